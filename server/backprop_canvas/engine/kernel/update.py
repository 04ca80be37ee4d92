"""The update: from the summed gradients of a batch to new values, by reduction, penalties, clipping and optimizer."""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.reductions import reduced
from backprop_canvas.engine.functions.sequences import Room
from backprop_canvas.engine.kernel.forms import Moments, Rates
from backprop_canvas.engine.optimizing.descents import sgd_move
from backprop_canvas.engine.optimizing.optimizers import SGD_CODE, moved, paced

# What PyTorch's `clip_grad_norm_` adds to the norm, so that it never divides by 0.
NORM_EPS = 1e-6


def update(rates: Rates, moments: Moments, gradients: Room, size: int, rate: float, age: int) -> None:
    """Move the trained values by the summed gradients of a batch of `size` samples. age: updates since the
    optimizer's state was fresh, this one counted."""
    values, first, second = moments.values, moments.first, moments.second
    if size > 1:
        for slot in range(rates.moving):
            gradients[slot] = reduced(rates.reduction, gradients[slot], float(size))
    if rates.plain == 0:
        penalise(rates, values, gradients)
        clip(rates, gradients)
    if rates.optimizer == SGD_CODE:
        # By itself, because only a loop that leaves the optimizer's state alone is compiled to vectors.
        for slot in range(rates.moving):
            values[slot] = sgd_move(values[slot], gradients[slot], 0.0, 0.0, rate, 0.0, 0.0, rates.hyper)[0]
        return
    pace, p, q = paced(rates.optimizer, rate, float(age), rates.hyper)
    for slot in range(rates.moving):
        values[slot], first[slot], second[slot] = moved(
            rates.optimizer, values[slot], gradients[slot], first[slot], second[slot], pace, p, q, rates.hyper
        )


def penalise(rates: Rates, values: Room, gradients: Room) -> None:
    """Add l1·sign(w) + l2·w to the gradients of weights."""
    for slot in range(rates.moving):
        if rates.penalised[slot] == 1.0:
            value = values[slot]
            sign = 0.0
            if value > 0.0:
                sign = 1.0
            elif value < 0.0:
                sign = -1.0
            gradients[slot] += rates.l1 * sign + rates.l2 * value


def clip(rates: Rates, gradients: Room) -> None:
    """Bound each gradient to ±clip_value, then their Euclidean norm to max_norm, as PyTorch's
    `clip_grad_value_` and `clip_grad_norm_` do."""
    for slot in range(rates.moving):
        if gradients[slot] > rates.clip_value:
            gradients[slot] = rates.clip_value
        elif gradients[slot] < -rates.clip_value:
            gradients[slot] = -rates.clip_value
    if rates.max_norm == math.inf:
        return
    total = 0.0
    for slot in range(rates.moving):
        total += gradients[slot] * gradients[slot]
    factor = rates.max_norm / (math.sqrt(total) + NORM_EPS)
    if not factor >= 1.0:
        for slot in range(rates.moving):
            gradients[slot] *= factor
