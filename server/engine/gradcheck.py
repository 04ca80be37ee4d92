"""Gradients checked without a derivative: turn the parameters a little both ways and watch the loss. For
tests and for a person who asks whether a gradient is true.
"""

from __future__ import annotations

import numpy as np

from server.engine.forward import forward
from server.engine.plan import Plan
from server.engine.trace import Floats

# Near the cube root of the rounding error, where the error of the formula and that of rounding are alike.
STEP = 1e-5
TOLERANCE = 1e-7


def slope(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats, direction: Floats, h: float = STEP) -> float:
    """The derivative of L along a direction (P,) by central differences, (L(p + hd) - L(p - hd)) / 2h."""
    above = forward(plan, parameters + h * direction, inputs, targets).loss
    below = forward(plan, parameters - h * direction, inputs, targets).loss
    return (above - below) / (2.0 * h)


def central_differences(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats, h: float = STEP) -> Floats:
    """(P,) the derivative of L with respect to each parameter alone, the others held."""
    slopes = np.zeros(len(parameters))
    for slot in range(len(parameters)):
        axis = np.zeros(len(parameters))
        axis[slot] = 1.0
        slopes[slot] = slope(plan, parameters, inputs, targets, axis, h)
    return slopes


def agrees(gradients: Floats, differences: Floats, loss: float) -> bool:
    """Whether gradients (P,) and central differences (P,) are the same, each to TOLERANCE relative to the
    gradient or the loss, whichever is larger. NaN and infinity agree with nothing.
    """
    allowed = TOLERANCE * np.maximum(np.abs(gradients), abs(loss))
    with np.errstate(invalid="ignore"):
        return bool(np.all(np.isfinite(gradients)) and np.all(np.abs(gradients - differences) <= allowed))
