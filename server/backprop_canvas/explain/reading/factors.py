"""The single factors of an equation: names, numbers and groups are read here; fractions and roots in `fractions`,
functions and exponents in `calls`, the d and ∂ in `differentials`. The parser reads sums and products.
"""

from __future__ import annotations

import math

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.reading.calls import STEPS, Calls
from backprop_canvas.explain.reading.choices import Choices
from backprop_canvas.explain.reading.differentials import Differentials
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Negative,
    Number,
    Span,
    Symbol,
    placed,
    size_of,
)
from backprop_canvas.explain.reading.fractions import Fractions
from backprop_canvas.explain.reading.grammar import Grammar, Lone, Read
from backprop_canvas.explain.reading.name_meanings import (
    Constant,
    Defined,
    Delta,
    Differential,
    Function,
    Gradient,
    Meaning,
    Opposite,
)
from backprop_canvas.explain.reading.name_reading import read_name, skip_label
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.roles.roles import LAYERED
from backprop_canvas.explain.reading.roles.spelled import form_of, spelled
from backprop_canvas.explain.reading.signs.kinds import (
    BAR,
    BRACE,
    CASES,
    FRACTION,
    GOES_ON,
    GRAD,
    HAT,
    LOWER,
    NABLA,
    NUMBER,
    OPENS,
    OVER,
    PARTIAL,
    RAISES,
    RELATION,
    ROOT,
    STARTS_LABEL,
    SUPERSCRIPT,
    TIMES,
    WORD,
)
from backprop_canvas.explain.reading.spellings import CALLED_ERROR, CHOOSING, CODED, DELTAS
from backprop_canvas.explain.reading.unknown_names import keep_unknown

# How many parts all definitions together may put into one equation.
MOST_PUT_IN = 3_000


