"""Other places for the same network: seeded random parameters, inputs and targets. An equation has to hold there too,
so that no coincidence passes. What the choice of places proves stands in docs/decisions.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Set
from itertools import islice

import numpy as np

from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point, point
from backprop_canvas.explain.graph.quantity import LOSS
from backprop_canvas.explain.judging.places.alive import Question, shown_by
from backprop_canvas.explain.judging.places.choosing import chosen
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
# How many places are computed together at first. A wrong equation seldom needs more.
AT_ONCE = 6
SEED = 20_240_531


class Places:
    """The present place, then others, each computed when it is first asked for."""

    def __init__(self, here: Derivatives, others: Iterator[Derivatives]) -> None:
        self._known = [here]
        self._others = others

    def __iter__(self) -> Iterator[Derivatives]:
        at = 0
        while at < len(self._known) or self._fetch():
            yield self._known[at]
            at += 1

    def first(self, count: int) -> tuple[Derivatives, ...]:
        return tuple(islice(self, count))

    def with_targets(self, held: Mapping[int, float]) -> Places:
        """The same places with some targets as given, by output."""
        return Places(next(iter(self)), (_with_targets(place, held) for place in islice(self, 1, None)))

    def _fetch(self) -> bool:
        found = next(self._others, None)
        if found is not None:
            self._known.append(found)
        return found is not None


def places_for(here: Derivatives, at: Point, frozen: Set[int], question: Question) -> Places:
    """here: the derivatives at the point `at`. frozen: the slots that keep their values. Places where the derivative is
    not finite are left out."""
    return Places(here, _others(at, frozen, question))


def _others(at: Point, frozen: Set[int], question: Question) -> Iterator[Derivatives]:
    plan, generator = at.plan, np.random.default_rng(SEED)
    kinked = kinked_in(plan.topology.activations)
    edges = max(1, len(plan.topology.weights))
    # What is frozen cannot be put where it is wanted, so more is left to chance.
    wished = MOST_DRAWN if (frozen and kinked) or question.bends else FEWEST_DRAWN + DRAWN * len(kinked)
    count = max(FEWEST_DRAWN, min(wished, MOST_DRAWN, MOST_EDGES_DRAWN // edges))
    most = max(FEWEST, min(MOST, MOST_WORK // (edges + len(plan.order))))
    first = _first(plan, kinked)
    named = [row for row, neuron in enumerate(kinked) if neuron in question.named]
    levels = [plan.levels[neuron] for neuron in kinked]
    wanted = patterns(list(kinked.values()), levels, named, generator, count, first)
    draws = Drawing(at, frozen, generator, count, first).draw(list(kinked), wanted)
    drawn = _points(plan, draws, list(range(count))) if _may_cancel(plan, frozen, question) else None
    totals = None if drawn is None else np.stack([place.backward.grad_a for place in drawn], axis=1)
    shown = shown_by(draws, at, frozen, kinked, question, totals)
    # One place for each neuron that is off alone, if there are not too many.
    alone = sum(1 for kinds in kinked.values() if kinds.dead)
    forced = first + alone if first + alone <= most else first
    more = (PLACES_OF_BENDS if question.bends else PLACES) - first
    columns = chosen(shown, count, forced, more, most)
    for some in filter(None, (columns[:AT_ONCE], columns[AT_ONCE:])):
        for place in _points(plan, draws, some) if drawn is None else [drawn[column] for column in some]:
            derivatives = Derivatives(place)
            if math.isfinite(derivatives.total(question.of, question.wrt)):
                yield derivatives


def _may_cancel(plan: Plan, frozen: Set[int], question: Question) -> bool:
    """Whether ways may add up to 0 by chance: the slopes of a loss with kinks are whole numbers, and what leads to two
    outputs may be frozen or shared."""
    rigid = bool(frozen) or int(layers(plan).users.max(initial=0)) > 1
    return question.of == LOSS and rigid and of_loss(plan.topology.loss) is not None


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
