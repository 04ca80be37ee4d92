"""Every number of both passes against the independent program of `tests.oracle`, and gradients against
central differences: each activation with each loss, in the shapes in which backpropagation goes wrong and in
random graphs.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.engine.agreeing import check_random_graphs, disagreeing
from tests.engine.compared import close, compared, differing
from tests.engine.passes import passes
from tests.graphs import PAIRS, SHAPES, Json, documents, long_chain
from tests.oracle import Oracle

# A sample of those that the benchmark `random_graphs` checks.
RANDOM_GRAPHS = range(25)
DIRECTIONS = 5


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str, activation: str, loss: str) -> None:
    json = SHAPES[shape](activation=activation, loss=loss)
    traced = passes(json)
    assert differing(json, traced) == []
    assert disagreeing(traced, DIRECTIONS, 0) == (DIRECTIONS, [])


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_random_graphs(activation: str, loss: str) -> None:
    check_random_graphs(activation, loss, RANDOM_GRAPHS)


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
