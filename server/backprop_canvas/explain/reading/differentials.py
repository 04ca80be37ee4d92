"""The d and the ∂ of derivatives, and what is made of two of them. Names of quantities alone have one here; what else
may stand in a fraction is not known.
"""

from __future__ import annotations

from typing import NoReturn

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.reading.expression import Derivative, Expression
from backprop_canvas.explain.reading.grammar import Lone, Read
from backprop_canvas.explain.reading.kinds import AFTER_LONE_PARTIAL, CLOSES_OR_ENDS, OPENS, RAISES, STARTS_NAME, TIMES
from backprop_canvas.explain.reading.name_meanings import Differential
from backprop_canvas.explain.reading.reader import Reader


class Differentials:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def whole(self, node: Read) -> Expression:
        """Stops at half a derivative."""
        if isinstance(node, Lone):
            self.stop_at_half(node)
        return node

    def stop_at_half(self, half: Lone) -> NoReturn:
        self.reader.stop("lone_differential", half.span, found=self.reader.typed(half.span))

    def behind_sign(self, start: int) -> Lone:
        """After ∂ or d: a name, in brackets or not; none where the fraction goes on at once."""
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
        written = reader.name()
        meaning = reader.names.meaning(written)
        if not isinstance(meaning, Quantity):
            reader.unknown(written, reader.since(start))
            meaning = LOSS
        for opening in reversed(opened):
            if reader.kinds[reader.at] not in CLOSES_OR_ENDS:
                reader.expected("name_expected", example=(self._example(),))
            reader.close(opening)
        return meaning

    def _example(self) -> str:
        return next(iter(self.reader.vocabulary.shown.values()), "L")

    def derivative(self, above: Lone, below: Lone, start: int) -> Derivative:
        """Where ∂ stands alone above, what it is of follows the fraction."""
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
        """dL is one word; d alone goes before a name."""
        return self.behind_sign(start) if meaning.of is None else self.lone(meaning.of, start)
