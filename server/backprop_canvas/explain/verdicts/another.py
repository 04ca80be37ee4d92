"""Equations that are true, but answer something else than what is asked. Knows verdicts, and judges no claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.verdicts.statements.asked import Asked
from backprop_canvas.explain.verdicts.statements.stated import Stated
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement

# What is found where nothing explains a number.
_UNEXPLAINED = frozenset(["value_differs", "missing_path", "extra_term"])


def of_something_else(judged: Judgement, subject: Asked, places: Sequence[Derivatives], teller: Teller) -> Judgement:
    """No side names what it is about. What is true of something else that has a name, or that nobody would take for an
    attempt, is no answer."""
    stated = Stated(subject.sides, places)
    if judged.paths or not stated.is_true:
        return judged
    name = stated.named(teller)
    if name is None and {each.code for each in judged.findings} - _UNEXPLAINED:
        return judged
    asked = teller.formulas.plain_derivative(subject.of, subject.wrt)
    span = subject.sides[0].span[0], subject.sides[-1].span[1]
    found = teller.about_span("other_quantity", span, {"name": name or stated.text(teller), "asked": asked})
    return replace(judged, verdict="not_an_answer", praise=(), guesses=(), experiment=False).with_findings([found])


def for_another(judged: Judgement, subject: Asked, about: Quantity, teller: Teller) -> Judgement:
    """It is true, but of another derivative than the one that is asked for."""
    shown = teller.formulas.plain_derivative
    words = {"name": shown(subject.of, subject.wrt), "asked": shown(LOSS, about)}
    span = subject.left.span if subject.left else subject.sides[0].span
    other = teller.about_span("other_quantity", span, words)
    kept = [found for found in judged.findings if found.code != "only_at_these_values"]
    return replace(judged, verdict="not_an_answer", praise=()).with_findings([other, *kept])
