"""Any derivative between two quantities of a network at one place: direct, with the other neurons held fixed, or
total, with everything behind following. Knows quantities and the engine, no names and no equations.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity


@dataclass(frozen=True)
class _Change:
    """How everything follows one quantity: dz and da of the neurons that it reaches."""

    z: dict[int, float] = field(default_factory=dict)
    a: dict[int, float] = field(default_factory=dict)


class Derivatives:
    """Remembers what it has computed: make one per Point."""

    def __init__(self, point: Point) -> None:
        self.local = Local(point)
        self._point = point
        self._direct: dict[tuple[Quantity, Quantity], float] = {}
        self._changes: dict[Quantity, _Change] = {}

    def value(self, quantity: Quantity) -> float:
        """The number at this place; NaN for the z of an input."""
        local, at = self.local, quantity.index
        match quantity.kind:
            case "loss":
                return self._point.forward.loss
            case "output_loss":
                return float(self._point.forward.output_losses[local.outputs[at]])
            case "neuron":
                return local.a[at]
            case "pre":
                return local.z[at]
            case "parameter":
                return local.slots[at]
            case "target":
                return local.target(at)

    def total(self, of: Quantity, wrt: Quantity) -> float:
        """How `of` changes when `wrt` alone is changed and everything behind it follows: a parameter in all its
        uses, an a or a z in place of what the network computes there. 0.0 where nothing depends. Of L it is what the
        backward pass says. Forward accumulation, one sweep per `wrt` (Wengert 1964).
        """
        if of == wrt:
            return 1.0
        if of == LOSS:
            return self._total_of_loss(wrt)
        match of.kind:
            case "neuron":
                return self._change(wrt).a.get(of.index, 0.0)
            case "pre":
                return self._change(wrt).z.get(of.index, 0.0)
            case "output_loss":
                return self._total_of_part(of.index, wrt)
        return 0.0

    def direct(self, of: Quantity, wrt: Quantity) -> float:
        """∂of/∂wrt with all other neurons held fixed; a softmax is one fan, all of whose z follow. Of L it is the
        loss's own derivative, so 0.0 but for outputs, their z and their targets. 0.0 where nothing depends.
        """
        if of == wrt:
            return 1.0
        known = self._direct.get((of, wrt))
        if known is None:
            known = self._direct[of, wrt] = self._find_direct(of, wrt)
        return known

    def _total_of_loss(self, wrt: Quantity) -> float:
        back, at = self._point.backward, wrt.index
        match wrt.kind:
            case "neuron":
                return float(back.grad_a[at])
            case "pre":
                return float(back.grad_z[at])
            case "parameter":
                return float(back.parameter_gradients[at])
            case "target":
                return self.local.target_slope(at)
            case _:
                return 1.0

    def _total_of_part(self, output: int, wrt: Quantity) -> float:
        if wrt.kind == "target":
            return self.local.target_slope(output) if wrt.index == output else 0.0
        if wrt == Quantity("neuron", output):
            return self.local.own(output)
        change, total = self._change(wrt), 0.0
        if wrt.kind == "neuron" and output not in change.a:
            return 0.0
        for member in self.local.group(output):
            if member in change.z:
                total += self.local.own_part(output, member) * change.z[member]
        return total

    def _change(self, wrt: Quantity) -> _Change:
        known = self._changes.get(wrt)
        if known is None:
            known = self._changes[wrt] = self._sweep(wrt)
        return known

    def _sweep(self, wrt: Quantity) -> _Change:
        """Only neurons that `wrt` reaches are visited, so that an infinity elsewhere makes no NaN."""
        local, change = self.local, _Change()
        if wrt.kind not in ("neuron", "pre", "parameter"):
            return change
        users = self._users(wrt.index) if wrt.kind == "parameter" else frozenset()
        for neuron in local.plan.order:
            if wrt == Quantity("pre", neuron):
                change.z[neuron] = 1.0
            else:
                self._follow_sum(neuron, wrt.index if neuron in users else None, change)
            if wrt == Quantity("neuron", neuron):
                change.a[neuron] = 1.0
            else:
                self._follow_activation(neuron, change)
        return change

    def _users(self, slot: int) -> frozenset[int]:
        """The neurons at which a parameter is used."""
        topology = self.local.topology
        by_edge = {topology.targets[edge] for edge, weight in enumerate(topology.weights) if weight == slot}
        return frozenset(by_edge | {neuron for neuron, bias in enumerate(topology.biases) if bias == slot})

    def _follow_sum(self, neuron: int, slot: int | None, change: _Change) -> None:
        local = self.local
        senders = [edge for edge in local.plan.incoming[neuron] if local.topology.sources[edge] in change.a]
        if slot is None and not senders:
            return
        total = 0.0 if slot is None else local.uses_at(slot, neuron)
        for edge in senders:
            total += local.weight(edge) * change.a[local.topology.sources[edge]]
        change.z[neuron] = total

    def _follow_activation(self, neuron: int, change: _Change) -> None:
        if neuron not in self.local.members:
            if neuron in change.z:
                change.a[neuron] = self.local.slope(neuron, neuron) * change.z[neuron]
        elif neuron == self.local.plan.softmax[-1]:
            self._follow_softmax(change)

    def _follow_softmax(self, change: _Change) -> None:
        moved = [member for member in self.local.plan.softmax if member in change.z]
        if not moved:
            return
        for member in self.local.plan.softmax:
            change.a[member] = sum((self.local.slope(member, j) * change.z[j] for j in moved), 0.0)

    def _find_direct(self, of: Quantity, wrt: Quantity) -> float:
        match of.kind:
            case "loss":
                return self._direct_of_loss(wrt)
            case "output_loss":
                return self._direct_of_part(of.index, wrt)
            case "neuron":
                return self._direct_of_a(of.index, wrt)
            case "pre":
                return self._direct_of_z(of.index, wrt)
        return 0.0

    def _direct_of_loss(self, wrt: Quantity) -> float:
        match wrt.kind:
            case "output_loss":
                return 1.0
            case "neuron":
                return self.local.own(wrt.index)
            case "pre":
                return self.local.own_delta(wrt.index)
            case "target":
                return self.local.target_slope(wrt.index)
        return 0.0

    def _direct_of_part(self, output: int, wrt: Quantity) -> float:
        if wrt.kind == "pre":
            return self.local.own_part(output, wrt.index)
        if wrt.index != output or wrt.kind not in ("neuron", "target"):
            return 0.0
        return self.local.own(output) if wrt.kind == "neuron" else self.local.target_slope(output)

    def _direct_of_a(self, neuron: int, wrt: Quantity) -> float:
        local, at = self.local, wrt.index
        match wrt.kind:
            case "neuron":
                edges = local.edges_between(at, neuron)
                return sum((local.weight(e) * local.slope(neuron, local.topology.targets[e]) for e in edges), 0.0)
            case "pre" if at in local.group(neuron):
                return local.slope(neuron, at)
            case "pre":
                return self._through_a(Quantity("neuron", neuron), at)
            case "parameter":
                used = [(local.uses_at(at, member), member) for member in local.group(neuron)]
                return sum((use * local.slope(neuron, j) for use, j in used if use != 0.0), 0.0)
        return 0.0

    def _direct_of_z(self, neuron: int, wrt: Quantity) -> float:
        local, at = self.local, wrt.index
        match wrt.kind:
            case "neuron":
                into = [e for e in local.plan.incoming[neuron] if local.topology.sources[e] == at]
                return sum((local.weight(e) for e in into), 0.0)
            case "pre":
                return self._through_a(Quantity("pre", neuron), at)
            case "parameter":
                return local.uses_at(at, neuron)
        return 0.0

    def _through_a(self, of: Quantity, at: int) -> float:
        """Direct with respect to the z of another neuron: through its a, or that of each in its softmax."""
        local, total = self.local, 0.0
        for member in local.group(at):
            slope = self.direct(of, Quantity("neuron", member))
            if slope != 0.0:
                total += slope * local.slope(member, at)
        return total
