"""Other places for the same network: seeded random parameters, inputs and targets, at which an equation has to hold
too if it holds by more than coincidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from server.engine.trace import Floats
from server.explain.derivatives import Derivatives
from server.explain.point import Point, point
from server.explain.quantity import Quantity

PLACES = 4
# So many are tried for places at which the derivative is a number and not 0.
TRIED = 24
SEED = 20_240_531


def other_places(at: Point, of: Quantity, wrt: Quantity) -> list[Derivatives]:
    """PLACES of them; those where ∂of/∂wrt is finite and not 0 first."""
    telling: list[Derivatives] = []
    others: list[Derivatives] = []
    for place in _places(at):
        derivatives = Derivatives(place)
        truth = derivatives.total(of, wrt)
        (telling if np.isfinite(truth) and truth != 0.0 else others).append(derivatives)
        if len(telling) == PLACES:
            break
    return [*telling, *others][:PLACES]


def _places(at: Point) -> Iterator[Point]:
    generator = np.random.default_rng(SEED)
    draw = _targets(at.plan.topology.loss)
    edges, neurons = len(at.plan.topology.weights), len(at.plan.order)
    # Sums of many terms are kept where activations bend and do not saturate.
    width = 1.0 / np.sqrt(max(1.0, edges / max(1, neurons - len(at.plan.inputs))))
    for _ in range(TRIED):
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
