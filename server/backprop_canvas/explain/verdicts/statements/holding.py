"""Whether a side has given values: everywhere, or at the present place by the numbers that are written in it. A number
stands for a value of this moment, is a number of the rule, or was computed on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.judging.bare_number import fit_of
from backprop_canvas.explain.judging.closed_form import NOWHERE
from backprop_canvas.explain.judging.fitting import Fitting
from backprop_canvas.explain.judging.identity import FITTED, numeral_of
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.meanings import Meanings
from backprop_canvas.explain.judging.numerals import fits, printed_digits
from backprop_canvas.explain.judging.readings import Evaluation, Reading
from backprop_canvas.explain.judging.replacing import Replacements, dividing, replaced, written_numbers
from backprop_canvas.explain.judging.rounded import is_explained
from backprop_canvas.explain.judging.standing import unsigned
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import ROUNDED_DIGITS, agree, agree_loosely, exact, is_roughly
from backprop_canvas.explain.reading.expression import Derivative, Expression, Negative, Number, Symbol


class Holding:
    """places: the present one first. constants: the numbers of the rule, which are the same everywhere. likely: what a
    number stands for before anything else that has its value."""

    def __init__(
        self,
        places: Sequence[Derivatives],
        constants: Sequence[float] = (),
        likely: Sequence[Derivative] = (),
        reading: Reading = "total",
    ) -> None:
        self._places, self._constants, self._likely, self._reading = places, constants, likely, reading
        self._meanings = Meanings(places[0])

    def all(self, sides: Sequence[Expression], truths: Sequence[float]) -> bool:
        """Whether each side has these values: (places,) for as many of the places as they are known at."""
        return all(self._one(side, truths) for side in sides)

    def _one(self, side: Expression, truths: Sequence[float]) -> bool:
        if (numeral := numeral_of(side)) is not None:
            return fit_of(numeral, truths[0], abs(truths[0]), 0.0).is_right
        if self._everywhere(side, truths):
            return True
        numbers = written_numbers(side)
        here = Evaluation(self._places[0], self._reading).of(side)
        if not numbers or not is_roughly(here, truths[0]):
            return False
        has_names = any(isinstance(node, Symbol | Derivative) for node in nodes_in(side))
        if has_names and any(self._everywhere(replaced(side, by), truths) for by in self._ways(side, numbers, truths)):
            return True
        if has_names and all(map(self._is_known, numbers)):
            return False
        explained = is_explained(side, self._places[0], Likes(self._places[:1]), truths[0], (self._reading,))
        return explained or agree_loosely(here, exact(truths[0]))

    def _everywhere(self, side: Expression, truths: Sequence[float]) -> bool:
        values = (Evaluation(place, self._reading).of(side) for place in self._places)
        return all(agree(value, exact(truth)) for value, truth in zip(values, truths, strict=False))

    def _ways(self, side: Expression, numbers: Sequence[Number], truths: Sequence[float]) -> Iterator[Replacements]:
        pairs = [(place, truth) for place, truth in zip(self._places, truths, strict=False) if truth != 0.0]
        # The present place is the last choice: there all ways agree.
        others = pairs[1:][:FITTED] or pairs
        evaluations = [Evaluation(place, self._reading) for place, _ in others]
        inside = {id(number) for number in dividing(side)}
        options = [self._options(number, is_inside=id(number) in inside) for number in numbers]
        return Fitting(evaluations, [truth for _, truth in others]).ways(side, numbers, options)

    def _options(self, number: Number, *, is_inside: bool) -> list[Expression | None]:
        """is_inside: of a quotient, where no derivative and no slope stands."""
        if is_inside:
            return [None, *(each for each in self._meanings.values_of(number) if isinstance(unsigned(each), Symbol))]
        likely = [each for each in map(partial(self._signed, number), self._likely) if each is not None]
        return [None, *likely, *self._meanings.values_of(number)]

    def _signed(self, number: Number, meaning: Derivative) -> Expression | None:
        """The meaning or its opposite, whose value the number is."""
        value = Evaluation(self._places[0], "total").of(meaning).number
        if not fits(number.text, abs(value)):
            return None
        return Negative(meaning, NOWHERE) if value < 0.0 else meaning

    def _is_known(self, number: Number) -> bool:
        """Whether it was not computed on the way: it has few digits, or is exactly a value or a number of the rule."""
        if printed_digits(number.text) < ROUNDED_DIGITS or number.value in self._constants:
            return True
        return self._meanings.is_exactly_a_value(number)
