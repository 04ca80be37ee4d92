"""Finds the paths that the terms of an equation represent. Terms and paths are compared by value at several points. So
a term may be a chain, use δ, or be in closed form. A term that matches no path is compared with the path that it
names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.terms import Term
from backprop_canvas.explain.judging.tolerances import Value, agree
from backprop_canvas.explain.verdicts.chains import hinted, mentioned
from backprop_canvas.explain.verdicts.known_paths import KnownPaths


class _Named(NamedTuple):
    """What a term names: neurons on the way by its derivatives, quantities by their values."""

    spoken: frozenset[int]
    values: frozenset[Quantity]


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
    named = [_Named(spoken_of(term, known.about), hinted(term)) for term in terms]
    for at in range(len(terms)):
        candidates = _candidates(known, named[at].spoken)
        covered = _first_equal(candidates, values[at], known, free)
        matches.covered.append(covered)
        free -= set(covered)
        if not covered:
            turned = [value._replace(number=-value.number) for value in values[at]]
            negative = _first_equal(candidates, turned, known, free)
            if negative:
                matches.negative[at] = negative
    _intend(named, known, matches, free)
    return matches


def spoken_of(term: Term, about: Quantity) -> frozenset[int]:
    """The neurons on the way from `about` that a term's derivatives name."""
    own = {about.index} if about.kind == "neuron" else set[int]()
    return mentioned(term) - own


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


def _candidates(known: KnownPaths, spoken: frozenset[int]) -> list[tuple[int, ...]]:
    """Sets of paths whose sum a term may be: first those through all neurons that it names."""
    through = [known.through(spoken)] if spoken else []
    return [chosen for chosen in dict.fromkeys([*through, *known.sets]) if chosen]


def _first_equal(
    candidates: Sequence[tuple[int, ...]], values: Sequence[Value], known: KnownPaths, free: set[int]
) -> tuple[int, ...]:
    """The first set with these values at every point, preferably of paths that no other term matches. A term that is 0
    at every point matches none."""
    if all(value.number == 0.0 for value in values):
        return ()
    equal = [chosen for chosen in candidates if all(map(agree, values, known.sums(chosen)))]
    return next((chosen for chosen in equal if free.issuperset(chosen)), equal[0] if equal else ())


def _intend(named: Sequence[_Named], known: KnownPaths, matches: Matches, free: set[int]) -> None:
    """Gives each term that matches no path the path that it names, the closest first."""
    left = [at for at, covered in enumerate(matches.covered) if not covered]
    for at in left:
        _take(at, tuple(path for path in matches.negative.get(at, ()) if path in free), matches, free)
    near = [(_overlap(known, named[at], path), -at, -path) for at in left for path in sorted(free)]
    for overlap, term, path in sorted(near, reverse=True):
        if overlap > 0.0 and -term not in matches.intended and -path in free:
            _take(-term, _meant(known, named[-term].spoken, -path, free), matches, free)
    silent = [at for at in left if at not in matches.intended and not named[at].spoken]
    # If as many terms as paths are left, each term in closed form is meant to be one path.
    if len(silent) == len(free) and matches.found:
        for at, path in zip(silent, sorted(free), strict=True):
            _take(at, (path,), matches, free)


def _meant(known: KnownPaths, spoken: frozenset[int], nearest: int, free: set[int]) -> tuple[int, ...]:
    """The nearest path, or all paths through the neurons that a term names, because ∂L/∂h1 represents several paths;
    of those that begin at one of them where there are any, because the parameter is used there."""
    through = tuple(path for path in sorted(free) if spoken < set(known.paths[path].neurons))
    first = tuple(path for path in through if known.paths[path].neurons[0] in spoken)
    through = first if nearest in first else through
    return through if spoken and nearest in through else (nearest,)


def _take(at: int, paths: tuple[int, ...], matches: Matches, free: set[int]) -> None:
    if paths:
        matches.intended[at] = paths
        free.difference_update(paths)


def _overlap(known: KnownPaths, named: _Named, path: int) -> float:
    """Of all neurons that a term names or a path passes, the share that occurs in both; 1 if they are the same. Of a
    term that names none, the share of the values in it that the path's factors are made of."""
    if not (named.spoken or named.values):
        return 0.0
    one: frozenset[int] | frozenset[Quantity] = named.spoken or named.values
    other = frozenset(known.paths[path].neurons) if named.spoken else known.made_of(path)
    return len(one & other) / len(one | other)
