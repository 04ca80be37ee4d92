"""Fresh numbers for a network, to practise on: parameters, inputs and targets that a person can calculate with. Where
neurons have kinks, what leads to the derivative is alive. Knows no equations.
"""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.draws import Drawing
from backprop_canvas.explain.judging.places.pieces import FAR, kinked_in, of_loss

# So many places are drawn; the first that has a derivative of a good size is taken, else the largest.
DRAWN = 12
GOOD_SIZE = 1e-3
DECIMALS = 2


def fresh_point(at: Point, about: Quantity, seed: int) -> Point:
    """The same network with other numbers, of two decimals each. The same seed gives the same numbers."""
    kinked = kinked_in(at.plan.topology.activations)
    wanted = np.array([[(kinds.alive or kinds.dead)[-1]] * DRAWN for kinds in kinked.values()], dtype=np.int64)
    generator = np.random.default_rng(seed)
    draws = Drawing(at, frozenset(), generator, DRAWN, 1).draw(list(kinked), wanted.reshape(len(kinked), DRAWN))
    best, largest = at, -1.0
    for column in range(DRAWN):
        targets = _targets(at, draws.targets[:, column])
        place = point(at.plan, _short(draws.parameters[:, column]), _short(draws.inputs[:, column]), targets)
        size = abs(Derivatives(place).total(LOSS, about))
        if math.isfinite(size) and size > largest:
            best, largest = place, size
        if largest >= GOOD_SIZE:
            break
    return best


def _short(numbers: Floats) -> Floats:
    """None becomes 0: a factor that is 0 asks nothing."""
    rounded: Floats = np.round(numbers, DECIMALS)
    return np.where(rounded == 0.0, 10.0**-DECIMALS, rounded)


def _targets(at: Point, drawn: Floats) -> Floats:
    """Those of a sigmoid are what it can say. A softmax's name one class, as those of most data do."""
    topology = at.plan.topology
    targets = _short(drawn)
    if of_loss(topology.loss) is None:
        inside = [row for row, output in enumerate(topology.outputs) if topology.activations[output] == "sigmoid"]
        targets[inside] = _short(np.minimum(np.abs(targets[inside]), FAR) / FAR)
    members = [row for row, output in enumerate(topology.outputs) if topology.activations[output] == SOFTMAX.name]
    if members:
        chosen = members[int(np.argmax(drawn[members]))]
        targets[members] = 0.0
        targets[chosen] = 1.0
    return targets
