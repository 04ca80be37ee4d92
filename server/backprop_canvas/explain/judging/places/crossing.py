"""Places just beyond a kink. Where parameters are frozen or shared, a neuron cannot be put where it is wanted, and it
may seldom be off while what lies around it is alive. Such places are found on the way between two known ones: from
where the neuron is seen on one side of its kink to where it is on the other side, unseen. Knows no equations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.judging.places.alive import Shown
from backprop_canvas.explain.judging.places.draws import Draws
from backprop_canvas.explain.judging.places.layers import Ints
from backprop_canvas.explain.judging.places.passes import values
from backprop_canvas.explain.judging.places.pieces import Kinked, of_loss
from backprop_canvas.explain.judging.places.ways import NO_PLACE

# Ways at once and steps on each, together as many places as a set can hold; and how often the step that crosses is cut
# into steps of its own.
WAYS, STEPS, CUTS = 8, 8, 2


@dataclass(frozen=True)
class _Way:
    """The columns where it begins and ends, and the piece of a neuron that is reached at its end."""

    begin: int
    end: int
    neuron: int
    piece: int


def beyond_kinks(
    draws: Draws, plan: Plan, shown: Shown, kinked: Mapping[int, Kinked], generator: np.random.Generator
) -> Draws | None:
    """Where the ways to the sides that are not shown cross their kinks; None if there is no way."""
    ways = _ways(draws, shown, kinked, generator)
    if not ways:
        return None
    columns, shares = np.arange(len(ways)), np.array([np.zeros(len(ways)), np.ones(len(ways))])
    for _ in range(CUTS):
        begin, end = shares
        steps = begin + (end - begin) * np.arange(1, STEPS + 1)[:, np.newaxis] / STEPS
        between = _between(draws, plan, ways, steps)
        first = _first_beyond(between, ways, kinked)
        shares = np.array([np.where(first, steps[first - 1, columns], begin), steps[first, columns]])
    return between


def unseen_sides(shown: Shown) -> Ints:
    """The rows of sides that no place shows though the neuron is seen on another side, what matters most first."""
    hidden = (shown.some == NO_PLACE) & shown.of_neuron
    elsewhere = np.isin(shown.neurons, shown.neurons[~hidden & shown.of_neuron])
    rows = np.flatnonzero(hidden & elsewhere)
    return rows[np.argsort(-shown.worth[rows], kind="stable")]


def _ways(draws: Draws, shown: Shown, kinked: Mapping[int, Kinked], generator: np.random.Generator) -> list[_Way]:
    rows = unseen_sides(shown)[:WAYS].tolist()
    found: list[_Way] = []
    for row in rows:
        neuron, piece = int(shown.neurons[row]), int(shown.pieces[row])
        kinds, z = kinked[neuron], draws.z[neuron]
        ends = np.flatnonzero((kinds.pieces(z) == piece) & ~kinds.is_end(z))
        seen = int(np.bitwise_or.reduce(shown.some[shown.of_neuron & (shown.neurons == neuron)]))
        begins = [column for column in range(len(z)) if seen >> column & 1]
        if len(ends):
            each = WAYS // len(rows)
            pairs = zip(generator.choice(begins, each).tolist(), generator.choice(ends, each).tolist(), strict=True)
            found += [_Way(*pair, neuron, piece) for pair in pairs]
    return found


def _between(draws: Draws, plan: Plan, ways: list[_Way], shares: Floats) -> Draws:
    """shares: (steps, ways), of each way. What a loss with kinks has for errors stays what it is at the beginning."""
    begins, ends = [way.begin for way in ways], [way.end for way in ways]

    def mixed(rows: Floats) -> Floats:
        found: Floats = rows[:, np.newaxis, begins] * (1.0 - shares) + rows[:, np.newaxis, ends] * shares
        return found.reshape(len(rows), -1)

    parameters, inputs = mixed(draws.parameters), mixed(draws.inputs)
    z, a = values(plan, parameters, inputs)
    y = a[list(plan.topology.outputs)]
    if of_loss(plan.topology.loss) is None:
        targets = np.tile(draws.targets[:, begins], len(shares))
    else:
        targets = y - np.tile(draws.errors[:, begins], len(shares))
    return Draws(parameters, inputs, targets, z, a, y - targets)


def _first_beyond(between: Draws, ways: list[_Way], kinked: Mapping[int, Kinked]) -> Ints:
    """The number of the first step of each way at which its neuron has crossed."""
    count = len(ways)
    crossed = [kinked[way.neuron].pieces(between.z[way.neuron, at::count]) == way.piece for at, way in enumerate(ways)]
    first: Ints = np.array(crossed).argmax(axis=1)
    return first
