"""Every number of both passes against the independent program of `tests.oracle`, and gradients against
central differences: each activation with each loss, in the shapes in which backpropagation goes wrong and in
random graphs.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from backprop_canvas.engine.passes.gradient_check import GradientCheck
from tests.engine.compared import close, compared, differing
from tests.engine.passes import Passes, passes
from tests.graphs import PAIRS, SHAPES, Json, documents, long_chain, random_document
from tests.oracle import Oracle

RANDOM_GRAPHS = 200
DIRECTIONS = 5


def disagreeing(traced: Passes, directions: int, seed: int) -> tuple[int, list[object]]:
    """How many directions met no kink, and the checks along those that found a gradient wrong."""
    gradients = traced.backward.parameter_gradients
    check = GradientCheck(traced.plan, traced.network.parameters, traced.inputs, traced.targets, gradients)
    smooth = [found for found in check.random(directions, seed) if not found.kinks]
    return len(smooth), [found for found in smooth if not found.agrees]


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str, activation: str, loss: str) -> None:
    json = SHAPES[shape](activation=activation, loss=loss)
    traced = passes(json)
    assert differing(json, traced) == []
    assert disagreeing(traced, DIRECTIONS, 0) == (DIRECTIONS, [])


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_random_graphs(activation: str, loss: str) -> None:
    checked = 0
    for seed in range(RANDOM_GRAPHS):
        json = random_document(seed, activation, loss)
        traced = passes(json)
        assert differing(json, traced) == [], f"seed {seed}"
        smooth, wrong = disagreeing(traced, 1, seed)
        assert wrong == [], f"seed {seed}"
        checked += smooth
    assert checked > 0.9 * RANDOM_GRAPHS


@given(documents())
def test_random_graphs_of_mixed_activations(json: Json) -> None:
    assert differing(json, passes(json)) == []


def test_a_chain_of_2000_neurons() -> None:
    json = long_chain(2000)
    traced = passes(json)
    slots = range(0, len(json["parameters"]), 97)
    oracle = Oracle(json, [("parameter", json["parameters"][slot]["id"]) for slot in slots])
    assert close(traced.forward.loss, oracle.loss)
    for slot in slots:
        gradient = traced.backward.parameter_gradients[slot]
        expected = oracle.slope("parameter", json["parameters"][slot]["id"])
        assert gradient != 0.0
        assert close(gradient, expected), json["parameters"][slot]


def test_a_trace_is_not_disturbed_by_evaluating_another_sample() -> None:
    json = SHAPES["two_outputs"]()
    first = passes(json, sample=0)
    before = [line[1] for line in compared(json, first, Oracle(json))]
    passes(json, sample=1)
    assert [line[1] for line in compared(json, first, Oracle(json))] == before
