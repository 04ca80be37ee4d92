"""An equation judged for a document: what the command line and the page share. Turns names and rules of the document
into what the checker takes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import numpy as np

from backprop_canvas.document.samples import training_places
from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.reading.roles.conventions import NO_CHOICES, ReaderNames
from backprop_canvas.explain.usual_mistakes.candidates import Rule, Update
from backprop_canvas.explain.verdicts.checker import check, check_guess
from backprop_canvas.explain.verdicts.guess import Goal
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.network.building import Network, build_network
from backprop_canvas.session.run.one_update import after_one_update
from backprop_canvas.session.state.viewpoint import Viewpoint


def judged(
    view: Viewpoint,
    equation: str,
    about: Quantity | None,
    is_asked: bool = True,
    choices: ReaderNames = NO_CHOICES,
) -> Judgement:
    """about: the quantity of the gradient that is asked for; if `is_asked` is false, of an equation that does not say
    it itself. choices: how the reader means names that differ between books. Raises Problem "bad_names"."""
    return check(equation, view.point, vocabulary(view.document), about, _rule(view), is_asked, choices)


def judged_guess(view: Viewpoint, equation: str, goal: Goal, choices: ReaderNames) -> Judgement:
    """goal: the number of a step. Raises Problem "bad_names"."""
    return check_guess(equation, view.point, vocabulary(view.document), goal, _rule(view), choices)


def _rule(view: Viewpoint) -> Rule:
    frozen = frozenset(slot for slot, each in enumerate(view.document.parameters) if not each.trainable)
    network = cache(partial(build_network, view.document))
    count = len(training_places(view.document))
    return Rule(count, frozen, lambda at: _update(network(), view.document, at), view.point)


def _update(network: Network, document: Document, at: Point) -> Update:
    """How training would move the parameters of a point."""
    updated = after_one_update(replace(network, parameters=at.parameters), at.plan, at.inputs, at.targets)
    return Update(updated, _penalties(document, at), network.rules.learning_rate)


def _penalties(document: Document, at: Point) -> Floats:
    """(P,) what is added to each gradient: by the penalty to those of weights, by the optimizer to all."""
    penalty, decay, values = document.training.penalty, document.training.optimizer.weight_decay, at.parameters
    added: Floats = penalty.l1 * np.sign(values) + penalty.l2 * values
    weights = set(at.plan.topology.weights)
    of_weights = np.where([slot in weights for slot in range(len(values))], added, 0.0)
    return of_weights + (decay or 0.0) * values


def another(document: Document, plan: Plan, about: Quantity | None) -> Quantity | None:
    """Another trainable weight to ask about: one into another neuron of the same layer, else into the same neuron, else
    any other."""
    if about is None or about.kind != "parameter":
        return None
    levels = {slot: _level(plan, slot) for slot in range(len(document.parameters))}
    others = [
        slot
        for slot, parameter in enumerate(document.parameters)
        if slot != about.index and parameter.trainable and levels[slot] is not None
    ]
    own = levels[about.index]
    best = min(others, key=lambda slot: (_apart(own, levels[slot]), (slot - about.index) % len(levels)), default=None)
    return None if best is None else Quantity("parameter", best)


def _level(plan: Plan, slot: int) -> tuple[int, int] | None:
    """The level and the neuron that a parameter's first edge leads into; None for what is no weight."""
    edge = next((edge for edge, weight in enumerate(plan.topology.weights) if weight == slot), None)
    if edge is None:
        return None
    neuron = plan.topology.targets[edge]
    return plan.levels[neuron], neuron


def _apart(own: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    if own is None or other is None or own[0] != other[0]:
        return 2
    return 1 if own[1] == other[1] else 0
