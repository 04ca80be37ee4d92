"""A network of the benchmarks as a document, for programs that read files."""

from __future__ import annotations

import random
from typing import Any

from backprop_canvas.engine.plan.network import NO_BIAS, Topology

Json = dict[str, Any]


def document_of(topology: Topology, samples: int, batch: int) -> Json:
    """With random values and samples, trained by plain sgd. An id is n, e or p and the position or slot."""
    numbers = random.Random(0)
    width = len(topology.sources) / len(topology.activations)
    ends = zip(topology.sources, topology.targets, topology.weights, strict=True)
    inputs = [f"n{at}" for at, activation in enumerate(topology.activations) if activation is None]
    outputs = [f"n{at}" for at in topology.outputs]
    return {
        "format": "backprop-canvas/1",
        "neurons": [neuron(topology, at) for at in range(len(topology.activations))],
        "edges": [
            {"id": f"e{at}", "source": f"n{source}", "target": f"n{target}", "weight": f"p{slot}"}
            for at, (source, target, slot) in enumerate(ends)
        ],
        "parameters": [
            {"id": f"p{slot}", "value": numbers.gauss(0, width**-0.5)} for slot in range(topology.parameter_count)
        ],
        "loss": topology.loss,
        "samples": [
            {
                part: {neuron: numbers.uniform(-1, 1) for neuron in ids}
                for part, ids in (("inputs", inputs), ("targets", outputs))
            }
            for _ in range(samples)
        ],
        "training": {"optimizer": {"kind": "sgd", "learning_rate": 0.03}, "batch_size": batch},
    }


def neuron(topology: Topology, at: int) -> Json:
    if topology.biases[at] == NO_BIAS:
        return {"id": f"n{at}", "role": "input"}
    role = "output" if at in topology.outputs else "hidden"
    return {"id": f"n{at}", "role": role, "activation": topology.activations[at], "bias": f"p{topology.biases[at]}"}
