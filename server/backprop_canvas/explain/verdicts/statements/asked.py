"""The subject of an equation: which derivative it is about, or which value, and which sides have to equal it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.reading.expression import Derivative, Equation, Expression, Negative, Symbol
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


class Worked(NamedTuple):
    """∂of/∂wrt of an expression, which is the side at position `at`; and the other sides, which have to equal it."""

    of: Expression
    wrt: Quantity
    side: Expression
    sides: tuple[Expression, ...]


class Numerals(NamedTuple):
    """Numbers on every side, and no question whose answer they could be."""

    sides: tuple[Expression, ...]


Subject = Asked | Told | Worked | Numerals


def asked_by(equation: Equation, about: Quantity | None, length: int) -> Subject:
    """about: the quantity whose gradient is asked for, if the equation does not say it. length: of the text. Raises
    Unreadable if neither names it."""
    sides = equation.sides
    said = next(_said_by_sides(sides, about), None) or next(_worked(equation, about), None)
    if said is not None:
        return said
    if about is not None:
        return Asked(LOSS, about, sides)
    if len(sides) == 1 and isinstance(sides[0], Derivative):
        return Asked(sides[0].of, sides[0].wrt, sides)
    raise Unreadable([ReadingProblem("syntax", (0, length), Said("which_gradient"))])


def _said_by_sides(sides: tuple[Expression, ...], about: Quantity | None) -> Iterator[Asked | Told | Numerals]:
    """What two sides or more are about, if they say it themselves."""
    if len(sides) == 1:
        return
    for at, named in _named(sides, about):
        yield Asked(named.of, named.wrt, _others(sides, at), named)
    for at, named in _negated(sides):
        yield Asked(named.of, named.wrt, tuple(map(_turned, _others(sides, at))), named)
    if isinstance(sides[0], Symbol):
        yield Told(sides[0].quantity, sides[1:])
    numerals = [numeral_of(side) for side in sides]
    if None not in numerals and len({float(each or 0) for each in numerals}) == 1:
        yield Numerals(sides)


def _others(sides: tuple[Expression, ...], at: int) -> tuple[Expression, ...]:
    return (*sides[:at], *sides[at + 1 :])


def _turned(side: Expression) -> Expression:
    return side.operand if isinstance(side, Negative) else Negative(side, side.span)


def _negated(sides: tuple[Expression, ...]) -> Iterator[tuple[int, Derivative]]:
    """The first side or the last, where it is a derivative with a minus."""
    for at in (0, len(sides) - 1):
        side = sides[at]
        if isinstance(side, Negative) and isinstance(side.operand, Derivative):
            yield at, side.operand


def _worked(equation: Equation, about: Quantity | None) -> Iterator[Worked]:
    """The first side or the last, where it is the derivative of an expression, with a minus or without. Alone it may be
    an answer, if it is one with respect to what is asked for."""
    sides = equation.sides
    for at in dict.fromkeys((0, len(sides) - 1)):
        for each in equation.differentiated:
            if len(sides) == 1 and each.wrt == about:
                continue
            side, others = sides[at], _others(sides, at)
            if isinstance(side, Negative) and side.span != each.span == side.operand.span:
                side, others = side.operand, tuple(map(_turned, others))
            if side.span == each.span:
                yield Worked(each.of, each.wrt, side, others)


def _named(sides: tuple[Expression, ...], about: Quantity | None) -> Iterator[tuple[int, Derivative]]:
    """The sides that may name the derivative: the one that is asked for, then the first side and the last."""
    named = [(at, side) for at, side in enumerate(sides) if isinstance(side, Derivative)]
    yield from ((at, side) for at, side in named if (side.of, side.wrt) == (LOSS, about))
    yield from ((at, side) for at, side in named if at in (0, len(sides) - 1))
