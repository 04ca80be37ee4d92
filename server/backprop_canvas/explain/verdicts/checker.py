"""Whether an equation is right: the text is read, what it is about is found, and the claim is judged. Knows names, no
documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.alive import Question
from backprop_canvas.explain.judging.sampling import Places, places_for
from backprop_canvas.explain.judging.terms import bends, neurons_in
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Equation, Expression
from backprop_canvas.explain.reading.read import ReadText, StandsFor, read
from backprop_canvas.explain.reading.roles.conventions import NO_CHOICES, ReaderNames
from backprop_canvas.explain.reading.signs.unreadable import Unreadable
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.verdicts.another import for_another, of_something_else
from backprop_canvas.explain.verdicts.claim import Claim
from backprop_canvas.explain.verdicts.guess import Goal, guess_judgement
from backprop_canvas.explain.verdicts.headline import short_of
from backprop_canvas.explain.verdicts.statements.asked import Asked, Subject, Told, Worked, asked_by
from backprop_canvas.explain.verdicts.statements.stated import Stated
from backprop_canvas.explain.verdicts.statements.values import numerals_judgement, value_judgement
from backprop_canvas.explain.verdicts.statements.worked import asked_of, worked_judgement
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement

ANY_PARAMETER = Quantity("parameter")


def check(
    text: str,
    point: Point,
    vocabulary: Vocabulary,
    about: Quantity | None,
    rule: Rule,
    is_asked: bool = True,
    choices: ReaderNames = NO_CHOICES,
) -> Judgement:
    """Judges `text`. about: the quantity of the gradient that is asked for; if `is_asked` is false, of an equation that
    does not say it itself. choices: how the reader means names that differ between books."""
    checker = Checker(text, point, vocabulary, rule)
    return _of_text(text, vocabulary, choices, about, lambda found: checker.of_all(found, about, is_asked))


def check_guess(
    text: str, point: Point, vocabulary: Vocabulary, goal: Goal, rule: Rule, choices: ReaderNames = NO_CHOICES
) -> Judgement:
    """Judges `text` as an answer to what the number of a step is."""
    checker = Checker(text, point, vocabulary, rule)
    return _of_text(text, vocabulary, choices, None, lambda found: checker.of_guess(found, goal))


def _of_text(
    text: str,
    vocabulary: Vocabulary,
    choices: ReaderNames,
    about: Quantity | None,
    judge: Callable[[ReadText], Judgement],
) -> Judgement:
    taken: tuple[StandsFor, ...] = ()
    try:
        found = read(text, vocabulary, choices)
        taken = found.taken
        judged = judge(found)
    except Unreadable as unreadable:
        findings = [
            Finding(each.code, (each.says,), each.span, suggestion=each.suggestion, choices=each.choices)
            for each in unreadable.problems
        ]
        judged = Judgement("unreadable").with_findings(findings)
    return replace(judged, short=short_of(judged, about), taken=taken)


class Checker:
    """Of the equations in one text."""

    def __init__(self, text: str, point: Point, vocabulary: Vocabulary, rule: Rule) -> None:
        self._text, self._point, self._rule = text, point, rule
        self._here = Derivatives(point)
        self._teller = Teller(point, Formulas(self._here.local, vocabulary))

    def of_all(self, found: ReadText, about: Quantity | None, is_asked: bool) -> Judgement:
        """The answer's judgement, if all the others hold; else that of the first that does not. Raises Unreadable."""
        if len(found.equations) == 1:
            return self._of(found.equations[0], about, is_asked)
        subjects = [_subject(each, about, len(self._text)) for each in found.equations]
        at = answer_among(subjects, about)
        answer = self._of(found.equations[at], about, is_asked)
        others = [self._beside(each) for i, each in enumerate(found.equations) if i != at]
        wrong = next((each for each in (answer, *others) if each.verdict == "incorrect"), None)
        return wrong or answer

    def of_guess(self, found: ReadText, goal: Goal) -> Judgement:
        """The last equation is the answer; the others have to hold."""
        answer = guess_judgement(found.equations[-1], goal, self._here, self._teller, self._rule)
        others = [self._beside(each) for each in found.equations[:-1]]
        wrong = next((each for each in (answer, *others) if each.verdict == "incorrect"), None)
        return wrong or answer

    def _beside(self, equation: Equation) -> Judgement:
        """An equation beside the answer only has to hold. It may be about anything."""
        if _subject(equation, None, len(self._text)) is not None or len(equation.sides) == 1:
            return self._of(equation, None, False)
        return Stated(equation.sides, tuple(self._anywhere(equation.sides))).judgement(self._teller)

    def _anywhere(self, sides: Sequence[Expression], wrt: Quantity = ANY_PARAMETER) -> Places:
        named = frozenset(neuron for side in sides for neuron in neurons_in(side))
        return self._places(Question(LOSS, wrt, named), sides)

    def _places(self, question: Question, sides: Sequence[Expression]) -> Places:
        activations = self._point.plan.topology.activations
        bent = any(bends(side, activations) for side in sides)
        return places_for(self._here, self._point, self._rule.frozen, question._replace(bends=bent))

    def _of(self, equation: Equation, about: Quantity | None, is_asked: bool) -> Judgement:
        judged = self._judged(asked_by(equation, about, len(self._text)), about, is_asked)
        return _of_what_is_written(_without_repeated(judged, equation), equation)

    def _judged(self, subject: Subject, about: Quantity | None, is_asked: bool) -> Judgement:
        teller, rule = self._teller, self._rule
        named = frozenset(neuron for side in subject.sides for neuron in neurons_in(side))
        if isinstance(subject, Worked):
            question = Question(LOSS, _anything(subject.wrt), named | frozenset(neurons_in(subject.of)))
            everywhere = tuple(self._places(question, (*subject.sides, subject.of)))
            goal = about if is_asked else None
            found = asked_of(subject, everywhere, goal is not None)
            if found is None:
                return worked_judgement(subject, everywhere, teller, goal)
            subject = found
        if isinstance(subject, Asked):
            places = self._places(Question(subject.of, subject.wrt, named), subject.sides)
            judged = Claim(self._text, self._point, places, teller, rule, subject).judge()
            if judged.verdict == "incorrect" and subject.left is None and len(subject.sides) > 1:
                return of_something_else(judged, subject, tuple(places), teller)
            is_another = is_asked and about is not None and (subject.of, subject.wrt) != (LOSS, about)
            if is_another and about is not None and judged.verdict == "correct":
                return for_another(judged, subject, about, teller)
            return judged
        if isinstance(subject, Told):
            places = self._places(Question(LOSS, _anything(subject.quantity), named), subject.sides)
            return value_judgement(subject, tuple(places), teller, rule)
        return numerals_judgement(subject.sides, teller)


