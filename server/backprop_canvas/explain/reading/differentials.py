"""The d and the ∂ of derivatives, and what two of them make. Only names of quantities can follow a d here. Knows
nothing of the other things that a fraction may hold.
"""

from __future__ import annotations

from typing import NoReturn

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.reading.differentiating import NotDifferentiable, differentiated
from backprop_canvas.explain.reading.expression import (
    Derivative,
    Differentiated,
    Expression,
    Number,
    Product,
    Quotient,
    Span,
    Symbol,
)
from backprop_canvas.explain.reading.grammar import Grammar, Lone, Read
from backprop_canvas.explain.reading.name_meanings import Differential
from backprop_canvas.explain.reading.name_reading import read_below, read_name
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.roles.spelled import form_of
from backprop_canvas.explain.reading.signs.kinds import (
    AFTER_LONE_PARTIAL,
    BEFORE_FRACTION_PART,
    CLOSES,
    CLOSES_OR_ENDS,
    FRACTION,
    GROUP,
    IN_NAME,
    LOWER,
    NUMBER,
    OPENS,
    OVER,
    PARTIAL,
    RAISES,
    STARTS_EXPRESSION,
    STARTS_FACTOR,
    STARTS_NAME,
    TIMES,
)
from backprop_canvas.explain.reading.unknown_names import keep_unknown


