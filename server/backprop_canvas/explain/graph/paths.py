"""The sum over paths: ∂L/∂w1 as one product per path from w1 to L. The largest paths are found one after the other. The
sum and the count of all others are known exactly, without listing them.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.hops import END, START, Hop, Hops, added, size
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Use, multiplied, numbers_of

# A reader has no use for a chain of thousands of factors, nor for a page of thousands of paths.
MOST_FACTORS = 400


@dataclass(frozen=True)
class Path:
    """neurons: from the first that depends on the quantity to an output. edges: the edges passed, the use's own first.
    Where the path enters a softmax without an edge of its own, all edges that enter the softmax there. factors: from
    the quantity to L. value: their product, computed from L on."""

    use: Use | None
    neurons: tuple[int, ...]
    edges: tuple[int, ...]
    factors: tuple[Factor, ...]
    value: float


@dataclass(frozen=True)
class SumOverPaths:
    """gradient: the result of the backward pass. count: of all paths, exact. paths: the largest by absolute value,
    largest first; equal ones in document order. remainder: the sum of the `remainder_count` other paths."""

    about: Quantity
    gradient: float
    count: int
    paths: tuple[Path, ...]
    remainder_count: int
    remainder: float


def sum_over_paths(derivatives: Derivatives, about: Quantity, limit: int) -> SumOverPaths:
    """Raises Problem("no_paths") if no path leads from the quantity to L. Shows at least one path. Shows fewer than
    `limit` if their factors would exceed MOST_FACTORS."""
    if about.kind not in ("parameter", "neuron", "pre"):
        raise Problem("no_paths", kind=about.kind)
    hops = derivatives.hops(about)
    search = _Search(hops)
    paths = sorted((_path(hops, way) for way in search.largest(limit)), key=lambda path: -size(path.value))
    return SumOverPaths(
        about=about,
        gradient=derivatives.total(LOSS, about),
        count=hops.count[START],
        paths=tuple(paths),
        remainder_count=hops.count[START] - len(paths),
        remainder=search.rest(),
    )


def _path(hops: Hops, way: list[Hop]) -> Path:
    local = hops.local
    neurons = tuple(hop.to for hop in way if hop.to != END)
    factors = tuple(hops.factor(hop) for hop in way)
    use = way[0].use
    edges = [use.index] if use is not None and use.kind == "edge" else []
    for factor in factors:
        if factor.of.kind == factor.wrt.kind == "neuron":
            between = local.edges_between(factor.wrt.index, factor.of.index)
            edges += [edge for edge in between if local.topology.targets[edge] == factor.of.index] or between
    return Path(use, neurons, tuple(edges), factors, multiplied(local, factors))


def followed(local: Local, path: Path) -> float:
    """The product of the same path at another point of the same network."""
    return multiplied(local, path.factors)


def all_followed(local: Local, paths: Sequence[Path]) -> list[float]:
    """The same for several paths, which share most of their factors."""
    known: dict[tuple[Quantity, Quantity, Use | None], tuple[float, ...]] = {}
    values = []
    for path in paths:
        product = 1.0
        for at in range(len(path.factors) - 1, -1, -1):
            factor = path.factors[at]
            key = factor.of, factor.wrt, None if at else path.use
            if (numbers := known.get(key)) is None:
                numbers = known[key] = numbers_of(local, factor)
            for number in numbers:
                product *= number
        values.append(product)
    return values


@dataclass(frozen=True)
class _Ways:
    """All paths that begin with the first `depth` hops of `way` and go on from `node` by a hop of rank `rank` or later,
    the most promising first. product: of the first hops."""

    way: list[Hop]
    depth: int
    node: int
    rank: int
    product: float


class _Search:
    """The paths still to come are kept as sets without a common path (Lawler 1972). Taking a path out splits its set
    into at most one set per hop. So equal paths cost no more than different ones, however many they are."""

    def __init__(self, hops: Hops) -> None:
        self._hops = hops
        self._ranked: dict[int, list[Hop]] = {}
        self._waiting: list[tuple[float, int, _Ways]] = []
        self._born = 0
        self._keep(_Ways([], 0, START, 0, 1.0))

    def largest(self, limit: int) -> list[list[Hop]]:
        found: list[list[Hop]] = []
        factors = 0
        while self._waiting and len(found) < limit:
            ways = self._waiting[0][2]
            way = self._best(ways)
            factors += len(way)
            if found and factors > MOST_FACTORS:
                break
            heapq.heappop(self._waiting)
            self._split(ways, way)
            found.append(way)
        return found

    def rest(self) -> float:
        """The sum of all paths not taken out, without subtracting from a larger sum."""
        totals = self._hops.total
        return added(
            [
                ways.product * hop.value * totals[hop.to]
                for _, _, ways in self._waiting
                for hop in self._by_rank(ways.node)[ways.rank :]
            ]
        )

    def _by_rank(self, node: int) -> list[Hop]:
        if node not in self._ranked:
            self._ranked[node] = sorted(self._hops.hops[node], key=self._hops.bound, reverse=True)
        return self._ranked[node]

    def _keep(self, ways: _Ways) -> None:
        ranked = self._by_rank(ways.node)
        if ways.rank < len(ranked):
            bound = size(ways.product * self._hops.bound(ranked[ways.rank]))
            heapq.heappush(self._waiting, (-bound, self._born, ways))
            self._born += 1

    def _best(self, ways: _Ways) -> list[Hop]:
        way = [*ways.way[: ways.depth], self._by_rank(ways.node)[ways.rank]]
        while way[-1].to != END:
            way.append(self._by_rank(way[-1].to)[0])
        return way

    def _split(self, ways: _Ways, way: list[Hop]) -> None:
        self._keep(replace(ways, rank=ways.rank + 1))
        product = ways.product
        for depth in range(ways.depth + 1, len(way)):
            product *= way[depth - 1].value
            self._keep(_Ways(way, depth, way[depth - 1].to, 1, product))
