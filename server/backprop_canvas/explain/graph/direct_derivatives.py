"""Direct derivatives: one quantity with respect to another with all other neurons held fixed. Only direct connections
between the two count. Knows nothing of paths through the network.
"""

from __future__ import annotations

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity


class DirectDerivatives:
    """Caches its results."""

    def __init__(self, local: Local) -> None:
        self.local = local
        self._known: dict[tuple[Quantity, Quantity], float] = {}

    def of(self, of: Quantity, wrt: Quantity) -> float:
        """∂of/∂wrt. A softmax counts as one group whose z all follow. For L, the loss's own derivative: 0.0 except for
        outputs, their z and their targets. 0.0 where nothing depends.
        """
        if of == wrt:
            return 1.0
        known = self._known.get((of, wrt))
        if known is None:
            known = self._known[of, wrt] = self._find(of, wrt)
        return known

    def _find(self, of: Quantity, wrt: Quantity) -> float:
        match of.kind:
            case "loss":
                return self._of_loss(wrt)
            case "output_loss":
                return self._of_part(of.index, wrt)
            case "neuron":
                return self._of_a(of.index, wrt)
            case "pre":
                return self._of_z(of.index, wrt)
        return 0.0

    def _of_loss(self, wrt: Quantity) -> float:
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

    def _of_part(self, output: int, wrt: Quantity) -> float:
        if wrt.kind == "pre":
            return self.local.own_part(output, wrt.index)
        if wrt.index != output or wrt.kind not in ("neuron", "target"):
            return 0.0
        return self.local.own(output) if wrt.kind == "neuron" else self.local.target_slope(output)

    def _of_a(self, neuron: int, wrt: Quantity) -> float:
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

    def _of_z(self, neuron: int, wrt: Quantity) -> float:
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
        """The direct derivative with respect to the z of another neuron: through its a, or through every a of its
        softmax."""
        local, total = self.local, 0.0
        for member in local.group(at):
            slope = self.of(of, Quantity("neuron", member))
            if slope != 0.0:
                total += slope * local.slope(member, at)
        return total
