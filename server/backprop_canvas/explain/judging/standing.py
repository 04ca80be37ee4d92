"""What the written numbers of a side stand for, where it holds at the present values alone. It then holds everywhere
with those values in place of the numbers, or wherever the targets are as they are here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.identity import Identity, numeral_of
from backprop_canvas.explain.judging.meanings import Meanings
from backprop_canvas.explain.judging.numerals import printed_digits
from backprop_canvas.explain.judging.readings import Reading
from backprop_canvas.explain.judging.replacing import dividing, fractions, replaced, written_numbers
from backprop_canvas.explain.judging.sampling import Places
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import ROUNDED_DIGITS, agree_loosely, is_roughly
from backprop_canvas.explain.judging.units import complement
from backprop_canvas.explain.reading.expression import Expression, Negative, Number, Quotient, Sum, Symbol


@dataclass(frozen=True)
class Stand:
    """A written number and the value of this moment that it stands for; None if that was computed on the way."""

    number: Number
    meaning: Expression | None


class Standing:
    """frozen: the slots that keep their values."""

    def __init__(self, identity: Identity, places: Places, frozen: Set[int]) -> None:
        self._identity, self._places, self._frozen = identity, places, frozen
        (self._here,) = places.first(1)
        self._meanings = Meanings(self._here)
        self._known: dict[tuple[int, Reading], tuple[Expression, tuple[Stand, ...] | None]] = {}

    def of(self, side: Expression, reading: Reading) -> tuple[Stand, ...] | None:
        """What the written numbers stand for by which a side holds at the present values alone; None where it does not
        hold. It then holds everywhere with those values in their place, or with the targets held."""
        if (known := self._known.get((id(side), reading))) is None:
            known = self._known[id(side), reading] = (side, self._find(side, reading))
        return known[1]

    def _find(self, side: Expression, reading: Reading) -> tuple[Stand, ...] | None:
        if not self._is_about_right(side, reading) or numeral_of(side) is not None:
            return None
        constants = fractions(side)
        numbers = [number for number in written_numbers(side) if number not in constants]
        if not numbers:
            return None
        inside = {id(number) for number in dividing(side)}
        for targets_held in (False, True):
            held = self._held_targets(side, numbers) if targets_held else {}
            if targets_held and not held:
                break
            places = self._places.with_targets(held) if held else self._places
            options = [self._options(each, inside=inside, targets_held=targets_held) for each in numbers]
            for by in self._identity.fitting(places, reading).ways(side, numbers, options):
                if self._holds(replaced(side, by), reading, places, side):
                    return self._named(numbers, by, held)
        return self._computed(numbers, side, reading)

    def _holds(self, side: Expression, reading: Reading, places: Places, written: Expression) -> bool:
        """Of many ways to put values back one may fit a few places by chance. It has to hold at others then, too."""
        is_everywhere = self._identity.is_everywhere
        return is_everywhere(side, reading, places, written) and is_everywhere(side, reading, places.further, written)

    def _is_about_right(self, side: Expression, reading: Reading) -> bool:
        value = self._identity.evaluation(self._here, reading).of(side)
        return is_roughly(value, self._identity.truth.number)

    def _options(self, number: Number, *, inside: Set[int], targets_held: bool) -> list[Expression | None]:
        """What a number may be: as it is, a number of the loss, a value of this moment. No slope and no derivative
        divides anything, nor is it divided alone. inside: the numbers of quotients."""
        values = [each for each in self._meanings.values_of(number) if not (targets_held and _is_target(each))]
        if id(number) in inside:
            values = [each for each in values if isinstance(unsigned(each), Symbol)]
        constant = self._meanings.constant_of(number)
        if constant is not None:
            return [constant, *values]
        return [None, *values]

    def _held_targets(self, side: Expression, numbers: Sequence[Number]) -> dict[int, float]:
        """Where a loss has terms that a target switches off: the targets that are written as numbers, by output. The 1
        of 1 − y is none."""
        local = self._here.local
        if LOSSES[local.topology.loss].activation is None:
            return {}
        rests = {id(node.terms[0]) for node in nodes_in(side) if isinstance(node, Sum) and complement(node) is not None}
        written = {number.value for number in numbers if id(number) not in rests}
        outputs = [output for output in local.topology.outputs if local.target(output) in written]
        if outputs and local.members:
            # They sum up to 1: if one is held at 1, all are.
            outputs = list(local.topology.outputs)
        return {output: local.target(output) for output in outputs}

    def _named(
        self, numbers: Sequence[Number], by: Mapping[int, Expression], held: Mapping[int, float]
    ) -> tuple[Stand, ...]:
        """What is frozen and what belongs to the loss needs no name: it is the same everywhere."""
        found = []
        for number in numbers:
            meaning = by.get(id(number)) or _held(number, held)
            if not (meaning is None or isinstance(meaning, Quotient) or self._is_frozen(meaning)):
                found.append(Stand(number, meaning))
        return tuple(found)

    def _is_frozen(self, meaning: Expression) -> bool:
        inner = unsigned(meaning)
        return isinstance(inner, Symbol) and inner.quantity.kind == "parameter" and inner.quantity.index in self._frozen

    def _computed(self, numbers: Sequence[Number], side: Expression, reading: Reading) -> tuple[Stand, ...] | None:
        """A number of many digits that is no known value was computed on the way. The side can only hold here."""
        unknown = [
            number
            for number in numbers
            if printed_digits(number.text) >= ROUNDED_DIGITS
            and not self._meanings.values_of(number)
            and self._meanings.constant_of(number) is None
        ]
        value = self._identity.evaluation(self._here, reading).of(side)
        if not unknown or self._identity.truth.number == 0.0 or not agree_loosely(value, self._identity.truth):
            return None
        return tuple(Stand(number, None) for number in unknown)


def unsigned(meaning: Expression) -> Expression:
    return meaning.operand if isinstance(meaning, Negative) else meaning


def _held(number: Number, held: Mapping[int, float]) -> Expression | None:
    """The held target that a number is."""
    output = next((output for output, target in held.items() if target == number.value), None)
    return None if output is None else Symbol(Quantity("target", output), number.span)


def _is_target(meaning: Expression) -> bool:
    return isinstance(meaning, Symbol) and meaning.quantity.kind == "target"
