"""Whether one side of an equation is the derivative that the equation is about. It is compared by value at the present
place and at others, so that a coincidence does not pass."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.fitting import Fitting
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.rounding import rounded_size
from backprop_canvas.explain.judging.sampling import Places
from backprop_canvas.explain.judging.slopes import lost_by_slopes
from backprop_canvas.explain.judging.tolerances import (
    Value,
    agree,
    agree_after_cancelling,
    exact,
    is_printed_right,
)
from backprop_canvas.explain.reading.expression import Expression, Negative, Number

# How many places are looked at for ways to replace numbers, and how many are used.
SEARCHED, FITTED = 6, 2
# The fewest places, with the present one, at which a side has to have a value.
FEWEST_TOLD = 2


class Identity:
    """Of ∂of/∂wrt at these places."""

    def __init__(self, places: Places, of: Quantity, wrt: Quantity) -> None:
        self._places = places
        (self._here,) = places.first(1)
        self._asked = of, wrt
        self._sizes: dict[Derivatives, tuple[float, float]] = {}
        # The place that refuted the last side. What is tried next differs little, and seldom holds there.
        self._refuting: dict[tuple[Places, Reading], tuple[int, Derivatives]] = {}
        self._evaluations: dict[tuple[Derivatives, Reading], Evaluation] = {}
        self.truth = exact(self._here.total(of, wrt))

    def holds(self, side: Expression, reading: Reading) -> bool:
        """Whether it holds at every place. A bare number is right if its printed digits are right."""
        numeral = numeral_of(side)
        if numeral is not None:
            return is_printed_right(numeral, self.truth.number)
        return self.is_everywhere(side, reading, self._places)

    def is_negative(self, side: Expression, readings: Sequence[Reading]) -> bool:
        """Whether it is the derivative with the opposite sign."""
        return any(self.is_everywhere(Negative(side, side.span), reading, self._places) for reading in readings)

    def is_everywhere(
        self, side: Expression, reading: Reading, places: Places, written: Expression | None = None
    ) -> bool:
        """Whether it holds at all these places. Where a side has no value, such as h1/h1 where h1 is 0, it says
        nothing; at the present place it needs one. written: what the side was before values replaced its numbers. A
        replacement must not take a value away."""
        last = self._refuting.get((places, reading))
        if last is not None and self._at(*last, side, reading, written) is False:
            return False
        told = 0
        for at, place in enumerate(places):
            holds = self._at(at, place, side, reading, written)
            if holds is False:
                self._refuting[places, reading] = at, place
                return False
            told += holds is True
        return told >= FEWEST_TOLD

    def _at(
        self, at: int, place: Derivatives, side: Expression, reading: Reading, written: Expression | None
    ) -> bool | None:
        """Whether it holds at the place with this number; None where it says nothing."""
        value = self.evaluation(place, reading).of(side)
        if at > 0 and math.isnan(value.number) and (written is None or self._lacks(written, reading, place)):
            return None
        return self._is_at(place, value)

    def fitting(self, places: Places, reading: Reading) -> Fitting:
        """At the first other places where the derivative is not 0."""
        others = [place for place in places.first(SEARCHED)[1:] if place.total(*self._asked) != 0.0][:FITTED]
        return Fitting(
            [self.evaluation(each, reading) for each in others], [each.total(*self._asked) for each in others]
        )

    def evaluation(self, place: Derivatives, reading: Reading) -> Evaluation:
        """One for all that is asked there: it remembers what the parts of the sides come to."""
        known = self._evaluations.get((place, reading))
        if known is None:
            known = self._evaluations[place, reading] = Evaluation(place, reading)
        return known

    def _lacks(self, side: Expression, reading: Reading, place: Derivatives) -> bool:
        return math.isnan(self.evaluation(place, reading).of(side).number)

    def _is_at(self, place: Derivatives, value: Value) -> bool:
        truth = exact(place.total(*self._asked))
        return agree(value, truth) or agree_after_cancelling(value, truth, *self._size(place))

    def _size(self, place: Derivatives) -> tuple[float, float]:
        """Of what is rounded, and of what slopes lose."""
        known = self._sizes.get(place)
        if known is None:
            known = rounded_size(place.local, *self._asked), lost_by_slopes(place, *self._asked)
            self._sizes[place] = known
        return known


def numeral_of(side: Expression) -> str | None:
    """The text of a bare number with its sign, as `float` reads it; None for a letter that denotes a constant."""
    if isinstance(side, Number) and any(sign.isdecimal() for sign in side.text):
        return side.text
    if isinstance(side, Negative) and (text := numeral_of(side.operand)) is not None:
        return text.removeprefix("-") if text.startswith("-") else f"-{text}"
    return None
