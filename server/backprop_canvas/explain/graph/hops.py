"""The graph in which a path of a gradient is a walk. Its hops lead from a neuron's a to every a that directly depends
on it, and from an output to L. Counts, sums and maxima over all paths come from dynamic programming, without recursion.
"""

from __future__ import annotations

import math
from functools import cached_property

from msgspec import Struct

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Use, by_edges, of_loss, of_use, used_at, uses_of

START = -1
END = -2


class Hop(Struct, frozen=True, gc=False):
    """A hop to a neuron, or to L (END). value: the direct derivative. source: the neuron that it leaves. edge: that it
    passes; others: more of them, into a softmax. use: of the first hop from a parameter or a z. A large network has
    tens of thousands: the garbage collector skips them, and `Hops.factor` unfolds one on request."""

    to: int
    value: float
    source: int
    edge: int = -1
    use: Use | None = None
    others: tuple[int, ...] = ()

    @property
    def cost(self) -> int:
        """How many multiplications the hop adds to a path."""
        if self.use is not None:
            return 2 if self.use.kind == "edge" else 1
        return 0 if self.to == END else len(self.others) + 2


class Hops:
    """Everything that `about` reaches: a parameter, a neuron or a z. With None: all neurons, without a start. By node:

    hops: the hops that leave it, in document order. count: how many paths lead to L, exact. total: the sum of their
    products. most: the largest absolute product; infinite if it is not a number.
    """

    def __init__(self, local: Local, about: Quantity | None) -> None:
        self.local, self._about = local, about
        self._weights = [local.slots[slot] for slot in local.topology.weights]
        self.hops: dict[int, list[Hop]] = {}
        self._fill(self._first(about))
        order = [neuron for neuron in reversed(local.plan.order) if neuron in self.hops]
        self.order = order + ([START] if START in self.hops else [])
        self.count: dict[int, int] = {END: 1}
        self.total: dict[int, float] = {END: 1.0}
        self.most: dict[int, float] = {END: 1.0}
        for node in self.order:
            self._sum_up(node)

    @cached_property
    def cost(self) -> dict[int, int]:
        """By node, the multiplications of all its paths, each computed for itself."""
        cost, count = {END: 0}, self.count
        for node in self.order:
            cost[node] = sum(cost[hop.to] + hop.cost * count[hop.to] for hop in self.hops[node])
        return cost

    def factor(self, hop: Hop) -> Factor:
        """The hop's derivative with its parts."""
        local = self.local
        if hop.use is not None and self._about is not None:
            return of_use(local, hop.to, self._about, [hop.use])
        if hop.to == END:
            return of_loss(local, hop.source)
        return by_edges(local, hop.to, hop.source, (hop.edge, *hop.others))

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
        return Hop(neuron, of_use(self.local, neuron, about, [use]).value, START, use=use)

    def _fill(self, waiting: list[int]) -> None:
        while waiting:
            neuron = waiting.pop()
            if neuron != END and neuron not in self.hops:
                self.hops[neuron] = self._onward(neuron)
                waiting.extend(hop.to for hop in self.hops[neuron])

    def _onward(self, neuron: int) -> list[Hop]:
        local, targets, weights = self.local, self.local.topology.targets, self._weights
        found = [Hop(END, local.own(neuron), neuron)] if neuron in local.outputs else []
        edges = local.plan.outgoing[neuron]
        reached = {targets[edge] for edge in edges}
        if len(reached) < len(edges) or not reached.isdisjoint(local.members):
            return found + self._together(neuron)
        slopes = {target: local.slope(target, target) for target in reached}
        found += [
            Hop(target, 0.0 + weights[edge] * slopes[target], neuron, edge)
            for edge, target in ((edge, targets[edge]) for edge in edges)
        ]
        return found

    def _together(self, neuron: int) -> list[Hop]:
        """Where several edges may be one hop."""
        local, targets = self.local, self.local.topology.targets
        into: dict[int, list[int]] = {}
        for edge in local.plan.outgoing[neuron]:
            for target in local.group(targets[edge]):
                into.setdefault(target, []).append(edge)
        found = []
        for target, edges in into.items():
            value = 0.0
            for edge in edges:
                value += self._weights[edge] * local.slope(target, targets[edge])
            found.append(Hop(target, value, neuron, edges[0], None, tuple(edges[1:])))
        return found

    def _sum_up(self, node: int) -> None:
        hops, count, total, most = self.hops[node], self.count, self.total, self.most
        counts = [count[hop.to] for hop in hops]
        count[node] = sum(counts)
        if 0 in counts:
            hops[:] = [hop for hop in hops if count[hop.to]]
        total[node] = added([hop.value * total[hop.to] for hop in hops])
        products = [abs(hop.value * most[hop.to]) for hop in hops]
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
