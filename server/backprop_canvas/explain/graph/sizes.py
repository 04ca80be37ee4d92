"""The sizes of the terms that add up to a derivative. Where terms cancel, they tell how much rounding error may be
left. This happens at every softmax whose members move together.
"""

from __future__ import annotations

import math

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity


def size_of_paths(local: Local, of: Quantity, wrt: Quantity) -> float:
    """The sum over all paths from `wrt` to `of`, each by absolute value; 0.0 if that is not finite."""
    size_a, size_z = _passed(local, of)
    match wrt.kind:
        case "neuron":
            size = size_a[wrt.index]
        case "pre":
            size = size_z[wrt.index]
        case "parameter":
            size = _of_parameter(local, wrt.index, size_z)
        case _:
            size = 0.0
    return size if math.isfinite(size) else 0.0


def _passed(local: Local, of: Quantity) -> tuple[list[float], list[float]]:
    """By neuron: the sizes for its a and its z."""
    plan, targets = local.plan, local.topology.targets
    size_a, size_z = [0.0] * len(plan.order), [0.0] * len(plan.order)
    for neuron in reversed(plan.order):
        own = _own(local, of, neuron)
        size_a[neuron] = sum((abs(local.weight(e)) * size_z[targets[e]] for e in plan.outgoing[neuron]), own)
        if neuron not in local.members:
            _take_z(local, of, neuron, size_a, size_z)
        elif neuron == plan.softmax[0]:
            for member in plan.softmax:
                _take_z(local, of, member, size_a, size_z)
    return size_a, size_z


def _own(local: Local, of: Quantity, neuron: int) -> float:
    """∂of/∂a where nothing lies between."""
    if of == Quantity("neuron", neuron):
        return 1.0
    return abs(local.own(neuron)) if of in (LOSS, Quantity("output_loss", neuron)) else 0.0


def _take_z(local: Local, of: Quantity, neuron: int, size_a: list[float], size_z: list[float]) -> None:
    own = 1.0 if of == Quantity("pre", neuron) else 0.0
    size_z[neuron] = sum((abs(local.slope(k, neuron)) * size_a[k] for k in local.group(neuron)), own)


def _of_parameter(local: Local, slot: int, size_z: list[float]) -> float:
    topology = local.topology
    uses = (edge for edge, weight in enumerate(topology.weights) if weight == slot)
    size = sum((size_z[topology.targets[edge]] * abs(local.a[topology.sources[edge]]) for edge in uses), 0.0)
    return sum((size_z[neuron] for neuron, bias in enumerate(topology.biases) if bias == slot), size)
