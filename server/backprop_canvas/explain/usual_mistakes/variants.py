"""The backward pass with one change: an omitted slope, other weights, another input. These are the results of usual
mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.reach import reach_of


@dataclass(frozen=True)
class Change:
    """weights: for each edge, the weight by which δ is sent back. inputs: for each edge, the value that multiplies its
    weight. slopes: by neuron, the number in the place of its φ′. uncoupled: each member of a softmax depends on its own
    z alone. own: ∂L/∂a of every output, by neuron, in place of the loss's own. twice: φ′ of the outputs is in it once
    more."""

    weights: Mapping[int, float] = field(default_factory=dict)
    inputs: Mapping[int, float] = field(default_factory=dict)
    slopes: Mapping[int, float] = field(default_factory=dict)
    uncoupled: bool = False
    own: Mapping[int, float] | None = None
    twice: bool = False


def gradient(local: Local, about: Quantity, change: Change) -> float:
    """∂L/∂about with this change; about: a parameter, a neuron or a z."""
    grad_a: dict[int, float] = {}
    grad_z: dict[int, float] = {}
    topology = local.topology
    # Edges lead from what is reached to what is reached.
    reached = reach_of(local.plan).reached(about)
    backward = [neuron for neuron in reversed(local.plan.order) if neuron in reached]
    for neuron in backward:
        received = 0.0
        for edge in local.plan.outgoing[neuron]:
            received += change.weights.get(edge, local.weight(edge)) * grad_z[topology.targets[edge]]
        grad_a[neuron] = _own(local, neuron, change) + received
        grad_z[neuron] = _delta(local, neuron, grad_a[neuron], received, change)
    if about.kind != "parameter":
        return (grad_a if about.kind == "neuron" else grad_z)[about.index]
    total = 0.0
    for neuron in backward:
        if topology.biases[neuron] == about.index != NO_BIAS:
            total += grad_z[neuron]
        for edge in local.plan.incoming[neuron]:
            if topology.weights[edge] == about.index:
                total += grad_z[neuron] * change.inputs.get(edge, local.a[topology.sources[edge]])
    return total


def _own(local: Local, neuron: int, change: Change) -> float:
    return local.own(neuron) if change.own is None or neuron not in local.outputs else change.own[neuron]


def _delta(local: Local, neuron: int, grad_a: float, received: float, change: Change) -> float:
    if neuron in change.slopes:
        return grad_a * change.slopes[neuron]
    if neuron not in local.outputs:
        return grad_a * local.slope(neuron, neuron)
    slope = local.slope(neuron, neuron)
    if change.own is not None or (change.uncoupled and neuron in local.members):
        return grad_a * slope
    delta = local.own_delta(neuron) + received * slope
    return delta * slope if change.twice else delta
