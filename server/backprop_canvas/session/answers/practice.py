"""The same question on fresh numbers, with a part of the answer hidden, and what was written in its place judged. The
numbers are made from the seed of the question, so that nothing is kept and nothing of the document is used or changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backprop_canvas.explain.graph.paths import Path, SumOverPaths, sum_over_paths
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.unfolding import Part
from backprop_canvas.explain.judging.places.fresh import fresh_point
from backprop_canvas.explain.reading.chosen import fitting
from backprop_canvas.explain.reading.roles.conventions import ReaderNames
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.guess import Goal
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.checking import judged, judged_guess
from backprop_canvas.session.answers.parts import Asked
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint

# The numbers that are given at most, and the paths that are told beside the hidden one.
MOST_GIVEN, MOST_PATHS = 40, 3


def answer_practice(view: Viewpoint, message: wire.AskPractice) -> wire.Practice:
    """Raises Problem "no_such_quantity" or "no_paths"."""
    about = Asked(view, message.about).about
    fresh = replace(view, point=fresh_point(view.point, about, message.seed))
    asked = Asked(fresh, message.about)
    found = sum_over_paths(asked.derivatives, about, MOST_PATHS + 1)
    hidden, others = found.paths[0], found.paths[1:]
    shown = hidden.factors[:-1] if message.stage == "factor" else ()
    return wire.Practice(
        id=message.id,
        **view.where,
        about=message.about,
        seed=message.seed,
        stage=message.stage,
        count=str(found.count),
        through=asked.neurons(hidden.neurons),
        factors=tuple(map(asked.factor, shown)),
        others=tuple(wire.OtherPath(through=asked.neurons(each.neurons), value=each.value) for each in others),
        rest=found.remainder,
        given=tuple(_given(asked, found, hidden, message.stage)),
        answer=message.answer,
        judged=None if message.answer.strip() == "" else _judged(fresh, asked, hidden, message),
    )


def _judged(fresh: Viewpoint, asked: Asked, hidden: Path, message: wire.AskPractice) -> wire.Judged:
    names = fitting(message.names, vocabulary(fresh.document))
    choices = ReaderNames(names, message.order, message.input_layer)
    if message.stage == "blank":
        return _told(judged(fresh, message.answer, asked.about, True, choices))
    if message.stage == "factor":
        return _told(judged_guess(fresh, message.answer, Goal(hidden.factors[-1].value, "the hidden factor"), choices))
    way = asked.formulas.listed([asked.about, *(Quantity("neuron", each) for each in hidden.neurons)])
    goal = Goal(hidden.value, f"the path {' → '.join(way)}")
    return _told(judged_guess(fresh, message.answer, goal, choices))


def _told(found: Judgement) -> wire.Judged:
    """Each sentence once: a mistake in several places says the same."""
    says: list[Said] = [found.short]
    for each in [*(part for finding in found.findings for part in finding.says), *(g.says for g in found.guesses)]:
        if each not in says:
            says.append(each)
    return wire.Judged(
        verdict=found.verdict, says=tuple(wire.Said(code=each.code, values=dict(each.values)) for each in says)
    )


def _given(asked: Asked, found: SumOverPaths, hidden: Path, stage: str) -> Iterable[wire.Given]:
    """What the hidden part is made of, and for the whole gradient what all told paths are made of."""
    factors = {
        "factor": hidden.factors[-1:],
        "path": hidden.factors,
        "blank": tuple(factor for path in found.paths for factor in path.factors),
    }[stage]
    local = asked.derivatives.local
    values: dict[Quantity, float] = {}
    for part in (part for factor in factors for term in factor.terms for part in term):
        for quantity in _made_of(asked, part):
            at = quantity.index
            numbers = {"parameter": local.slots, "neuron": local.a, "pre": local.z}
            values[quantity] = local.target(at) if quantity.kind == "target" else numbers[quantity.kind][at]
    for quantity, value in list(values.items())[:MOST_GIVEN]:
        yield wire.Given(key=asked.key(quantity), latex=asked.formulas.name(quantity), value=value)


def _made_of(asked: Asked, part: Part) -> tuple[Quantity, ...]:
    """A slope is worked out from z or from a."""
    neuron = Quantity("neuron", part.index)
    match part.kind:
        case "weight":
            return (Quantity("parameter", asked.derivatives.local.topology.weights[part.index]),)
        case "slope":
            return (Quantity("pre", part.index), neuron)
        case "own":
            return (neuron, Quantity("target", part.index))
        case "cross":
            return (Quantity("neuron", part.of), neuron)
        case "value":
            return (neuron,)