class Factors:
    def __init__(self, reader: Reader, grammar: Grammar) -> None:
        self.reader, self.grammar, self.found = reader, grammar, reader.names.found
        self.values: dict[str, float] = {}
        self._put_in = 0
        self.differentials = Differentials(reader, grammar)
        self.choices = Choices(reader, grammar, self.differentials.whole)
        self.fractions = Fractions(reader, grammar, self.differentials)
        self.calls = Calls(reader, grammar, self.differentials)

    def base(self) -> Read:
        """Reads the factor at this place without its exponent; of a derivative, the half above the line."""
        reader = self.reader
        at = reader.at
        kind = reader.kinds[at]
        if kind == WORD:
            # Most factors are plain names read before. Reading one the general way takes three times as long.
            known = self.found.get(reader.texts[at])
            if type(known) is Quantity and reader.kinds[at + 1] not in GOES_ON:
                reader.at += 1
                return Symbol(known, (reader.starts[at], reader.ends[at]))
            if type(known) is Differential and known.of is not None and self._is_half_alone(at):
                reader.at += 1
                return Lone(known.of, (reader.starts[at], reader.ends[at]))
            return self._word()
        if kind == NUMBER:
            reader.at += 1
            text, span = reader.texts[at], (reader.starts[at], reader.ends[at])
            if text == "1" and reader.kinds[at + 1] == LOWER:
                return self._indicator()
            return Number(self.values.get(text) or self._value(text, span), text, span)
        if kind in OPENS:
            return self._group()
        if kind == HAT:
            return self._word()
        return self._partial() if kind == PARTIAL else self._built(kind)

    def _is_half_alone(self, at: int) -> bool:
        """Whether the word at a position stands above or below a line, with nothing that goes on behind it."""
        kinds = self.reader.kinds
        behind = kinds[at + 1]
        return (behind == OVER or kinds[at - 1] == OVER) and behind not in GOES_ON and behind != SUPERSCRIPT

    def _partial(self) -> Read:
        reader = self.reader
        start = reader.starts[reader.at]
        if reader.kinds[reader.at + 1] == LOWER:
            return self.differentials.nabla(start)
        reader.at += 1
        return self.differentials.behind_sign(start)

    def _indicator(self) -> Read:
        """1_{z > 0}"""
        reader = self.reader
        reader.at += 1
        if reader.kinds[reader.at] not in OPENS:
            reader.stop("case_expected", reader.here())
        found = self._group()
        if not (isinstance(found, Call) and found.function in STEPS):
            reader.stop("case_expected", reader.here())
        return found

    def _built(self, kind: str) -> Read:
        reader = self.reader
        start = reader.starts[reader.at]
        if kind == FRACTION:
            return self.fractions.fraction(start)
        if kind == ROOT:
            return self.fractions.root(start)
        if kind == BRACE:
            reader.at += 1
            node = self._group()
            if reader.kinds[reader.at] in STARTS_LABEL:
                skip_label(reader)
            return node
        if kind == BAR and not reader.bars:
            return self.choices.bars(start)
        if kind == NABLA:
            return self.differentials.nabla(start)
        if kind == CASES:
            return self.choices.cases(start)
        return reader.expected("factor_expected")

    def _value(self, text: str, span: Span) -> float:
        value = float(text)
        if value == math.inf:
            self.reader.stop("huge_numeral", span, found=self.reader.typed(span))
        if value == 0 and any(digit in "123456789" for digit in text.partition("e")[0]):
            self.reader.stop("tiny_numeral", span, found=self.reader.typed(span))
        self.values[text] = value
        return value

    def _group(self) -> Read:
        reader = self.reader
        opening = reader.at
        if reader.kinds[opening] not in OPENS:
            reader.expected("group_expected")
        reader.at += 1
        reader.deeper()
        bars, reader.bars = reader.bars, 0
        node = self._between(reader.starts[reader.at])
        reader.bars = bars
        reader.depth -= 1
        reader.close(opening)
        return node

    def _between(self, start: int) -> Read:
        """What stands between two brackets: an expression, a condition, or a value with its condition."""
        reader = self.reader
        node = self.grammar.sum()
        if reader.kinds[reader.at] == RELATION:
            node = self.choices.compared(self.differentials.whole(node), start)
        if reader.kinds[reader.at] == WORD and reader.texts[reader.at] == "if":
            node = self.choices.ternary(self.differentials.whole(node), start)
        return node

    def _word(self) -> Read:
        reader = self.reader
        at, start = reader.at, reader.starts[reader.at]
        written = read_name(reader)
        meaning = reader.names.meaning(written)
        if isinstance(meaning, Quantity | Delta) and reader.kinds[reader.at] in RAISES:
            self._check_power(written, start)
        if meaning == LOSS and self._is_an_error(written, at):
            return self._without_meaning(written, at, start)
        if isinstance(meaning, Quantity):
            return self._quantity(meaning, start)
        if isinstance(meaning, Function):
            called = self.choices if meaning.name in CHOOSING | CODED else self.calls
            return called.call(meaning, start)
        return self._of_meaning(meaning, written, at, start)

    def _is_an_error(self, written: str, at: int) -> bool:
        """Whether a factor is called error. In code that is seldom the loss, which is in no gradient: it is asked."""
        kinds = self.reader.kinds
        is_factor = TIMES in (kinds[self.reader.at], kinds[at - 1] if at else "")
        return is_factor and written in CALLED_ERROR and self.reader.names.asks_for_error(written)

    def _check_power(self, written: str, start: int) -> None:
        """a_1^2, where a_1 is no name of the network, may mean layer 2."""
        reader = self.reader
        form = form_of(written)
        name = spelled(form) if form in reader.names.taken else None
        if name is not None and not name.layer and name.stem in LAYERED:
            reader.stop("upper_index", reader.since(start), name=reader.typed(reader.since(start)))

    def _quantity(self, meaning: Quantity, start: int) -> Read:
        reader = self.reader
        if reader.kinds[reader.at] == GRAD:
            reader.at += 1
            return Derivative(LOSS, meaning, reader.since(start))
        return Symbol(meaning, (start, reader.ends[reader.at - 1]))

    def _of_meaning(self, meaning: Meaning | None, written: str, at: int, start: int) -> Read:
        reader = self.reader
        match meaning:
            case Defined():
                return self._defined(meaning, start)
            case Gradient():
                return Derivative(meaning.of, meaning.wrt, reader.since(start))
            case Differential():
                return self._of_d(meaning, written, at, start)
            case Delta() if self.differentials.is_half(at, "δ"):
                return Lone(Quantity("neuron", meaning.pre.index), reader.since(start))
            case Delta():
                slope = Derivative(LOSS, meaning.pre, reader.since(start))
                return slope if meaning.sign > 0 else Negative(slope, reader.since(start))
            case Opposite():
                return Negative(Symbol(meaning.of, reader.since(start)), reader.since(start))
            case Constant():
                return Number(meaning.value, written, reader.since(start))
        return self._without_meaning(written, at, start)

    def _defined(self, meaning: Defined, start: int) -> Read:
        self._put_in += size_of(meaning.expression)
        if self._put_in > MOST_PUT_IN:
            self.reader.stop("sum_too_long", self.reader.since(start))
        return placed(meaning.expression, self.reader.since(start))

    def _of_d(self, meaning: Differential, written: str, at: int, start: int) -> Read:
        names = self.reader.names
        if meaning.of is None and written in DELTAS and not self.differentials.begins_derivative(at):
            return self._of_meaning(names.by_role(written), written, at, start)
        if names.is_in_code(written) and not self._is_beside_a_line(at):
            return self._without_meaning(written, at, start)
        return self.differentials.of_word(meaning, start)

    def _is_beside_a_line(self, at: int) -> bool:
        """Whether it stands above or below a fraction line, where a d is that of a derivative."""
        kinds = self.reader.kinds
        return OVER in (kinds[self.reader.at], kinds[at - 1] if at else "") or self.differentials.in_fraction(at)

    def _without_meaning(self, written: str, at: int, start: int) -> Read:
        reader = self.reader
        if reader.split_product(at):
            return self._word()
        stem = written.rstrip("'")
        if stem != written and isinstance(reader.names.meaning(stem), Function | Constant):
            reader.stop("no_prime", reader.since(start), name=stem)
        follows = OVER in (reader.kinds[reader.at], reader.kinds[at - 1] if at else "")
        if written.startswith("d") and len(written) > 1 and (follows or self.differentials.in_fraction(at)):
            keep_unknown(reader, written[1:], (start + 1, reader.ends[reader.at - 1]))
            return Lone(LOSS, reader.since(start))
        keep_unknown(reader, written, reader.since(start))
        return Number(1.0, "1", reader.since(start))
