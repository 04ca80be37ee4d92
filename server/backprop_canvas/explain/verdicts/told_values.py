"""Equations for a value: the forward pass, and the update of a parameter. They may be true, but they are no answer to
the question for a gradient. Knows nothing of paths."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.bare_number import fit_of
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.rounded import is_explained
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import agree, agree_loosely, exact
from backprop_canvas.explain.reading.expression import Expression, Number, Symbol
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.verdicts.asked import Told
from backprop_canvas.explain.verdicts.findings import Teller
from backprop_canvas.explain.verdicts.judgement import Judgement

# What an update must come to within, relative to the step: the rest is the rounding of one addition.
_STEP = 1e-9


def value_judgement(told: Told, places: Sequence[Derivatives], teller: Teller, rule: Rule) -> Judgement:
    """`not_an_answer` where the equation is true, else `incorrect`. places: the present one first."""
    quantity, sides = told
    name = teller.formulas.shown(quantity)
    if any(isinstance(side, Symbol) and side.quantity == quantity for side in sides):
        return _true("trivial", told, places[0].value(quantity), teller)
    truths = [place.value(quantity) for place in places]
    if quantity.kind in ("neuron", "pre", "loss", "output_loss") and hold(sides, truths, places):
        return _true("forward_equation", told, truths[0], teller)
    if quantity.kind == "parameter":
        news = [_updated(place, quantity, rule) for place in places]
        news[0] = float(rule.next.parameters[quantity.index])
        known = places if _is_plain(places[0], quantity, rule) else places[:1]
        if hold(sides, news, known):
            return _true("update_rule", told, news[0], teller)
        truths, name = news, f"the new {name}"
    if hold(sides, [places[0].value(quantity)], places[:1]) and quantity.kind in ("parameter", "target", "neuron"):
        return _true("trivial", told, places[0].value(quantity), teller)
    value = Evaluation(places[0], "total").of(sides[-1]).number
    words: dict[str, SentenceValue] = {"name": name, **teller.compared(value, truths[0])}
    finding = teller.about_span("value_differs", sides[-1].span, words)
    judgement = Judgement("incorrect", value=value if math.isfinite(value) else None, expected=truths[0])
    return judgement.with_findings([finding])


def hold(sides: Sequence[Expression], truths: Sequence[float], places: Sequence[Derivatives]) -> bool:
    """Whether each side has these values, (places,), or the first by its numbers."""
    return all(_holds(side, truths, places) for side in sides)


def _holds(side: Expression, truths: Sequence[float], places: Sequence[Derivatives]) -> bool:
    """At every place, or here by the numbers that are written in it."""
    if (numeral := numeral_of(side)) is not None:
        return fit_of(numeral, truths[0], abs(truths[0]), 0.0).is_right
    values = [Evaluation(place, "total").of(side) for place in places[: len(truths)]]
    if all(agree(value, exact(truth)) for value, truth in zip(values, truths, strict=False)):
        return True
    has_numbers = any(isinstance(node, Number) and node.value not in (0.5, 1.0, 2.0) for node in nodes_in(side))
    if not has_numbers:
        return False
    explained = is_explained(side, places[0], Likes(places[:1]), truths[0], ("total",))
    return explained or agree_loosely(values[0], exact(truths[0]))


def _updated(place: Derivatives, quantity: Quantity, rule: Rule) -> float:
    return place.value(quantity) - rule.next.learning_rate * place.total(LOSS, quantity)


def _is_plain(here: Derivatives, quantity: Quantity, rule: Rule) -> bool:
    """Whether the update is w − η·∂L/∂w, so that it can be known at other places too."""
    step = rule.next.learning_rate * here.total(LOSS, quantity)
    new = float(rule.next.parameters[quantity.index])
    return math.isclose(here.value(quantity) - step, new, rel_tol=1e-12, abs_tol=_STEP * abs(step))


def _true(code: str, told: Told, value: float, teller: Teller) -> Judgement:
    name = teller.formulas.shown(told.quantity)
    span = told.sides[0].span[0], told.sides[-1].span[1]
    finding = teller.about_span(code, span, {"name": name})
    return Judgement("not_an_answer", value=value, expected=value).with_findings([finding])


def numerals_judgement(sides: Sequence[Expression], teller: Teller) -> Judgement:
    """The same number on every side."""
    return Judgement("not_an_answer").with_findings([teller.told("trivial", "trivial_numbers", sides[0].span)])
