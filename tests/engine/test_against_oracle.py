"""Every number of both passes against the independent program of `tests.oracle`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from tests.engine.passes import Passes, passes
from tests.graphs import ACTIVATIONS, LOSSES, SHAPES, Json, documents, long_chain, random_document
from tests.oracle import Oracle

PAIRS = [(activation, loss) for activation in ACTIVATIONS for loss in LOSSES]
RANDOM_GRAPHS = 200

# What a number is, what the engine says, what the oracle says.
Compared = tuple[str, float, float]


def close(one: float, other: float) -> bool:
    return abs(one - other) <= max(1e-12 * abs(other), 1e-14)


def compared(json: Json, traced: Passes, oracle: Oracle) -> Iterator[Compared]:
    yield "L", traced.forward.loss, oracle.loss
    outputs = (json["neurons"][at]["id"] for at in traced.plan.topology.outputs)
    for output, part in zip(outputs, traced.forward.output_losses, strict=True):
        yield f"part of {output}", part, oracle.losses[output]
    for at, parameter in enumerate(json["parameters"]):
        gradient = traced.backward.parameter_gradients[at]
        yield f"gradient of {parameter['id']}", gradient, oracle.slope("parameter", parameter["id"])
    yield from compared_neurons(json, traced, oracle)
    for at, edge in enumerate(json["edges"]):
        yield f"use in {edge['id']}", traced.backward.weight_gradients[at], oracle.slope("use", edge["id"])
        yield f"sent along {edge['id']}", traced.backward.contributions[at], oracle.slope("along", edge["id"])


def compared_neurons(json: Json, traced: Passes, oracle: Oracle) -> Iterator[Compared]:
    for at, neuron in enumerate(json["neurons"]):
        name = neuron["id"]
        yield f"a of {name}", traced.forward.a[at], oracle.a[name]
        yield f"grad_a of {name}", traced.backward.grad_a[at], oracle.slope("a", name)
        if neuron["role"] != "input":
            yield f"z of {name}", traced.forward.z[at], oracle.z[name]
            yield f"grad_z of {name}", traced.backward.grad_z[at], oracle.slope("z", name)
        own = oracle.slope("own", name) if neuron["role"] == "output" else 0.0
        yield f"own of {name}", traced.backward.own[at], own


def differing(json: Json) -> list[Compared]:
    return [line for line in compared(json, passes(json), Oracle(json)) if not close(line[1], line[2])]


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str, activation: str, loss: str) -> None:
    assert differing(SHAPES[shape](activation=activation, loss=loss)) == []


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_random_graphs(activation: str, loss: str) -> None:
    for seed in range(RANDOM_GRAPHS):
        assert differing(random_document(seed, activation, loss)) == [], f"seed {seed}"


@given(documents())
def test_random_graphs_of_mixed_activations(json: Json) -> None:
    assert differing(json) == []


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
