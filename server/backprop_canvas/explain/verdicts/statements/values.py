"""Equations for a value: the forward pass, and the update of a parameter. They may be true, but they are no answer to
the question for a gradient. Knows nothing of paths."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.closed_form import NOWHERE
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.terms import has_derivative, nodes_in
from backprop_canvas.explain.judging.tolerances import agree, exact
from backprop_canvas.explain.reading.expression import Derivative, Expression, Sum, Symbol
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.verdicts.statements.asked import Told
from backprop_canvas.explain.verdicts.statements.holding import Holding
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement


def value_judgement(told: Told, places: Sequence[Derivatives], teller: Teller, rule: Rule) -> Judgement:
    """`not_an_answer` where the equation is true, else `incorrect`. places: the present one first."""
    quantity, sides = told
    name = teller.formulas.shown(quantity)
    present = truths = [place.value(quantity) for place in places]
    if any(isinstance(side, Symbol) and side.quantity == quantity for side in sides):
        return _true("trivial", told, present[0], teller)
    if quantity.kind in ("neuron", "pre", "loss", "output_loss") and Holding(places).all(sides, truths):
        return _true("forward_equation", told, truths[0], teller)
    if all(_is_exactly(side, present[0]) for side in sides):
        same = teller.told("trivial", "trivial_numbers", sides[-1].span)
        return Judgement("not_an_answer", value=present[0], expected=present[0]).with_findings([same])
    if quantity.kind == "parameter":
        news = [float(rule.step(place.point).parameters[quantity.index]) for place in places]
        gradient = Derivative(LOSS, quantity, NOWHERE)
        if Holding(places, (rule.next.learning_rate,), (gradient,)).all(sides, news):
            return _true("update_rule", told, news[0], teller)
        truths, name = news, f"the new {name}"
    is_step = any(_is_step(side, quantity) for side in sides)
    if quantity.kind in ("parameter", "target", "neuron") and not is_step and Holding(places).all(sides, present):
        return _true("trivial", told, present[0], teller)
    value = Evaluation(places[0], "total").of(sides[-1]).number
    words: dict[str, SentenceValue] = {"name": name, **teller.compared(value, truths[0])}
    sentence = "holds_here_alone" if agree(exact(value), exact(truths[0])) else "value_differs"
    finding = teller.told("value_differs", sentence, sides[-1].span, words)
    judgement = Judgement("incorrect", value=value if math.isfinite(value) else None, expected=truths[0])
    return judgement.with_findings([finding])


def _is_step(side: Expression, quantity: Quantity) -> bool:
    """Whether it says how the quantity moves: with a derivative, or by something that is added to the quantity itself,
    though that may come to nothing."""
    if has_derivative(side) or not isinstance(side, Sum):
        return has_derivative(side)
    others = [term for term in side.terms if not (isinstance(term, Symbol) and term.quantity == quantity)]
    return len(others) < len(side.terms) and any(isinstance(node, Symbol) for each in others for node in nodes_in(each))


def _is_exactly(side: Expression, value: float) -> bool:
    numeral = numeral_of(side)
    return numeral is not None and float(numeral) == value


def _true(code: str, told: Told, value: float, teller: Teller) -> Judgement:
    name = teller.formulas.shown(told.quantity)
    span = told.sides[0].span[0], told.sides[-1].span[1]
    finding = teller.about_span(code, span, {"name": name})
    return Judgement("not_an_answer", value=value, expected=value).with_findings([finding])


def numerals_judgement(sides: Sequence[Expression], teller: Teller) -> Judgement:
    """The same number on every side."""
    return Judgement("not_an_answer").with_findings([teller.told("trivial", "trivial_numbers", sides[0].span)])