class Differentials:
    def __init__(self, reader: Reader, grammar: Grammar) -> None:
        self.reader, self.grammar = reader, grammar

    def whole(self, node: Read) -> Expression:
        """The node itself; half a derivative ends reading, except in code, where dz2 alone is ∂L/∂z2."""
        if isinstance(node, Lone):
            if not (self.reader.lone_is_gradient and isinstance(node.of, Quantity) and node.of != LOSS):
                self.stop_at_half(node)
            return Derivative(LOSS, node.of, node.span)
        return node

    def stop_at_half(self, half: Lone) -> NoReturn:
        self.reader.stop("lone_differential", half.span, found=self.reader.typed(half.span))

    def behind_sign(self, start: int) -> Lone:
        """Reads the name after ∂ or d, in brackets or not; there is none if the fraction line follows at once."""
        reader = self.reader
        kind = reader.kinds[reader.at]
        if kind in RAISES:
            reader.stop("second_derivative", reader.here())
        if kind in AFTER_LONE_PARTIAL:
            return self.lone(None, start)
        # Above the line an expression may stand.
        if kind in STARTS_EXPRESSION and self._is_above(reader.at - 1) and not self._is_one_name(reader.at):
            in_group = self._is_in_group(reader.at - 1)
            return self.lone(self.whole(self.grammar.sum()) if in_group else self._scaled(), start)
        return self.lone(self._operand(), start)

    def _is_above(self, at: int) -> bool:
        """Whether the ∂ or d at a position is the first sign above a line."""
        kinds = self.reader.kinds
        if at > 1 and kinds[at - 1] == GROUP:
            return self._is_in_group(at)
        return at == 0 or kinds[at - 1] != OVER

    def _is_in_group(self, at: int) -> bool:
        """Whether it is the first sign of a numerator in braces."""
        kinds = self.reader.kinds
        return at > 1 and kinds[at - 1] == GROUP and kinds[at - 2] == FRACTION

    def _is_one_name(self, at: int) -> bool:
        kinds = self.reader.kinds
        while kinds[at] in OPENS:
            at += 1
        while kinds[at] not in CLOSES_OR_ENDS:
            if kinds[at] not in IN_NAME:
                return False
            # A script has brackets of its own.
            if kinds[at] == LOWER and kinds[at + 1] in OPENS:
                return True
            at += 1
        return True

    def lone(self, of: Quantity | Expression | None, start: int) -> Lone:
        reader = self.reader
        if reader.kinds[reader.at] in RAISES:
            reader.stop("second_derivative", reader.since(start))
        return Lone(of, reader.since(start))

    def _operand(self) -> Quantity:
        reader = self.reader
        opened = []
        while reader.kinds[reader.at] in OPENS:
            opened.append(reader.at)
            reader.at += 1
        start = reader.starts[reader.at]
        if reader.kinds[reader.at] not in STARTS_NAME:
            reader.expected("name_expected", example=(self._example(),))
        written = read_name(reader)
        reader.names.derived.add(form_of(written))
        meaning = reader.names.meaning(written)
        if not isinstance(meaning, Quantity):
            keep_unknown(reader, written, reader.since(start))
            meaning = LOSS
        for opening in reversed(opened):
            if reader.kinds[reader.at] not in CLOSES_OR_ENDS:
                reader.expected("name_expected", example=(self._example(),))
            reader.close(opening)
        return meaning

    def _example(self) -> str:
        return next(iter(self.reader.vocabulary.shown.values()), "L")

    def derivative(self, above: Lone, below: Lone, start: int) -> Expression:
        """If ∂ stands alone above the line, what it belongs to follows the fraction."""
        reader = self.reader
        if not isinstance(below.of, Quantity):
            self.stop_at_half(above)
        if above.of is None:
            return self._operator(below.of, start)
        if not isinstance(above.of, Quantity):
            return self._of_expression(above.of, below.of, reader.since(start))
        if reader.lone_is_gradient and above.of != LOSS:
            # With dh1 alone as a gradient, dh1/dw1 could be a quotient of two.
            self.stop_at_half(above)
        return Derivative(above.of, below.of, reader.since(start))

    def _operator(self, wrt: Quantity, start: int) -> Expression:
        """∂/∂w1 before a name, a bracket or a function; a number before that belongs to it."""
        reader = self.reader
        if reader.kinds[reader.at] == TIMES:
            reader.at += 1
        operand = self._scaled()
        if isinstance(operand, Symbol):
            return Derivative(operand.quantity, wrt, reader.since(start))
        goes_on = reader.kinds[reader.at] in STARTS_FACTOR - {PARTIAL, FRACTION}
        if goes_on and not reader.texts[reader.at].startswith("d"):
            reader.stop("derivative_of_what", reader.since(start))
        return self._of_expression(operand, wrt, reader.since(start))

    def _scaled(self) -> Expression:
        """A factor, with the numbers before it and the number that divides it."""
        reader = self.reader
        start = reader.starts[reader.at]
        reader.deeper()
        factors = [self.grammar.signed()]
        self._over_number(factors, start)
        while is_number(factors[-1]) and reader.kinds[reader.at] in STARTS_FACTOR | {TIMES}:
            reader.at += reader.kinds[reader.at] == TIMES
            factors.append(self.grammar.signed())
        self._over_number(factors, start)
        reader.depth -= 1
        return factors[0] if len(factors) == 1 else Product(tuple(factors), reader.since(start))

    def _over_number(self, factors: list[Expression], start: int) -> None:
        """1/2 before a bracket, or a bracket/2, belongs to what is derived; L/2 comes to the same without."""
        reader = self.reader
        divides = reader.kinds[reader.at] == OVER and reader.kinds[reader.at + 1] == NUMBER
        if divides and not isinstance(factors[-1], Symbol):
            reader.at += 1
            factors[-1] = Quotient(factors[-1], self.grammar.signed(), reader.since(start))

    def _of_expression(self, operand: Expression, wrt: Quantity, span: Span) -> Expression:
        self.reader.differentiated.append(Differentiated(operand, wrt, span))
        try:
            return differentiated(operand, wrt, span, self.reader.vocabulary.is_held)
        except NotDifferentiable:
            return self.reader.stop("no_derivative_of_it", span)

    def nabla(self, start: int) -> Expression:
        """∇_{w1} L, and ∂_{w1} L."""
        reader = self.reader
        reader.at += 1
        if reader.kinds[reader.at] != LOWER:
            reader.stop("no_nabla", reader.since(start))
        begun = reader.starts[reader.at]
        written = read_below(reader)
        wrt = reader.names.quantity(written)
        if wrt is None:
            keep_unknown(reader, written, (begun + 1, reader.ends[reader.at - 1]))
        of = self._operand()
        return Derivative(of, wrt or LOSS, reader.since(start))

    def of_word(self, meaning: Differential, start: int) -> Lone:
        """dL is one word; d alone stands before a name."""
        return self.behind_sign(start) if meaning.of is None else self.lone(meaning.of, start)

    def begins_derivative(self, at: int) -> bool:
        """Whether the δ at a position, which may be an error signal, is the d of a derivative: δL/δw."""
        kinds, behind = self.reader.kinds, at + 1
        if kinds[at - 1] == OVER if at else False:
            return True
        if self.in_fraction(at) or kinds[behind] == OVER:
            return True
        while kinds[behind] in IN_NAME | CLOSES:
            behind += 1
        return behind > at + 1 and kinds[behind] == OVER

    def in_fraction(self, at: int) -> bool:
        """Whether the token at `at` is the first one above or below a fraction line."""
        reader = self.reader
        return at > 1 and reader.kinds[at - 1] == GROUP and reader.kinds[at - 2] in BEFORE_FRACTION_PART

    def is_half(self, at: int, sign: str) -> bool:
        """Whether the word at `at` is one of two around a /, both beginning with the sign itself: δo1/δh1."""
        reader = self.reader
        if "_" in reader.texts[at] or reader.at != at + 1:
            return False
        below = reader.kinds[at + 1] == OVER and reader.texts[at + 2].startswith(sign)
        return below or (at > 1 and reader.kinds[at - 1] == OVER and reader.texts[at - 2].startswith(sign))


def is_number(node: Expression) -> bool:
    if isinstance(node, Quotient):
        return isinstance(node.numerator, Number) and isinstance(node.denominator, Number)
    return isinstance(node, Number)
