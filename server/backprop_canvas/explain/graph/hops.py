"""The graph in which a path of a gradient is a walk. Its hops lead from a neuron's a to every a that directly depends
on it, and from an output to L. Counts, sums and maxima over all paths come from dynamic programming, without recursion.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Use, by_edges, of_loss, of_use, used_at, uses_of

START = -1
END = -2


class Hop(NamedTuple):
    """A hop to a neuron, or to L (END). value: the direct derivative. There are many hops and few are shown, so
    `factor` unfolds it only on request. cost: how many multiplications the hop adds to a path."""

    to: int
    value: float
    factor: Callable[[], Factor]
    cost: int
    use: Use | None = None


class Hops:
    """Everything that `about` reaches: a parameter, a neuron or a z. With None: all neurons, without a start. By node:

    hops: the hops that leave it, in document order. count: how many paths lead to L, exact. cost: the multiplications
    of all these paths, each computed for itself. total: the sum of their products. most: the largest absolute product;
    infinite if it is not a number.
    """

    def __init__(self, local: Local, about: Quantity | None) -> None:
        self.local = local
        self._weights = [local.slots[slot] for slot in local.topology.weights]
        self.hops: dict[int, list[Hop]] = {}
        self._fill(self._first(about))
        order = [neuron for neuron in reversed(local.plan.order) if neuron in self.hops]
        self.order = order + ([START] if START in self.hops else [])
        self.count: dict[int, int] = {END: 1}
        self.cost: dict[int, int] = {END: 0}
        self.total: dict[int, float] = {END: 1.0}
        self.most: dict[int, float] = {END: 1.0}
        for node in self.order:
            self._sum_up(node)

    def bound(self, hop: Hop) -> float:
        """The largest absolute product of a path that begins with this hop."""
        return size(hop.value * self.most[hop.to])

    def before(self) -> dict[int, int]:
        """How many paths lead from the start to each node."""
        found = dict.fromkeys(self.order, 0) | {START: 1, END: 0}
        for node in reversed(self.order):
            for hop in self.hops[node]:
                found[hop.to] += found[node]
        return found

    def _first(self, about: Quantity | None) -> list[int]:
        if about is None:
            return list(self.local.plan.order)
        self.hops[START] = self._start(about)
        return [hop.to for hop in self.hops[START]]

    def _start(self, about: Quantity) -> list[Hop]:
        if about.kind == "neuron":
            return self._onward(about.index)
        uses = [Use("", about.index)] if about.kind == "pre" else uses_of(self.local, about.index)
        return [
            self._first_hop(neuron, about, use) for use in uses for neuron in self.local.group(used_at(self.local, use))
        ]

    def _first_hop(self, neuron: int, about: Quantity, use: Use) -> Hop:
        factor = of_use(self.local, neuron, about, [use])
        return Hop(neuron, factor.value, lambda: factor, 2 if use.kind == "edge" else 1, use)

    def _fill(self, waiting: list[int]) -> None:
        while waiting:
            neuron = waiting.pop()
            if neuron != END and neuron not in self.hops:
                self.hops[neuron] = self._onward(neuron)
                waiting.extend(hop.to for hop in self.hops[neuron])

    def _onward(self, neuron: int) -> list[Hop]:
        local, targets = self.local, self.local.topology.targets
        ends = [Hop(END, local.own(neuron), partial(of_loss, local, neuron), 0)] if neuron in local.outputs else []
        into: dict[int, list[int]] = {}
        for edge in local.plan.outgoing[neuron]:
            for target in local.group(targets[edge]):
                into.setdefault(target, []).append(edge)
        for target, edges in into.items():
            value = 0.0
            for edge in edges:
                value += self._weights[edge] * local.slope(target, targets[edge])
            ends.append(Hop(target, value, partial(by_edges, local, target, neuron, edges), len(edges) + 1))
        return ends

    def _sum_up(self, node: int) -> None:
        hops = self.hops[node]
        self.count[node] = sum(self.count[hop.to] for hop in hops)
        self.cost[node] = sum(self.cost[hop.to] + hop.cost * self.count[hop.to] for hop in hops)
        hops[:] = [hop for hop in hops if self.count[hop.to]]
        self.total[node] = added([hop.value * self.total[hop.to] for hop in hops])
        products = [abs(hop.value * self.most[hop.to]) for hop in hops]
        self.most[node] = math.inf if any(map(math.isnan, products)) else max(products, default=0.0)


def size(number: float) -> float:
    """The absolute value. NaN becomes infinity, so it sorts before all others."""
    return math.inf if math.isnan(number) else abs(number)


def added(numbers: list[float]) -> float:
    """The exact sum, rounded once, where that is possible; `math.fsum` refuses infinities of both signs."""
    if all(map(math.isfinite, numbers)):
        try:
            return math.fsum(numbers)
        except OverflowError:
            return sum(numbers)
    return sum(numbers)
