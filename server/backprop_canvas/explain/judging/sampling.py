"""Other points for the same network: seeded random parameters, inputs and targets. An equation has to hold there too,
so that no coincidence passes.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.rows import Activation
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import Quantity

PLACES = 4
# The number of tries for places at which the derivative is finite and not 0, and for both sides of every kink.
TRIED = 24
# The limit of edges and neurons passed in all tried places, and the fewest places regardless of cost.
MOST_WORK = 60_000
FEWEST = 2
SEED = 20_240_531


def other_places(at: Point, of: Quantity, wrt: Quantity) -> list[Derivatives]:
    """PLACES places, fewer in large networks; those where ∂of/∂wrt is finite and not 0 come first. If neurons have
    kinks, there are more, until each kink has been seen from both sides. Then an omitted φ′ shows where it is 0."""
    pieces, seen = _Pieces(at.plan), set[tuple[int, int]]()
    tried = max(FEWEST, min(TRIED, MOST_WORK // (len(at.plan.topology.weights) + len(at.plan.order))))
    telling: list[Derivatives] = []
    others: list[Derivatives] = []
    for place in _places(at, tried):
        derivatives = Derivatives(place)
        truth = derivatives.total(of, wrt)
        if not np.isfinite(truth):
            continue
        sides = pieces.of(place)
        kept = telling if truth != 0.0 else others
        if not sides <= seen or len(kept) < PLACES:
            kept.append(derivatives)
            seen |= sides
        if len(telling) >= PLACES and pieces.are_all(seen):
            break
    return [*telling, *others]


class _Pieces:
    """The side of its kinks on which every neuron is, and every output of the loss."""

    def __init__(self, plan: Plan) -> None:
        self._outputs = plan.topology.outputs
        self._count = len(plan.order)
        self._kinks = {
            neuron: kinks
            for neuron, name in enumerate(plan.topology.activations)
            if name is not None and name in ACTIVATIONS and (kinks := _ends_of_pieces(ACTIVATIONS[name]))
        }
        of_loss = LOSSES[plan.topology.loss].kinks
        self._loss = of_loss
        self._all = sum(len(kinks) + 1 for kinks in self._kinks.values())
        self._all += len(self._outputs) * (len(of_loss) + 1) if of_loss else 0

    def of(self, place: Point) -> set[tuple[int, int]]:
        sides = {(neuron, bisect(kinks, float(place.forward.z[neuron]))) for neuron, kinks in self._kinks.items()}
        if self._loss:
            errors = zip(self._outputs, place.targets.tolist(), strict=True)
            sides |= {(self._count + o, bisect(self._loss, float(place.forward.a[o]) - t)) for o, t in errors}
        return sides

    def are_all(self, seen: set[tuple[int, int]]) -> bool:
        return len(seen) == self._all


def _ends_of_pieces(row: Activation) -> list[float]:
    """The z at which an activation changes from one formula to another, each with its own derivative."""
    return sorted((*row.kinks, *row.seams))


def _places(at: Point, tried: int) -> Iterator[Point]:
    generator = np.random.default_rng(SEED)
    draw = _targets(at.plan.topology.loss)
    edges, neurons = len(at.plan.topology.weights), len(at.plan.order)
    # Sums of many terms stay small enough that activations bend but do not saturate.
    width = 1.0 / np.sqrt(max(1.0, edges / max(1, neurons - len(at.plan.inputs))))
    for _ in range(tried):
        parameters = _signed(generator, len(at.parameters)) * width
        inputs = _signed(generator, len(at.inputs))
        yield point(at.plan, parameters, inputs, draw(generator, len(at.targets)))


def _signed(generator: np.random.Generator, count: int) -> Floats:
    """Between 0.2 and 1.5 in absolute value, either sign."""
    numbers: Floats = generator.uniform(0.2, 1.5, count) * generator.choice((-1.0, 1.0), count)
    return numbers


def _targets(loss: str) -> Callable[[np.random.Generator, int], Floats]:
    match loss:
        case "binary_cross_entropy":
            return lambda generator, count: generator.uniform(0.05, 0.95, count)
        case "cross_entropy":
            return lambda generator, count: generator.dirichlet(np.ones(count))
    return _signed
