"""Which quantity depends on which, by the graph alone, whatever the numbers are."""

from __future__ import annotations

from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.quantity import Quantity


@lru_cache(maxsize=16)
def reach_of(plan: Plan) -> Reach:
    """One for each plan: a large network takes a while to be walked through."""
    return Reach(plan)


class Reach:
    """A set of neurons is the bits of an integer, since a large network asks thousands of questions."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def depends(self, of: Quantity, wrt: Quantity) -> bool:
        """Whether a path leads from `wrt` to `of`. Everything depends on itself; only L itself depends on L."""
        if of == wrt:
            return True
        match of.kind:
            case "loss":
                return wrt.kind in ("target", "output_loss") or bool(self._ahead_of(wrt) & self._outputs)
            case "output_loss":
                return self._holds(of.index, wrt) if wrt.kind != "target" else of.index == wrt.index
            case "neuron" | "pre":
                return self._holds(of.index, wrt) and not (of.kind == "pre" and wrt == Quantity("neuron", of.index))
        return False

    def reached(self, quantity: Quantity) -> frozenset[int]:
        """The neurons that depend on a parameter or a neuron, including the neuron itself."""
        bits = self._ahead_of(quantity)
        return frozenset(neuron for neuron in self._plan.order if bits >> neuron & 1)

    def _holds(self, neuron: int, quantity: Quantity) -> bool:
        return bool(self._ahead_of(quantity) >> neuron & 1)

    def _ahead_of(self, quantity: Quantity) -> int:
        bits = 0
        for neuron in self._first(quantity):
            bits |= self._ahead[neuron]
        return bits

    @cached_property
    def _outputs(self) -> int:
        return sum(1 << output for output in self._plan.topology.outputs)

    @cached_property
    def _ahead(self) -> list[int]:
        """For each neuron: itself and all that depend on it."""
        ahead = [0] * len(self._plan.order)
        for neuron in reversed(self._plan.order):
            bits = 1 << neuron
            for edge in self._plan.outgoing[neuron]:
                for target in self._group(self._plan.topology.targets[edge]):
                    bits |= ahead[target]
            ahead[neuron] = bits
        return ahead

    @cached_property
    def _slots(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """(E,) the slot of each edge's weight, and (N,) of each neuron's bias."""
        topology = self._plan.topology
        return np.array(topology.weights, dtype=np.int64), np.array(topology.biases, dtype=np.int64)

    def _users(self, slot: int) -> set[int]:
        """The neurons at which a parameter is used."""
        weights, biases = self._slots
        by_edge = {self._plan.topology.targets[edge] for edge in np.flatnonzero(weights == slot).tolist()}
        return by_edge.union(np.flatnonzero(biases == slot).tolist())

    def _first(self, quantity: Quantity) -> set[int]:
        match quantity.kind:
            case "neuron":
                return {quantity.index}
            case "pre":
                return set(self._group(quantity.index))
            case "parameter":
                return {member for neuron in self._users(quantity.index) for member in self._group(neuron)}
        return set()

    def _group(self, neuron: int) -> tuple[int, ...]:
        return self._plan.softmax if neuron in self._members else (neuron,)

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(self._plan.softmax)
