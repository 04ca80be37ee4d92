"""Finds the paths that the terms of an equation represent. Terms and paths are compared by value at several points. So
a term may be a chain, use δ, or be in closed form. A term that matches no path is compared with the path that it
names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.hops import START
from backprop_canvas.explain.graph.paths import Path, followed, sum_over_paths
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.terms import Term, nodes_in
from backprop_canvas.explain.judging.tolerances import Value, agree
from backprop_canvas.explain.reading.expression import Symbol
from backprop_canvas.explain.verdicts.chains import hinted, mentioned

# With more paths than this, terms are not compared with single paths.
MOST_PATHS = 64


@dataclass(frozen=True)
class KnownPaths:
    """All paths of a gradient, and their values at several places: values[place][path]."""

    about: Quantity
    paths: tuple[Path, ...]
    values: tuple[tuple[float, ...], ...]
    closed: ClosedForm

    def spoken_of(self, term: Term) -> frozenset[int]:
        """The neurons on the path that a term names."""
        own = {self.about.index} if self.about.kind == "neuron" else set[int]()
        return mentioned(term) - own

    def hints(self, term: Term, path: int) -> float:
        """How well the values in a term fit a path: those that the path's factors are made of count."""
        found = hinted(term)
        if not found:
            return 0.0
        form = self.closed.of_paths([self.paths[path]])
        own = frozenset(node.quantity for node in nodes_in(form) if isinstance(node, Symbol))
        return len(found & own) / len(found | own)

    def value(self, chosen: Iterable[int], place: int) -> Value:
        numbers = [self.values[place][path] for path in chosen]
        return Value(math.fsum(numbers), math.fsum(map(abs, numbers)))


def known_paths(places: Sequence[Derivatives], about: Quantity) -> KnownPaths | None:
    """None if there are more than MOST_PATHS, or if a number is not finite."""
    if places[0].hops(about).count[START] > MOST_PATHS:
        return None
    first = sum_over_paths(places[0], about, MOST_PATHS)
    if first.remainder_count:
        return None
    rows = [tuple(path.value for path in first.paths)]
    rows += [tuple(followed(place.local, path) for path in first.paths) for place in places[1:]]
    finite = all(math.isfinite(number) for row in rows for number in row)
    return KnownPaths(about, first.paths, tuple(rows), ClosedForm(places[0].local)) if finite else None


@dataclass
class Matches:
    """covered: for each term, the paths whose sum it is; () if there are none. intended: for a term that matches no
    path, the paths that it names. negative: terms that equal a path with the wrong sign."""

    covered: list[tuple[int, ...]] = field(default_factory=list)
    intended: dict[int, tuple[int, ...]] = field(default_factory=dict)
    negative: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def found(self) -> int:
        return sum(map(bool, self.covered))


def match(terms: Sequence[Term], values: Sequence[Sequence[Value]], known: KnownPaths) -> Matches:
    """values: of each term, at the places of `known`."""
    matches = Matches()
    free = set(range(len(known.paths)))
    for at, term in enumerate(terms):
        candidates = _candidates(term, known)
        covered = _first_equal(candidates, values[at], known, free)
        matches.covered.append(covered)
        free -= set(covered)
        if not covered:
            turned = [value._replace(number=-value.number) for value in values[at]]
            negative = _first_equal(candidates, turned, known, free)
            if negative:
                matches.negative[at] = negative
    _intend(terms, known, matches, free)
    return matches


def value_of(term: Term, evaluation: Evaluation) -> Value:
    number, size = float(term.sign), 1.0
    for factor in term.factors:
        value = evaluation.of(factor)
        number, size = number * value.number, size * value.size
    for divisor in term.below:
        value = evaluation.of(divisor)
        if value.number == 0.0:
            return Value(math.nan, math.nan)
        number, size = number / value.number, size / abs(value.number)
    return Value(number, size)


def _candidates(term: Term, known: KnownPaths) -> list[tuple[int, ...]]:
    """Sets of paths whose sum a term may be: those through all neurons that it names, single paths, those through one
    neuron, those from one use, all."""
    every = range(len(known.paths))
    spoken = known.spoken_of(term)
    through = [tuple(at for at in every if spoken <= set(known.paths[at].neurons))] if spoken else []
    neurons = dict.fromkeys(neuron for path in known.paths for neuron in path.neurons)
    groups = [tuple(at for at in every if neuron in known.paths[at].neurons) for neuron in neurons]
    uses = dict.fromkeys(path.use for path in known.paths)
    by_use = [tuple(at for at in every if known.paths[at].use == use) for use in uses]
    all_sets = [*through, *((at,) for at in every), *groups, *by_use, tuple(every)]
    return [chosen for chosen in dict.fromkeys(all_sets) if chosen]


def _first_equal(
    candidates: Sequence[tuple[int, ...]], values: Sequence[Value], known: KnownPaths, free: set[int]
) -> tuple[int, ...]:
    """The first set with these values at every point, preferably of paths that no other term matches. A term that is 0
    at every point matches none."""
    if all(value.number == 0.0 for value in values):
        return ()
    equal = [
        chosen
        for chosen in candidates
        if all(agree(value, known.value(chosen, place)) for place, value in enumerate(values))
    ]
    return next((chosen for chosen in equal if free.issuperset(chosen)), equal[0] if equal else ())


def _intend(terms: Sequence[Term], known: KnownPaths, matches: Matches, free: set[int]) -> None:
    """Gives each term that matches no path the path that it names, the closest first."""
    left = [at for at, covered in enumerate(matches.covered) if not covered]
    for at in left:
        _take(at, tuple(path for path in matches.negative.get(at, ()) if path in free), matches, free)
    near = [(_overlap(known, terms[at], path), -at, -path) for at in left for path in sorted(free)]
    for overlap, term, path in sorted(near, reverse=True):
        if overlap > 0.0 and -term not in matches.intended and -path in free:
            _take(-term, _meant(known, terms[-term], -path, free), matches, free)
    silent = [at for at in left if at not in matches.intended and not known.spoken_of(terms[at])]
    # If as many terms as paths are left, each term in closed form is meant to be one path.
    if len(silent) == len(free) and matches.found:
        for at, path in zip(silent, sorted(free), strict=True):
            _take(at, (path,), matches, free)


def _meant(known: KnownPaths, term: Term, nearest: int, free: set[int]) -> tuple[int, ...]:
    """The nearest path, or all paths through the neurons that a term names, because ∂L/∂h1 represents several paths."""
    spoken = known.spoken_of(term)
    through = tuple(path for path in sorted(free) if spoken < set(known.paths[path].neurons))
    return through if spoken and nearest in through else (nearest,)


def _take(at: int, paths: tuple[int, ...], matches: Matches, free: set[int]) -> None:
    if paths:
        matches.intended[at] = paths
        free.difference_update(paths)


def _overlap(known: KnownPaths, term: Term, path: int) -> float:
    """Of all neurons that a term names or a path passes, the share that occurs in both; 1 if they are the same."""
    spoken, neurons = known.spoken_of(term), set(known.paths[path].neurons)
    return len(spoken & neurons) / len(spoken | neurons) if spoken else known.hints(term, path)
