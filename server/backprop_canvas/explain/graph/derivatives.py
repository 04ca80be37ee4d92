"""Any derivative between two quantities of a network at one point. A direct derivative holds the other neurons fixed;
in a total derivative everything downstream follows. Knows quantities and the engine, no names and no equations.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from backprop_canvas.engine.passes.trace import BackwardTrace, Floats
from backprop_canvas.explain.graph.direct_derivatives import DirectDerivatives
from backprop_canvas.explain.graph.forward_accumulation import Sweep
from backprop_canvas.explain.graph.hops import Hops
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity

_OF_NEURONS = ("neuron", "pre")


class Derivatives:
    """Caches its results: make one per Point."""

    def __init__(self, point: Point) -> None:
        self.local = Local(point)
        self.point = point
        self._direct = DirectDerivatives(self.local)
        self._sweeps: dict[Quantity, Sweep] = {}
        self._hops: dict[Quantity, Hops] = {}

    @property
    def of_loss(self) -> BackwardTrace:
        """The derivatives of L, as arrays."""
        return self.point.backward

    def value(self, quantity: Quantity) -> float:
        """The value of the quantity at this point; NaN for the z of an input."""
        local, at = self.local, quantity.index
        match quantity.kind:
            case "loss":
                return self.point.forward.loss
            case "output_loss":
                return float(self.point.forward.output_losses[local.outputs[at]])
            case "neuron":
                return local.a[at]
            case "pre":
                return local.z[at]
            case "parameter":
                return local.slots[at]
            case "target":
                return local.target(at)

    def total(self, of: Quantity, wrt: Quantity) -> float:
        """∂of/∂wrt, total: how `of` changes when `wrt` alone changes and everything downstream follows. A parameter
        changes in all its uses. An a or a z replaces what the network computes there. 0.0 where nothing depends. For L,
        the result of the backward pass. For others, forward accumulation with one sweep per `wrt` (Wengert 1964).
        """
        if of == wrt:
            return 1.0
        if of == LOSS:
            return self._total_of_loss(wrt)
        if self._are_neighbours(of, wrt):
            return self.direct(of, wrt)
        match of.kind:
            case "neuron":
                return self.sweep(wrt).until(of.index).a.get(of.index, 0.0)
            case "pre":
                return self.sweep(wrt).until(of.index).z.get(of.index, 0.0)
            case "output_loss":
                return self._total_of_part(of.index, wrt)
        return 0.0

    def _are_neighbours(self, of: Quantity, wrt: Quantity) -> bool:
        """Whether no neuron can lie between two of them, so that all ways are direct."""
        if of.kind not in _OF_NEURONS or wrt.kind not in _OF_NEURONS:
            return False
        levels, members = self.local.plan.levels, self.local.members
        return levels[of.index] <= levels[wrt.index] + 1 and of.index not in members and wrt.index not in members

    def direct(self, of: Quantity, wrt: Quantity) -> float:
        """∂of/∂wrt with all other neurons held fixed. A softmax counts as one group whose z all follow. For L, the
        loss's own derivative: 0.0 except for outputs, their z and their targets. 0.0 where nothing depends.
        """
        return self._direct.of(of, wrt)

    def along_edges(self) -> Floats:
        """(E,) for each edge, the direct derivative of its target's a with respect to its source's."""
        local = self.local
        ends = list(zip(local.topology.sources, local.topology.targets, strict=True))
        times = Counter(ends)
        found = [
            local.weight(edge) * local.slope(target, target)
            if times[source, target] == 1 and target not in local.members
            else self.direct(Quantity("neuron", target), Quantity("neuron", source))
            for edge, (source, target) in enumerate(ends)
        ]
        return np.array(found, dtype=np.float64)

    def hops(self, about: Quantity) -> Hops:
        """The graph of all paths from a parameter, a neuron or a z to L."""
        known = self._hops.get(about)
        if known is None:
            known = self._hops[about] = Hops(self.local, about)
        return known

    def _total_of_loss(self, wrt: Quantity) -> float:
        back, at = self.point.backward, wrt.index
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
        change, total = self.sweep(wrt).until(output), 0.0
        if wrt.kind == "neuron" and output not in change.a:
            return 0.0
        for member in self.local.group(output):
            if member in change.z:
                total += self.local.own_part(output, member) * change.z[member]
        return total

    def sweep(self, wrt: Quantity) -> Sweep:
        """How everything follows when `wrt` changes, as far as it was asked for."""
        known = self._sweeps.get(wrt)
        if known is None:
            known = self._sweeps[wrt] = Sweep(self.local, wrt)
        return known
