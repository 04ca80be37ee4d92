"""Other places for the same network: seeded random parameters, inputs and targets. An equation has to hold there too,
so that no coincidence passes. What the choice of places proves stands in docs/decisions.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice

import numpy as np

from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import LOSS
from backprop_canvas.explain.judging.places.alive import Question, shown_by
from backprop_canvas.explain.judging.places.choosing import chosen
from backprop_canvas.explain.judging.places.crossing import beyond_kinks, unseen_sides
from backprop_canvas.explain.judging.places.draws import Drawing, Draws
from backprop_canvas.explain.judging.places.layers import layers
from backprop_canvas.explain.judging.places.passes import points
from backprop_canvas.explain.judging.places.patterns import patterns
from backprop_canvas.explain.judging.places.pieces import Kinked, kinked_in, of_loss

# Where nothing has kinks. With kinks there are as many more as it takes to show both sides of each. The first is all
# alive; with a loss that has kinks the second is too.
PLACES = 4
# Where an equation bends by itself, chance must put what bends on both sides.
PLACES_OF_BENDS = 24
# The most places, and the fewest whatever they cost.
MOST, FEWEST = 40, 3
# The limit of edges and neurons passed at all places.
MOST_WORK = 9_000
# The places drawn to choose from: for each neuron with a kink, at least, at most, and the limit of edges passed.
DRAWN, FEWEST_DRAWN, MOST_DRAWN, MOST_EDGES_DRAWN = 3, 12, 64, 250_000
# The most places just beyond kinks.
MOST_BEYOND = 6
# How many places are computed together at first. A wrong equation seldom needs more.
AT_ONCE = 6
SEED, FURTHER_SEED = 20_240_531, 20_240_532


class Places:
    """The present place, then others, each computed when it is first asked for."""

    def __init__(
        self, here: Derivatives, others: Iterator[Derivatives], further: Callable[[], Iterator[Derivatives]]
    ) -> None:
        """further: many more, for what was chosen to hold at the others."""
        self._known = [here]
        self._others, self._further = others, further

    def __iter__(self) -> Iterator[Derivatives]:
        at = 0
        while at < len(self._known) or self._fetch():
            yield self._known[at]
            at += 1

    def first(self, count: int) -> tuple[Derivatives, ...]:
        return tuple(islice(self, count))

    @cached_property
    def further(self) -> Places:
        """The present place and many that nothing has been held against."""
        return Places(self._known[0], self._further(), self._further)

    def with_targets(self, held: Mapping[int, float]) -> Places:
        """The same places with some targets as given, by output."""

        def held_at(places: Iterable[Derivatives]) -> Iterator[Derivatives]:
            return (_with_targets(place, held) for place in places)

        return Places(self._known[0], held_at(islice(self, 1, None)), lambda: held_at(self._further()))

    def _fetch(self) -> bool:
        found = next(self._others, None)
        if found is not None:
            self._known.append(found)
        return found is not None


def places_for(here: Derivatives, at: Point, frozen: Set[int], question: Question) -> Places:
    """here: the derivatives at the point `at`. frozen: the slots that keep their values. Places where the derivative is
    not finite are left out."""
    many = question._replace(bends=True)
    return Places(here, _others(at, frozen, question, SEED), lambda: _others(at, frozen, many, FURTHER_SEED))


def _others(at: Point, frozen: Set[int], question: Question, seed: int) -> Iterator[Derivatives]:
    plan, generator = at.plan, np.random.default_rng(seed)
    kinked = kinked_in(plan.topology.activations)
    edges = max(1, len(plan.topology.weights))
    # What is frozen or shared cannot be put where it is wanted, so more is left to chance.
    has_kinks = bool(kinked) or of_loss(plan.topology.loss) is not None
    by_chance = (has_kinks and _is_rigid(plan, frozen)) or question.bends
    wished = MOST_DRAWN if by_chance else FEWEST_DRAWN + DRAWN * len(kinked)
    count = max(FEWEST_DRAWN, min(wished, MOST_DRAWN, MOST_EDGES_DRAWN // edges))
    most = max(FEWEST, min(MOST, MOST_WORK // (edges + len(plan.order))))
    first = _first(plan, kinked)
    named = [row for row, neuron in enumerate(kinked) if neuron in question.named]
    levels = [plan.levels[neuron] for neuron in kinked]
    wanted = patterns(list(kinked.values()), levels, named, generator, count, first)
    draws = Drawing(at, frozen, generator, count, first).draw(list(kinked), wanted)
    pool = _Pool(draws, at, frozen, kinked, question)
    # One place for each neuron that is off alone, if there are not too many.
    alone = sum(1 for kinds in kinked.values() if kinds.dead)
    forced = first + alone if first + alone <= most else first
    more = (PLACES_OF_BENDS if question.bends else PLACES) - first
    yield from pool.places(chosen(pool.shown, count, forced, more, most))
    beyond = beyond_kinks(draws, plan, pool.shown, kinked, generator) if _is_rigid(plan, frozen) else None
    if beyond is not None:
        others = _Pool(beyond, at, frozen, kinked, question)
        yield from others.places(
            chosen(others.shown.at(unseen_sides(pool.shown)), beyond.z.shape[1], 0, 0, MOST_BEYOND)
        )


class _Pool:
    """Places that were drawn, and what each shows."""

    def __init__(
        self, draws: Draws, at: Point, frozen: Set[int], kinked: Mapping[int, Kinked], question: Question
    ) -> None:
        self._draws, self._plan, self._question = draws, at.plan, question
        every = list(range(draws.z.shape[1]))
        self._drawn = _points(at.plan, draws, every) if _may_cancel(at.plan, frozen, question) else None
        totals = None if self._drawn is None else np.stack([place.backward.grad_a for place in self._drawn], axis=1)
        self.shown = shown_by(draws, at, frozen, kinked, question, totals)

    def places(self, columns: Sequence[int]) -> Iterator[Derivatives]:
        """Where the derivative is finite."""
        for some in filter(None, (columns[:AT_ONCE], columns[AT_ONCE:])):
            for place in self._points(some):
                derivatives = Derivatives(place)
                if math.isfinite(derivatives.total(self._question.of, self._question.wrt)):
                    yield derivatives

    def _points(self, columns: Sequence[int]) -> list[Point]:
        if self._drawn is not None:
            return [self._drawn[column] for column in columns]
        return _points(self._plan, self._draws, list(columns))


def _may_cancel(plan: Plan, frozen: Set[int], question: Question) -> bool:
    """Whether ways may add up to 0 by chance: the slopes of a loss with kinks are whole numbers, and what leads to two
    outputs may be frozen or shared."""
    return question.of == LOSS and _is_rigid(plan, frozen) and of_loss(plan.topology.loss) is not None


def _is_rigid(plan: Plan, frozen: Set[int]) -> bool:
    """Whether parameters are frozen or shared."""
    return bool(frozen) or int(layers(plan).users.max(initial=0)) > 1


def _points(plan: Plan, draws: Draws, columns: list[int]) -> list[Point]:
    return points(plan, draws.parameters[:, columns], draws.inputs[:, columns], draws.targets[:, columns])


def _first(plan: Plan, kinked: Mapping[int, Kinked]) -> int:
    """How many places are all alive: one; more where something has several pieces with a slope."""
    several = sum(1 for kinds in kinked.values() if len(kinds.alive) > 1)
    loss = of_loss(plan.topology.loss)
    outputs = 0 if loss is None else len(plan.topology.outputs)
    # With Huber's, all errors are small at one more.
    inner = 0 if loss is None else len(loss.alive) - 2
    return 2 + inner + max(len(kinked) if several else 0, outputs).bit_length() if several or outputs else 1


def _with_targets(place: Derivatives, held: Mapping[int, float]) -> Derivatives:
    at, local = place.point, place.local
    targets = np.array([held.get(output, local.target(output)) for output in local.topology.outputs])
    return Derivatives(point(at.plan, at.parameters, at.inputs, targets))