def _subject(equation: Equation, about: Quantity | None, length: int) -> Subject | None:
    try:
        return asked_by(equation, about, length)
    except Unreadable:
        return None


def answer_among(subjects: Sequence[Subject | None], about: Quantity | None) -> int:
    """The position of the equation that answers: whose left side is asked for, else the first for a gradient of a
    parameter, else the last."""
    gradients = [
        (at, each) for at, each in enumerate(subjects) if isinstance(each, Asked) and each.of == LOSS and each.left
    ]
    for at, each in gradients:
        if each.wrt == about:
            return at
    return next((at for at, each in gradients if each.wrt.kind == "parameter"), len(subjects) - 1)


def _without_repeated(judged: Judgement, equation: Equation) -> Judgement:
    """Where one place in the text stands for several terms, no number stands below it, and nothing is suggested."""
    if not equation.sums:
        return judged

    def repeated(span: tuple[int, int]) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in equation.sums)

    findings = tuple(replace(each, suggestion="") if repeated(each.span) else each for each in judged.findings)
    factors = tuple(each for each in judged.factors if not repeated(each.span))
    return replace(judged, findings=findings, factors=factors)


def _of_what_is_written(judged: Judgement, equation: Equation) -> Judgement:
    """Without remarks on single derivatives that nobody wrote: those that an operator such as ∂/∂y brings forth."""
    spans = {each.span for each in equation.differentiated}
    kept = [each for each in judged.findings if each.of is None or each.span not in spans]
    return judged.with_findings(kept) if kept or judged.verdict != "incorrect" else judged


def _anything(quantity: Quantity) -> Quantity:
    """What the other places must tell something about."""
    return quantity if quantity.kind in ("parameter", "neuron", "pre") else Quantity("parameter")
