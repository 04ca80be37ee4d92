"""The checker accepts no wrong equation and refuses no right one, in networks of every kind."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

import pytest

from tests.explain.judging.generator.deciding import here, places
from tests.explain.judging.generator.networks import KINDS, network
from tests.explain.judging.generator.numbers import Numbers, Wiring
from tests.explain.judging.generator.trial import tried
from tests.graphs import Json

# Two networks of each kind in a test: a worker that has nothing left takes the next. Its benchmark tries thousands.
NETWORKS = 2 * len(KINDS)


@pytest.mark.parametrize("first", range(0, 9 * NETWORKS, NETWORKS))
def test_no_wrong_equation_is_accepted_and_no_right_one_refused(first: int) -> None:
    counts = tried(range(first, first + NETWORKS))
    assert [(written.decision, written.equation, written.document) for written, _ in counts.faults] == []
    assert not counts.unclear
    for kind in KINDS:
        assert counts.right[kind] > 2
        assert counts.wrong[kind] > 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_generator_differentiates_as_differences_do(kind: str) -> None:
    for seed in range(5):
        document = network(kind, random.Random(seed))
        for at in (here(document), places(document, random.Random(seed))[3]):
            for parameter in at.parameters:
                difference = _difference(document, at, parameter)
                assert at.gradients[parameter] == pytest.approx(difference, rel=1e-4, abs=1e-6)


def _difference(document: Json, at: Numbers, parameter: str) -> float:
    step = 1e-6
    inputs = {each["id"]: at.a[each["id"]] for each in document["neurons"] if each["role"] == "input"}
    losses = [
        _loss(document, Numbers(Wiring(document), {**at.parameters, parameter: value}, inputs, at.targets))
        for value in (at.parameters[parameter] + step, at.parameters[parameter] - step)
    ]
    return (losses[0] - losses[1]) / (2.0 * step)


PARTS: Mapping[str, Callable[[float, float], float]] = {
    "half_squared_error": lambda y, t: 0.5 * (y - t) ** 2,
    "squared_error": lambda y, t: (y - t) ** 2,
    "mean_squared_error": lambda y, t: (y - t) ** 2,
    "absolute_error": lambda y, t: abs(y - t),
    "huber": lambda y, t: 0.5 * (y - t) ** 2 if abs(y - t) < 1 else abs(y - t) - 0.5,
    "binary_cross_entropy": lambda y, t: -t * math.log(y) - (1 - t) * math.log(1 - y),
    "cross_entropy": lambda y, t: -t * math.log(y),
}


def _loss(document: Json, at: Numbers) -> float:
    parts = [PARTS[document["loss"]](at.a[name], target) for name, target in at.targets.items()]
    return math.fsum(parts) / (len(parts) if document["loss"] == "mean_squared_error" else 1)
