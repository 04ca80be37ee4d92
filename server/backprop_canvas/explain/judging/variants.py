"""The backward pass with one change: an omitted slope, other weights, another input. These are the results of usual
mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity


@dataclass(frozen=True)
class Change:
    """weights: for each edge, the weight by which δ is sent back. inputs: for each edge, the value that multiplies its
    weight. without_slope: neurons whose φ′ is omitted."""

    weights: Mapping[int, float] = field(default_factory=dict)
    inputs: Mapping[int, float] = field(default_factory=dict)
    without_slope: Set[int] = frozenset()


def gradient(local: Local, about: Quantity, change: Change) -> float:
    """∂L/∂about with this change; about: a parameter, a neuron or a z."""
    grad_a: dict[int, float] = {}
    grad_z: dict[int, float] = {}
    topology = local.topology
    for neuron in reversed(local.plan.order):
        received = 0.0
        for edge in local.plan.outgoing[neuron]:
            received += change.weights.get(edge, local.weight(edge)) * grad_z[topology.targets[edge]]
        grad_a[neuron] = local.own(neuron) + received
        grad_z[neuron] = _delta(local, neuron, grad_a[neuron], received, change)
    if about.kind != "parameter":
        return (grad_a if about.kind == "neuron" else grad_z)[about.index]
    total = 0.0
    for neuron in reversed(local.plan.order):
        if topology.biases[neuron] == about.index != NO_BIAS:
            total += grad_z[neuron]
        for edge in local.plan.incoming[neuron]:
            if topology.weights[edge] == about.index:
                total += grad_z[neuron] * change.inputs.get(edge, local.a[topology.sources[edge]])
    return total


def _delta(local: Local, neuron: int, grad_a: float, received: float, change: Change) -> float:
    if neuron in change.without_slope:
        return grad_a
    if neuron in local.outputs:
        return local.own_delta(neuron) + received * local.slope(neuron, neuron)
    return grad_a * local.slope(neuron, neuron)
