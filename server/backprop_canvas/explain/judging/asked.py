"""The subject of an equation: which derivative it is about, and which sides have to equal it."""

from __future__ import annotations

from typing import NamedTuple

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.reading.expression import Derivative, Equation, Expression
from backprop_canvas.explain.reading.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said


class Asked(NamedTuple):
    """∂of/∂wrt, and the sides to be judged."""

    of: Quantity
    wrt: Quantity
    sides: tuple[Expression, ...]


def asked_by(equation: Equation, about: Quantity | None, length: int) -> Asked:
    """about: the quantity of the gradient, if the equation does not name it. length: of the text. Raises Unreadable if
    neither names it."""
    sides = equation.sides
    if len(sides) > 1:
        for at in (0, len(sides) - 1):
            side = sides[at]
            if isinstance(side, Derivative):
                return Asked(side.of, side.wrt, (*sides[:at], *sides[at + 1 :]))
    if about is not None:
        return Asked(LOSS, about, sides)
    if len(sides) == 1 and isinstance(sides[0], Derivative):
        return Asked(sides[0].of, sides[0].wrt, sides)
    raise Unreadable([ReadingProblem("syntax", (0, length), Said("which_gradient"))])
