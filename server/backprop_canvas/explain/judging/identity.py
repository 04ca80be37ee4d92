"""Whether one side of an equation is the derivative that the equation is about. It is compared by value at the present
place and at others, so that a coincidence does not pass."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.sizes import size_of_paths
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.sampling import Places
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import (
    Value,
    agree,
    agree_after_cancelling,
    agree_loosely,
    exact,
    is_printed_right,
)
from backprop_canvas.explain.reading.expression import Expression, Negative, Number, Power, Quotient, Sum

# The fewest places, with the present one, at which a side has to have a value.
FEWEST_TOLD = 2


class Identity:
    """Of ∂of/∂wrt at these places."""

    def __init__(self, places: Places, of: Quantity, wrt: Quantity) -> None:
        self._places = places
        (self._here,) = places.first(1)
        self._asked = of, wrt
        self._sizes: dict[int, float] = {}
        self.truth = exact(self._here.total(of, wrt))

    def holds(self, side: Expression, reading: Reading) -> bool:
        """Whether it holds at every place. A bare number is right if its printed digits are right."""
        numeral = numeral_of(side)
        if numeral is not None:
            return is_printed_right(numeral, self.truth.number)
        return self._is_everywhere(side, reading)

    def holds_here(self, side: Expression, reading: Reading) -> bool:
        """Whether it holds at the present values only, by the numerals in it. A 0 gives no information."""
        if self.holds(side, reading):
            return True
        if numeral_of(side) is not None or not self._has_value(side):
            return False
        value = Evaluation(self._here, reading).of(side)
        return self.truth.number != 0.0 and agree_loosely(value, self.truth)

    def _has_value(self, side: Expression) -> bool:
        """Whether a side contains a numeral that may stand for a quantity's value here. Some numerals belong to the
        formula: the 1 of 1 - h1 or 1 / (1 + e), an exponent, the factor of the loss's derivative. A side with only such
        numerals is right by coincidence."""
        formula = {id(part) for node in nodes_in(side) for part in _of_formulas(node)}
        factor = LOSSES[self._here.local.topology.loss].derivative_factor
        numerals = (node for node in nodes_in(side) if isinstance(node, Number) and id(node) not in formula)
        return any(numeral.value != factor for numeral in numerals)

    def is_negative(self, side: Expression, readings: Sequence[Reading]) -> bool:
        """Whether it is the derivative with the opposite sign."""
        return any(self._is_everywhere(Negative(side, side.span), reading) for reading in readings)

    def _is_everywhere(self, side: Expression, reading: Reading) -> bool:
        """Where a side has no value, such as h1/h1 where h1 is 0, it says nothing. Here it needs one."""
        told = 0
        for at, place in enumerate(self._places):
            value = Evaluation(place, reading).of(side)
            if math.isnan(value.number) and at > 0:
                continue
            if not self._is_at(at, place, value):
                return False
            told += 1
        return told >= FEWEST_TOLD

    def _is_at(self, at: int, place: Derivatives, value: Value) -> bool:
        truth = exact(place.total(*self._asked))
        return agree(value, truth) or agree_after_cancelling(value, truth, self._size(at, place))

    def _size(self, at: int, place: Derivatives) -> float:
        known = self._sizes.get(at)
        if known is None:
            known = self._sizes[at] = size_of_paths(place.local, *self._asked)
        return known


def _of_formulas(node: Expression) -> tuple[Expression, ...]:
    """The numerals in a node that belong to its form."""
    match node:
        case Power():
            return (node.exponent,)
        case Sum():
            parts: tuple[Expression, ...] = tuple(t.operand if isinstance(t, Negative) else t for t in node.terms)
        case Quotient():
            parts = (node.numerator,)
        case _:
            return ()
    return tuple(part for part in parts if isinstance(part, Number) and part.value == 1.0)


def numeral_of(side: Expression) -> str | None:
    """The text of a bare number with its sign, as `float` reads it; None for a letter that denotes a constant."""
    if isinstance(side, Number) and any(sign.isdecimal() for sign in side.text):
        return side.text
    if isinstance(side, Negative) and (text := numeral_of(side.operand)) is not None:
        return text.removeprefix("-") if text.startswith("-") else f"-{text}"
    return None
