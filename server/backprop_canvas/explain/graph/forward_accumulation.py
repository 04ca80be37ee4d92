"""Forward accumulation: how everything follows when one quantity changes, in one sweep from the inputs on (Wengert
1964). Knows what lies downstream of a quantity, not which derivative is asked for.
"""

from __future__ import annotations

from bisect import bisect_left

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity


class Sweep:
    """The change of what lies downstream when `wrt` changes by 1. A parameter changes in all its uses. An a or a z
    replaces what the network computes there. Only neurons that it reaches are visited, so an infinity elsewhere makes
    no NaN, and only as far as is asked for.

    z, a: dz and da of the neurons that the quantity reaches, by neuron.
    """

    def __init__(self, local: Local, wrt: Quantity) -> None:
        self._local, self._wrt = local, wrt
        self.z: dict[int, float] = {}
        self.a: dict[int, float] = {}
        self._users = _users(local, wrt.index) if wrt.kind == "parameter" else frozenset()
        self._waiting = self._from_the_first()

    def _from_the_first(self) -> list[int]:
        """The neurons that may follow, the last first: those from the level on where the quantity is used."""
        plan = self._local.plan
        used = [self._wrt.index] if self._wrt.kind in ("neuron", "pre") else self._users
        first = min((plan.levels[neuron] for neuron in used), default=len(plan.levels))
        start = bisect_left(plan.order, first, key=plan.levels.__getitem__)
        return list(reversed(plan.order[start:]))

    def until(self, neuron: int) -> Sweep:
        """Goes on to the end of this neuron's level."""
        levels = self._local.plan.levels
        while self._waiting and levels[self._waiting[-1]] <= levels[neuron]:
            self._visit(self._waiting.pop())
        return self

    def whole(self) -> Sweep:
        while self._waiting:
            self._visit(self._waiting.pop())
        return self

    def _visit(self, neuron: int) -> None:
        changed = self._wrt.kind if self._wrt.index == neuron else None
        if changed == "pre":
            self.z[neuron] = 1.0
        else:
            _follow_sum(self._local, neuron, self._wrt.index if neuron in self._users else None, self)
        if changed == "neuron":
            self.a[neuron] = 1.0
        else:
            _follow_activation(self._local, neuron, self)


def _users(local: Local, slot: int) -> frozenset[int]:
    """The neurons at which a parameter is used."""
    topology = local.topology
    by_edge = {topology.targets[edge] for edge, weight in enumerate(topology.weights) if weight == slot}
    return frozenset(by_edge | {neuron for neuron, bias in enumerate(topology.biases) if bias == slot})


def _follow_sum(local: Local, neuron: int, slot: int | None, change: Sweep) -> None:
    senders = [edge for edge in local.plan.incoming[neuron] if local.topology.sources[edge] in change.a]
    if slot is None and not senders:
        return
    total = 0.0 if slot is None else local.uses_at(slot, neuron)
    for edge in senders:
        total += local.weight(edge) * change.a[local.topology.sources[edge]]
    change.z[neuron] = total


def _follow_activation(local: Local, neuron: int, change: Sweep) -> None:
    if neuron not in local.members:
        if neuron in change.z:
            change.a[neuron] = local.slope(neuron, neuron) * change.z[neuron]
    elif neuron == local.plan.softmax[-1]:
        _follow_softmax(local, change)


def _follow_softmax(local: Local, change: Sweep) -> None:
    moved = [member for member in local.plan.softmax if member in change.z]
    if not moved:
        return
    for member in local.plan.softmax:
        change.a[member] = sum((local.slope(member, j) * change.z[j] for j in moved), 0.0)
