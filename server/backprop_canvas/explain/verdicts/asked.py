"""The subject of an equation: which derivative it is about, or which value, and which sides have to equal it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.reading.expression import Derivative, Equation, Expression, Symbol
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said


class Asked(NamedTuple):
    """∂of/∂wrt, and the sides to be judged. left: the side that names the derivative, if one does."""

    of: Quantity
    wrt: Quantity
    sides: tuple[Expression, ...]
    left: Derivative | None = None


class Told(NamedTuple):
    """The value of `quantity`, which is no derivative, and the sides that have to equal it."""

    quantity: Quantity
    sides: tuple[Expression, ...]


class Numerals(NamedTuple):
    """Numbers on every side, and no question whose answer they could be."""

    sides: tuple[Expression, ...]


def asked_by(equation: Equation, about: Quantity | None, length: int) -> Asked | Told | Numerals:
    """about: the quantity whose gradient is asked for, if the equation does not say it. length: of the text. Raises
    Unreadable if neither names it."""
    sides = equation.sides
    if len(sides) > 1:
        for at, named in _named(sides, about):
            return Asked(named.of, named.wrt, (*sides[:at], *sides[at + 1 :]), named)
        if isinstance(sides[0], Symbol):
            return Told(sides[0].quantity, sides[1:])
        if all(numeral_of(side) is not None for side in sides) and len({float(numeral_of(s) or 0) for s in sides}) == 1:
            return Numerals(sides)
    if about is not None:
        return Asked(LOSS, about, sides)
    if len(sides) == 1 and isinstance(sides[0], Derivative):
        return Asked(sides[0].of, sides[0].wrt, sides)
    raise Unreadable([ReadingProblem("syntax", (0, length), Said("which_gradient"))])


def _named(sides: tuple[Expression, ...], about: Quantity | None) -> Iterator[tuple[int, Derivative]]:
    """The sides that may name the derivative: the one that is asked for, then the first side and the last."""
    named = [(at, side) for at, side in enumerate(sides) if isinstance(side, Derivative)]
    yield from ((at, side) for at, side in named if (side.of, side.wrt) == (LOSS, about))
    yield from ((at, side) for at, side in named if at in (0, len(sides) - 1))
