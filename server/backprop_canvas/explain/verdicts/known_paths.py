"""All paths of a gradient with their values at several places, where they are few enough to be told apart. Knows no
equations."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import cached_property

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.hops import START
from backprop_canvas.explain.graph.paths import Path, all_followed, sum_over_paths
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import Value
from backprop_canvas.explain.reading.expression import Symbol

# With more paths than this, terms are not compared with single paths.
MOST_PATHS = 64


class KnownPaths:
    """values: values[place][path]."""

    def __init__(
        self, about: Quantity, paths: tuple[Path, ...], values: Sequence[Sequence[float]], closed: ClosedForm
    ) -> None:
        self.about, self.paths, self.values, self._closed = about, paths, values, closed
        self._sums: dict[tuple[int, ...], list[Value]] = {}
        self._made_of: dict[int, frozenset[Quantity]] = {}

    def sums(self, chosen: tuple[int, ...]) -> list[Value]:
        """The sum of these paths at every place."""
        known = self._sums.get(chosen)
        if known is None:
            rows = [[row[path] for path in chosen] for row in self.values]
            known = self._sums[chosen] = [Value(math.fsum(row), math.fsum(map(abs, row))) for row in rows]
        return known

    @cached_property
    def sets(self) -> list[tuple[int, ...]]:
        """Sets whose sum a term may be: single paths, those through one neuron, those from one use, all."""
        every = range(len(self.paths))
        neurons = dict.fromkeys(neuron for path in self.paths for neuron in path.neurons)
        uses = dict.fromkeys(path.use for path in self.paths)
        through = [self.through((neuron,)) for neuron in neurons]
        by_use = [tuple(at for at in every if self.paths[at].use == use) for use in uses]
        return [*((at,) for at in every), *through, *by_use, tuple(every)]

    def through(self, neurons: Collection[int]) -> tuple[int, ...]:
        """The paths through all these neurons."""
        wanted = set(neurons)
        return tuple(at for at, path in enumerate(self.paths) if wanted.issubset(path.neurons))

    def made_of(self, path: int) -> frozenset[Quantity]:
        """The quantities in a path's closed form."""
        known = self._made_of.get(path)
        if known is None:
            form = self._closed.of_paths([self.paths[path]])
            found = (node.quantity for node in nodes_in(form) if isinstance(node, Symbol))
            known = self._made_of[path] = frozenset(found)
        return known


def known_paths(places: Sequence[Derivatives], about: Quantity) -> KnownPaths | None:
    """None if there are more than MOST_PATHS, or if a number is not finite."""
    if places[0].hops(about).count[START] > MOST_PATHS:
        return None
    first = sum_over_paths(places[0], about, MOST_PATHS)
    if first.remainder_count:
        return None
    rows = [[path.value for path in first.paths]]
    rows += [all_followed(place.local, first.paths) for place in places[1:]]
    finite = all(math.isfinite(number) for row in rows for number in row)
    return KnownPaths(about, first.paths, rows, ClosedForm(places[0].local)) if finite else None
