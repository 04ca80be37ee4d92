"""Whether an equation is right: the text is read, what it is about is found, and the claim is judged. Knows names, no
documents."""

from __future__ import annotations

from dataclasses import replace

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.alive import Question
from backprop_canvas.explain.judging.sampling import places_for
from backprop_canvas.explain.judging.terms import neurons_in
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.reading.unreadable import Unreadable
from backprop_canvas.explain.verdicts.asked import Asked, Told, asked_by
from backprop_canvas.explain.verdicts.candidates import Rule
from backprop_canvas.explain.verdicts.claim import Claim
from backprop_canvas.explain.verdicts.findings import Finding, Teller
from backprop_canvas.explain.verdicts.headline import short_of
from backprop_canvas.explain.verdicts.judgement import Judgement
from backprop_canvas.explain.verdicts.told_values import numerals_judgement, value_judgement

# Values are compared at this many places, the present one among them.
COMPARED = 5


def check(
    text: str, point: Point, vocabulary: Vocabulary, about: Quantity | None, rule: Rule, is_asked: bool = True
) -> Judgement:
    """Judges `text`. about: the quantity of the gradient that is asked for; if `is_asked` is false, of an equation that
    does not say it itself."""
    judged = _judged(text, point, vocabulary, about, rule, is_asked)
    return replace(judged, short=short_of(judged, about))


def _judged(
    text: str, point: Point, vocabulary: Vocabulary, about: Quantity | None, rule: Rule, is_asked: bool
) -> Judgement:
    try:
        subject = asked_by(parse(text, vocabulary), about, len(text))
    except Unreadable as unreadable:
        findings = [
            Finding(each.code, (each.says,), each.span, suggestion=each.suggestion) for each in unreadable.problems
        ]
        return Judgement("unreadable").with_findings(findings)
    here = Derivatives(point)
    teller = Teller(point, Formulas(here.local, vocabulary))
    named = frozenset(neuron for side in subject.sides for neuron in neurons_in(side))
    if isinstance(subject, Asked):
        places = places_for(here, point, rule.frozen, Question(subject.of, subject.wrt, named))
        judged = Claim(text, point, places, teller, rule, subject).judge()
        is_another = is_asked and about is not None and (subject.of, subject.wrt) != (LOSS, about)
        if is_another and about is not None and judged.verdict == "correct":
            return _for_another(judged, subject, about, teller)
        return judged
    if isinstance(subject, Told):
        places = places_for(here, point, rule.frozen, Question(LOSS, _anything(subject), named))
        return value_judgement(subject, places.first(COMPARED), teller, rule)
    return numerals_judgement(subject.sides, teller)


def _anything(told: Told) -> Quantity:
    """What the other places must tell something about."""
    return told.quantity if told.quantity.kind in ("parameter", "neuron", "pre") else Quantity("parameter")


def _for_another(judged: Judgement, subject: Asked, about: Quantity, teller: Teller) -> Judgement:
    """It is true, but of another derivative than the one that is asked for."""
    shown = teller.formulas.plain_derivative
    words = {"name": shown(subject.of, subject.wrt), "asked": shown(LOSS, about)}
    span = subject.left.span if subject.left else subject.sides[0].span
    other = teller.about_span("other_quantity", span, words)
    kept = [found for found in judged.findings if found.code != "only_at_these_values"]
    return replace(judged, verdict="not_an_answer", praise=()).with_findings([other, *kept])
