"""What depends on what, by the drawing alone, whatever the numbers are."""

from __future__ import annotations

from functools import cached_property

from server.engine.plan import Plan
from server.explain.quantity import Quantity


class Reach:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[Quantity, frozenset[int]] = {}

    def depends(self, of: Quantity, wrt: Quantity) -> bool:
        """Whether a way leads from `wrt` to `of`; everything depends on itself, nothing else on L."""
        if of == wrt:
            return True
        outputs = self._outputs
        match of.kind:
            case "loss":
                if wrt.kind in ("target", "output_loss"):
                    return True
                return bool(self.reached(wrt) & outputs)
            case "output_loss":
                return of.index in self.reached(wrt) if wrt.kind != "target" else of.index == wrt.index
            case "neuron" | "pre":
                return of.index in self.reached(wrt) and not (of.kind == "pre" and wrt == Quantity("neuron", of.index))
        return False

    def reached(self, quantity: Quantity) -> frozenset[int]:
        """The neurons that depend on a parameter or a neuron, the neuron itself among them."""
        known = self._known.get(quantity)
        if known is None:
            known = self._known[quantity] = self._walk(self._first(quantity))
        return known

    @cached_property
    def _outputs(self) -> frozenset[int]:
        return frozenset(self._plan.topology.outputs)

    def _first(self, quantity: Quantity) -> set[int]:
        topology = self._plan.topology
        match quantity.kind:
            case "neuron":
                return {quantity.index}
            case "pre":
                return self._group(quantity.index)
            case "parameter":
                used = {topology.targets[edge] for edge, slot in enumerate(topology.weights) if slot == quantity.index}
                used |= {neuron for neuron, slot in enumerate(topology.biases) if slot == quantity.index}
                return {member for neuron in used for member in self._group(neuron)}
        return set()

    def _group(self, neuron: int) -> set[int]:
        return set(self._plan.softmax) if neuron in self._plan.softmax else {neuron}

    def _walk(self, found: set[int]) -> frozenset[int]:
        waiting = list(found)
        while waiting:
            for edge in self._plan.outgoing[waiting.pop()]:
                for neuron in self._group(self._plan.topology.targets[edge]) - found:
                    found.add(neuron)
                    waiting.append(neuron)
        return frozenset(found)
