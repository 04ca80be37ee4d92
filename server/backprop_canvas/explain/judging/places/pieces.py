"""The pieces of a function with kinks: between two neighbouring kinks it is one formula. A place lies on one piece of
every such function. Knows functions, no networks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats

Pieces = npt.NDArray[np.int64]
# How far from a kink an argument is drawn.
NEAR, FAR = 0.2, 1.5
# A slope that is smaller hides differences as a 0 does: what is left of them is lost among rounding errors.
NOTHING = 1e-6
# Where a smooth function becomes flat is looked for so far out, in these steps.
FARTHEST, STEP = 40.0, 0.5


@dataclass(frozen=True)
class Kinked:
    """ends: the arguments at which another formula begins, in order. Piece number i lies between ends i - 1 and i.
    alive, dead: the pieces with and without a slope."""

    ends: tuple[float, ...]
    alive: tuple[int, ...]
    dead: tuple[int, ...]

    def inside(self, pieces: Pieces, shares: Floats) -> Floats:
        """An argument in each of these pieces; shares: between 0 and 1, where in the piece."""
        first, last = self.ends[0], self.ends[-1]
        edges = np.array([first - FAR, *self.ends, last + FAR])
        low, high = edges[pieces], edges[pieces + 1]
        margin = NEAR * np.minimum(1.0, high - low)
        drawn: Floats = low + margin + shares * (high - low - 2.0 * margin)
        return drawn

    def pieces(self, arguments: Floats) -> Pieces:
        """The piece of each argument; of a kink the piece before it."""
        return np.searchsorted(np.array(self.ends), arguments, side="left")

    def is_end(self, arguments: Floats) -> npt.NDArray[np.bool_]:
        found: npt.NDArray[np.bool_] = arguments == self.ends[0]
        for end in self.ends[1:]:
            found |= arguments == end
        return found


@cache
def of_activation(name: str | None) -> Kinked | None:
    """None for a smooth activation, for a softmax and for an input."""
    row = ACTIVATIONS.get(name or "")
    if row is None or not (row.kinks or row.seams):
        return None
    ends = tuple(sorted((*row.kinks, *row.seams)))
    every = range(len(ends) + 1)
    middles = Kinked(ends, (), ()).inside(np.array(every), np.full(len(ends) + 1, 0.4)).tolist()
    dead = tuple(piece for piece in every if row.derivative(middles[piece], row.value(middles[piece])) == 0.0)
    return Kinked(ends, tuple(piece for piece in every if piece not in dead), dead)


@cache
def steep_between(activation: str) -> tuple[float, float]:
    """The arguments between which a function without kinks has a slope to speak of."""
    row = ACTIVATIONS[activation]
    far = [] if row.kinks else np.arange(STEP, FARTHEST, STEP).tolist()
    low = next((-z for z in far if abs(row.derivative(-z, row.value(-z))) < NOTHING), -math.inf)
    high = next((z for z in far if abs(row.derivative(z, row.value(z))) < NOTHING), math.inf)
    return low, high


def kinked_in(activations: Sequence[str | None]) -> dict[int, Kinked]:
    """The neurons with kinks, by position."""
    every = {neuron: of_activation(name) for neuron, name in enumerate(activations)}
    return {neuron: kinds for neuron, kinds in every.items() if kinds is not None}


@cache
def of_loss(name: str) -> Kinked | None:
    """The pieces of y - t; None for a smooth loss. Each has a slope."""
    row = LOSSES[name]
    ends = tuple(sorted((*row.kinks, *row.seams)))
    return Kinked(ends, tuple(range(len(ends) + 1)), ()) if ends else None
