"""The numbers of the engine beside those of the independent program of `tests.oracle`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.engine.passes import Passes
from tests.graphs import Json
from tests.oracle import Oracle

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


def differing(json: Json, traced: Passes) -> list[Compared]:
    return [line for line in compared(json, traced, Oracle(json)) if not close(line[1], line[2])]
