"""The d and the ∂ of derivatives, and what two of them make. Only names of quantities can follow a d here. Knows
nothing of the other things that a fraction may hold.
"""

from __future__ import annotations

from typing import NoReturn

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.reading.expression import Derivative, Expression
from backprop_canvas.explain.reading.grammar import Lone, Read
from backprop_canvas.explain.reading.kinds import (
    AFTER_LONE_PARTIAL,
    BEFORE_FRACTION_PART,
    CLOSES_OR_ENDS,
    GROUP,
    OPENS,
    OVER,
    RAISES,
    STARTS_NAME,
    TIMES,
)
from backprop_canvas.explain.reading.name_meanings import Differential
from backprop_canvas.explain.reading.name_reading import read_name
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.unknown_names import keep_unknown


class Differentials:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def whole(self, node: Read) -> Expression:
        """The node itself; half a derivative ends reading."""
        if isinstance(node, Lone):
            self.stop_at_half(node)
        return node

    def stop_at_half(self, half: Lone) -> NoReturn:
        self.reader.stop("lone_differential", half.span, found=self.reader.typed(half.span))

    def behind_sign(self, start: int) -> Lone:
        """Reads the name after ∂ or d, in brackets or not; there is none if the fraction line follows at once."""
        reader = self.reader
        kind = reader.kinds[reader.at]
        if kind in RAISES:
            reader.stop("second_derivative", reader.here())
        of = None if kind in AFTER_LONE_PARTIAL else self._operand()
        return self.lone(of, start)

    def lone(self, of: Quantity | None, start: int) -> Lone:
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

    def derivative(self, above: Lone, below: Lone, start: int) -> Derivative:
        """If ∂ stands alone above the line, its quantity follows the fraction."""
        reader = self.reader
        if below.of is None:
            self.stop_at_half(above)
        if above.of is None:
            return self._operator(below.of, start)
        return Derivative(above.of, below.of, reader.since(start))

    def _operator(self, wrt: Quantity, start: int) -> Derivative:
        """∂/∂w1 before a name."""
        if self.reader.kinds[self.reader.at] == TIMES:
            self.reader.at += 1
        return Derivative(self._operand(), wrt, self.reader.since(start))

    def of_word(self, meaning: Differential, start: int) -> Lone:
        """dL is one word; d alone stands before a name."""
        return self.behind_sign(start) if meaning.of is None else self.lone(meaning.of, start)

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
