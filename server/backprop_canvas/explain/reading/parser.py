"""Reads a student's equation: LaTeX, Unicode or plain text becomes the tree of `expression`. Operators and their
precedence are here; single factors in `factors`. Nothing is ever evaluated, and one look at each token is enough.

a/b*c is (a/b)*c; a division takes the factor before it, so chains stay flat.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop_canvas.explain.graph.quantity import LOSS
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.choices import OF_CASES
from backprop_canvas.explain.reading.expression import (
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
)
from backprop_canvas.explain.reading.factors import Factors
from backprop_canvas.explain.reading.grammar import Lone, Read
from backprop_canvas.explain.reading.name_meanings import Names
from backprop_canvas.explain.reading.name_reading import read_name
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.rewriting.general import written_out
from backprop_canvas.explain.reading.rewriting.items import Item, items_of, tokens_from
from backprop_canvas.explain.reading.rewriting.layer_index import has_layer_index
from backprop_canvas.explain.reading.rewriting.rewriting import rewritten
from backprop_canvas.explain.reading.rewriting.sums import BY_ROLE, OWN, UNKNOWN, Exists
from backprop_canvas.explain.reading.roles.spelled import form_of
from backprop_canvas.explain.reading.signs.kinds import (
    BAR,
    CONTINUES_PRODUCT,
    END,
    EQUALS,
    MINUS,
    NUMBER,
    OVER,
    PLUS_OR_MINUS,
    RAISES,
    RELATION,
    STARTS_FACTOR,
    TIMES,
    WORD,
)
from backprop_canvas.explain.reading.signs.lexer import Tokens, tokens_of
from backprop_canvas.explain.reading.signs.unreadable import Unreadable

_TENS = 400


def parse(text: str, vocabulary: Vocabulary) -> Equation:
    """Of a text that is one equation and nothing else. Raises Unreadable. Processor time is linear in the length of the
    text."""
    return parse_part(text, (0, len(text)), vocabulary, Names(vocabulary))


def parse_part(text: str, span: Span, vocabulary: Vocabulary, names: Names, *, in_code: bool = False) -> Equation:
    """The equation that stands in one part of a text. in_code: whether dz2 alone is a gradient; else the text tells it.
    Raises Unreadable."""
    return _parsed(text, tokens_of(text, *span), vocabulary, names, in_code=in_code)


def parse_general(text: str, span: Span, vocabulary: Vocabulary, names: Names) -> tuple[Equation, ...]:
    """The equations that stand in one part with an index in it that belongs to no sum; () where it has none. Raises
    Unreadable."""
    items = items_of(tokens_of(text, *span))
    instances = written_out(items, _existing(text, vocabulary, names))
    read, refused = [], None
    for each in instances:
        try:
            read.append(_parsed(text, tokens_from(each), vocabulary, names))
        except Unreadable as unreadable:
            # An equation for the layer before another one says nothing of the last.
            refused = unreadable
    if refused is not None and (not read or not has_layer_index(text[slice(*span)])):
        raise refused
    # One place of the text stands for several names.
    return tuple(Equation(each.sides, (span, *each.sums), each.differentiated) for each in read)


def _existing(text: str, vocabulary: Vocabulary, names: Names) -> Exists:
    """Whether the name that begins at a position of tokens means anything, and whether it is one of the network."""

    def exists(items: Sequence[Item], at: int) -> int:
        reader = Reader(text, tokens_from(items), vocabulary, names)
        reader.at = at
        try:
            written = read_name(reader)
            # What is still asked exists, too.
            if names.meaning(written) is None and form_of(written) not in names.asked:
                return UNKNOWN
            return OWN if names.is_own(written) else BY_ROLE
        except Unreadable:
            return UNKNOWN

    return exists


def _parsed(text: str, tokens: Tokens, vocabulary: Vocabulary, names: Names, *, in_code: bool = False) -> Equation:
    ready = rewritten(
        tokens, text, _existing(text, vocabulary, names), lambda name: names.meaning(name) == LOSS, names.knows
    )
    copy = ready.tokens.copy()
    reader = Reader(text, ready.tokens, vocabulary, names)
    try:
        found = _read(reader)
    except Unreadable as unreadable:
        if unreadable.problems[0].says.code != "lone_differential" or not (in_code or is_code(copy)):
            raise
        reader = Reader(text, copy, vocabulary, names)
        reader.lone_is_gradient = True
        try:
            found = _read(reader)
        except Unreadable as again:
            raise (again if again.problems[0].code == "ambiguous_name" else unreadable) from None
    return Equation(found, ready.bodies, tuple(reader.differentiated))


def _read(reader: Reader) -> tuple[Expression, ...]:
    try:
        return _Parser(reader).equation()
    finally:
        reader.release()


def is_code(tokens: Tokens) -> bool:
    """Whether the text begins as in dw1 = … or dL/dw1 = …, where code calls gradients dz2 and the like."""
    starts = tokens.texts[0].startswith("d") and tokens.kinds[0] == WORD
    return starts and EQUALS in tokens.kinds[1:4]


class _Parser:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.factors = Factors(reader, self)
        self.whole = self.factors.differentials.whole

    def equation(self) -> tuple[Expression, ...]:
        reader = self.reader
        if len(reader.kinds) == 1:
            reader.stop("empty", (0, 0))
        if reader.kinds[0] == EQUALS:
            reader.at = 1
        sides = [self.whole(self.sum())]
        while reader.kinds[reader.at] == EQUALS:
            reader.at += 1
            sides.append(self.whole(self.sum()))
        if reader.kinds[reader.at] == RELATION:
            reader.stop("no_relations", reader.here(), name=reader.texts[reader.at])
        if reader.kinds[reader.at] != END:
            reader.unexpected()
        reader.finish()
        return tuple(sides)

    def sum(self) -> Read:
        reader = self.reader
        kinds, start = reader.kinds, reader.starts[reader.at]
        first = self._term() if kinds[reader.at] in PLUS_OR_MINUS else self._product()
        if kinds[reader.at] not in PLUS_OR_MINUS:
            return first
        terms = [self.whole(first)]
        while kinds[reader.at] in PLUS_OR_MINUS:
            terms.append(self._term())
        return Sum(tuple(terms), (start, reader.ends[reader.at - 1]))

    def _term(self) -> Expression:
        """A product with the signs before it."""
        reader = self.reader
        start, negative = reader.starts[reader.at], self._signs()
        product = self._product()
        whole = self.whole(product) if isinstance(product, Lone) else product
        return Negative(whole, reader.since(start)) if negative else whole

    def _signs(self) -> bool:
        reader, negative = self.reader, False
        kinds, at = reader.kinds, reader.at
        while kinds[at] in PLUS_OR_MINUS:
            negative ^= kinds[at] == MINUS
            at += 1
        reader.at = at
        return negative

    def _product(self) -> Read:
        reader = self.reader
        kinds, start = reader.kinds, reader.starts[reader.at]
        begun = start
        factor = self._factor()
        if kinds[reader.at] not in CONTINUES_PRODUCT and (kinds[reader.at] != BAR or reader.bars):
            return factor
        factors = [self.whole(factor) if isinstance(factor, Lone) else factor]
        while True:
            kind, at = kinds[reader.at], reader.at
            if kind == TIMES:
                reader.at += 1
                begun = reader.starts[reader.at]
                factors.append(self.signed())
                _join_tens(factors)
            elif kind == OVER:
                factors[-1] = self._divided(factors[-1], begun)
            elif kind in STARTS_FACTOR or (kind == BAR and not reader.bars):
                if kind == NUMBER and kinds[at - 1] == NUMBER:
                    self._two_numbers(at)
                if kind == WORD and reader.depth and reader.texts[at] in OF_CASES:
                    break
                begun = reader.starts[at]
                factor = self._factor()
                factors.append(self.whole(factor) if isinstance(factor, Lone) else factor)
            else:
                break
        return factors[0] if len(factors) == 1 else Product(tuple(factors), reader.since(start))

    def _divided(self, above: Expression, start: int) -> Expression:
        """a/b/c has b·c as its denominator."""
        reader = self.reader
        first = reader.starts[reader.at + 1]
        below = []
        while reader.kinds[reader.at] == OVER:
            reader.at += 1
            below.append(self.signed())
        whole = below[0] if len(below) == 1 else Product(tuple(below), reader.since(first))
        return Quotient(above, whole, reader.since(start))

    def signed(self) -> Expression:
        """One factor with the signs before it."""
        reader = self.reader
        start, negative = reader.starts[reader.at], self._signs()
        factor = self.whole(self._factor())
        return Negative(factor, reader.since(start)) if negative else factor

    def base(self) -> Read:
        return self.factors.base()

    def _factor(self) -> Read:
        """One factor with its exponent."""
        reader = self.reader
        start = reader.starts[reader.at]
        base = self.factors.base()
        if isinstance(base, Lone) and reader.kinds[reader.at] == OVER:
            base = self.factors.fractions.over(base, start)
        if reader.kinds[reader.at] in RAISES:
            return self.factors.calls.raised(self.whole(base), start)
        return base

    def _two_numbers(self, at: int) -> None:
        reader = self.reader
        span = reader.starts[at - 1], reader.ends[at]
        reader.stop("between_numbers", span, left=reader.texts[at - 1], right=reader.texts[at])


def _join_tens(factors: list[Expression]) -> None:
    """2.3·10^-4 is one numeral, with the digits of 2.3."""
    if len(factors) < 2:
        return
    number, power = factors[-2:]
    if not (isinstance(number, Number) and isinstance(power, Power) and "e" not in number.text):
        return
    exponent = power.exponent.operand if isinstance(power.exponent, Negative) else power.exponent
    is_ten = isinstance(power.base, Number) and power.base.text == "10"
    if is_ten and isinstance(exponent, Number) and exponent.text.isdecimal() and exponent.value < _TENS:
        sign = "-" if isinstance(power.exponent, Negative) else ""
        text = f"{number.text}e{sign}{exponent.text}"
        if math.isfinite(float(text)):
            factors[-2:] = [Number(float(text), text, (number.span[0], power.span[1]))]
