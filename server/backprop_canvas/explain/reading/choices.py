"""What is one thing or another: cases, [z > 0], max and min, |x|. Each becomes a tree of steps, sums and products, so
that nothing behind the reader needs to know them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backprop_canvas.explain.reading.expression import Call, Expression, Negative, Number, Power, Product, Span, Sum
from backprop_canvas.explain.reading.grammar import Grammar, Read
from backprop_canvas.explain.reading.name_meanings import Function
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.signs.kinds import (
    BAR,
    BESIDE,
    CLOSE_CASES,
    COMMA,
    LOWER,
    OPENS,
    RELATION,
    ROW,
    WORD,
)
from backprop_canvas.explain.reading.spellings import CODED

_IF = frozenset(["if", "when", "for", "where", "falls", "für", "wenn", "si", "pour"])
_ELSE = frozenset(["otherwise", "else", "sonst", "sinon", "ow", "autrement"])
# They end an expression in brackets or in cases.
OF_CASES = _IF | _ELSE
_MOST_CASES = 8


@dataclass(frozen=True)
class _Case:
    """condition: None where it says otherwise."""

    value: Expression
    condition: Expression | None


class Choices:
    def __init__(self, reader: Reader, grammar: Grammar, whole: Callable[[Read], Expression]) -> None:
        self._reader, self._grammar, self._whole = reader, grammar, whole

    def bars(self, start: int) -> Expression:
        """|x|, at its first bar."""
        reader = self._reader
        opening = reader.at
        reader.at += 1
        if reader.kinds[reader.at] == LOWER:
            reader.stop("no_evaluation", reader.here())
        reader.deeper()
        reader.bars += 1
        inner = self._sum()
        reader.bars -= 1
        reader.depth -= 1
        if reader.kinds[reader.at] != BAR:
            reader.stop("no_bars", (reader.starts[opening], reader.ends[opening]))
        reader.at += 1
        return Call("abs", 0, inner, reader.since(start))

    def compared(self, left: Expression, start: int) -> Expression:
        """The step that is 1 where a comparison holds, read on from its sign."""
        reader = self._reader
        sign = reader.texts[reader.at]
        reader.at += 1
        right = self._sum()
        if reader.kinds[reader.at] == RELATION:
            reader.stop("no_relations", reader.here(), name=reader.texts[reader.at])
        span = reader.since(start)
        above, below = (left, right) if sign in ">≥" else (right, left)
        return Call("step" if sign in "<>" else "step_from", 0, _difference(above, below, span), span)

    def cases(self, start: int) -> Expression:
        reader = self._reader
        reader.at += 1
        reader.deeper()
        found = [self._case()]
        while reader.kinds[reader.at] == ROW:
            reader.at += 1
            if reader.kinds[reader.at] == CLOSE_CASES:
                break
            found.append(self._case())
        reader.depth -= 1
        if reader.kinds[reader.at] != CLOSE_CASES:
            reader.unexpected()
        reader.at += 1
        return self._chosen(found, reader.since(start))

    def ternary(self, value: Expression, start: int) -> Expression:
        """1 if z > 0 else 0, at the if."""
        reader = self._reader
        condition = self._condition()
        if reader.kinds[reader.at] != WORD or reader.texts[reader.at] != "else":
            reader.stop("case_expected", reader.here())
        reader.at += 1
        other = self._sum()
        return self._chosen([_Case(value, condition), _Case(other, None)], reader.since(start))

    def call(self, function: Function, start: int) -> Expression:
        """max, min, where or an operation in code, with its arguments in brackets."""
        reader, name = self._reader, function.name
        opening = reader.at
        if reader.kinds[opening] not in OPENS:
            reader.expected("argument_expected")
        reader.at += 1
        reader.deeper()
        arguments = [self._argument(name)]
        while reader.kinds[reader.at] == COMMA and reader.texts[reader.at] in ",;":
            reader.at += 1
            arguments.append(self._argument(name))
        reader.depth -= 1
        reader.close(opening)
        span = reader.since(start)
        if len(arguments) != {"where": 3, "square": 1}.get(name, 2):
            reader.stop("two_arguments", span, name=name)
        if name in CODED:
            return _operation(name, arguments, span)
        if name == "where":
            return self._chosen([_Case(arguments[1], arguments[0]), _Case(arguments[2], None)], span)
        one, other = arguments
        return _larger(one, other, span) if name == "max" else _smaller(one, other, span)

    def _argument(self, name: str) -> Expression:
        start = self._reader.starts[self._reader.at]
        found = self._sum()
        if name == "where" and self._reader.kinds[self._reader.at] == RELATION:
            return self.compared(found, start)
        return found

    def _case(self) -> _Case:
        reader = self._reader
        value = self._sum()
        if reader.kinds[reader.at] == COMMA:
            reader.at += 1
        if reader.kinds[reader.at] == BESIDE:
            reader.at += 1
        if reader.kinds[reader.at] == WORD and reader.texts[reader.at] in _ELSE:
            reader.at += 1
            return _Case(value, None)
        return _Case(value, self._condition())

    def _condition(self) -> Expression:
        reader = self._reader
        while reader.kinds[reader.at] == WORD and reader.texts[reader.at] in _IF:
            reader.at += 1
        start = reader.starts[reader.at]
        left = self._sum()
        if reader.kinds[reader.at] != RELATION:
            reader.stop("case_expected", reader.here())
        found = self.compared(left, start)
        if reader.kinds[reader.at] == COMMA:
            reader.at += 1
        return found

    def _sum(self) -> Expression:
        return self._whole(self._grammar.sum())

    def _chosen(self, cases: Sequence[_Case], span: Span) -> Expression:
        """Σ value · condition; what is otherwise holds where no condition before it does."""
        if len(cases) > _MOST_CASES or any(each.condition is None for each in cases[:-1]):
            self._reader.stop("case_expected", span)
        terms: list[Expression] = []
        for at, each in enumerate(cases):
            holds = each.condition
            if holds is None:
                holds = _none_of([before.condition for before in cases[:at] if before.condition is not None], span)
            terms.append(Product((each.value, holds), span))
        return terms[0] if len(terms) == 1 else Sum(tuple(terms), span)


def _operation(name: str, arguments: Sequence[Expression], span: Span) -> Expression:
    """power(a, b), square(a), multiply(a, b)."""
    match name:
        case "square":
            return Power(arguments[0], Number(2.0, "2", span), span)
        case "power":
            return Power(arguments[0], arguments[1], span)
    return Product(tuple(arguments), span)


def _none_of(conditions: Sequence[Expression], span: Span) -> Expression:
    one = Number(1.0, "1", span)
    apart = [Sum((one, Negative(each, span)), span) for each in conditions]
    return apart[0] if len(apart) == 1 else Product(tuple(apart), span) if apart else one


def _difference(left: Expression, right: Expression, span: Span) -> Expression:
    if isinstance(right, Number) and right.value == 0.0:
        return left
    if isinstance(left, Number) and left.value == 0.0:
        return Negative(right, span)
    return Sum((left, Negative(right, span)), span)


def _larger(one: Expression, other: Expression, span: Span) -> Expression:
    """max(a, b) = b + relu(a − b)."""
    if isinstance(one, Number) and one.value == 0.0:
        one, other = other, one
    above = Call("relu", 0, _difference(one, other, span), span)
    return above if isinstance(other, Number) and other.value == 0.0 else Sum((other, above), span)


def _smaller(one: Expression, other: Expression, span: Span) -> Expression:
    """min(a, b) = a − relu(a − b)."""
    return Sum((one, Negative(Call("relu", 0, _difference(one, other, span), span), span)), span)
