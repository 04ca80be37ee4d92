"""Forward accumulation: how everything follows when one quantity changes, in one sweep from the inputs on (Wengert
1964). Knows what lies downstream of a quantity, not which derivative is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity


@dataclass(frozen=True)
class Change:
    """dz and da of the neurons that the quantity reaches, by neuron."""

    z: dict[int, float] = field(default_factory=dict)
    a: dict[int, float] = field(default_factory=dict)


def sweep(local: Local, wrt: Quantity) -> Change:
    """The change of everything downstream when `wrt` changes by 1. A parameter changes in all its uses. An a or a z
    replaces what the network computes there. Only neurons that it reaches are visited, so an infinity elsewhere makes
    no NaN.
    """
    change = Change()
    if wrt.kind not in ("neuron", "pre", "parameter"):
        return change
    users = _users(local, wrt.index) if wrt.kind == "parameter" else frozenset()
    for neuron in local.plan.order:
        if wrt == Quantity("pre", neuron):
            change.z[neuron] = 1.0
        else:
            _follow_sum(local, neuron, wrt.index if neuron in users else None, change)
        if wrt == Quantity("neuron", neuron):
            change.a[neuron] = 1.0
        else:
            _follow_activation(local, neuron, change)
    return change


def _users(local: Local, slot: int) -> frozenset[int]:
    """The neurons at which a parameter is used."""
    topology = local.topology
    by_edge = {topology.targets[edge] for edge, weight in enumerate(topology.weights) if weight == slot}
    return frozenset(by_edge | {neuron for neuron, bias in enumerate(topology.biases) if bias == slot})


def _follow_sum(local: Local, neuron: int, slot: int | None, change: Change) -> None:
    senders = [edge for edge in local.plan.incoming[neuron] if local.topology.sources[edge] in change.a]
    if slot is None and not senders:
        return
    total = 0.0 if slot is None else local.uses_at(slot, neuron)
    for edge in senders:
        total += local.weight(edge) * change.a[local.topology.sources[edge]]
    change.z[neuron] = total


def _follow_activation(local: Local, neuron: int, change: Change) -> None:
    if neuron not in local.members:
        if neuron in change.z:
            change.a[neuron] = local.slope(neuron, neuron) * change.z[neuron]
    elif neuron == local.plan.softmax[-1]:
        _follow_softmax(local, change)


def _follow_softmax(local: Local, change: Change) -> None:
    moved = [member for member in local.plan.softmax if member in change.z]
    if not moved:
        return
    for member in local.plan.softmax:
        change.a[member] = sum((local.slope(member, j) * change.z[j] for j in moved), 0.0)
