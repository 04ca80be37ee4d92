"""Whether an equation is right. It is judged by value, at this point and at others, in three readings of ∂. Then
mistakes are found in the graph. The left side is always the total derivative."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import SumOverPaths, sum_over_paths
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.asked import Asked, asked_by
from backprop_canvas.explain.judging.diagnosis import Rule, diagnose
from backprop_canvas.explain.judging.findings import Finding, Teller
from backprop_canvas.explain.judging.identity import Identity, numeral_of
from backprop_canvas.explain.judging.judgement import Guess, Judgement, Verdict
from backprop_canvas.explain.judging.matching import KnownPaths, known_paths
from backprop_canvas.explain.judging.meanings import worded
from backprop_canvas.explain.judging.numerals import fits, printed_digits
from backprop_canvas.explain.judging.praise import praise_of
from backprop_canvas.explain.judging.readings import Evaluation, Reading, affordable
from backprop_canvas.explain.judging.sampling import places_for
from backprop_canvas.explain.judging.span_values import SpanValue, span_values
from backprop_canvas.explain.judging.standing import Stand, Standing
from backprop_canvas.explain.judging.structure import Question, Structure, is_gradient, structure_of
from backprop_canvas.explain.judging.tolerances import ROUNDED_DIGITS, agree, exact
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Expression
from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.reading.unreadable import Unreadable
from backprop_canvas.explain.said import Said

# At most this many paths are written out in the corrected equation. For an equation's value, usual mistakes are sought
# by this many digits.
WRITTEN_PATHS = 8
DIAGNOSED_DIGITS = 6
# Terms are compared with paths at this many places, the present one among them.
COMPARED = 5


def check(text: str, point: Point, vocabulary: Vocabulary, about: Quantity | None, rule: Rule) -> Judgement:
    """Judges `text`. about: the quantity of the gradient, if the text does not name it."""
    try:
        equation = parse(text, vocabulary)
        asked = asked_by(equation, about, len(text))
    except Unreadable as unreadable:
        findings = [
            Finding(each.code, (each.says,), each.span, suggestion=each.suggestion) for each in unreadable.problems
        ]
        return Judgement("unreadable").with_findings(findings)
    return _Checker(point, vocabulary, rule, asked).judge()


class _Checker:
    """The state while one equation is judged."""

    def __init__(self, point: Point, vocabulary: Vocabulary, rule: Rule, asked: Asked) -> None:
        self._point = point
        self._vocabulary = vocabulary
        self._rule = rule
        self._of, self._wrt, self._sides = of, wrt, sides = asked
        self._here = Derivatives(point)
        self._places = places_for(self._here, point, rule.frozen, of, wrt)
        self._formulas = Formulas(self._here.local, vocabulary)
        self._teller = Teller(point, self._formulas)
        self._is_gradient = is_gradient(of, wrt)
        self._readings = affordable(sides, point.plan)
        self._identity = Identity(self._places, of, wrt)
        self._standing = Standing(self._identity, self._places, rule.frozen)
        self._truth = self._identity.truth

    def judge(self) -> Judgement:
        """Link by link: each side may be an identity in a reading of its own."""
        by_side = [self._readings_of(side) for side in self._sides]
        if all(by_side):
            return self._right(by_side)
        return self._wrong(self._sides[by_side.index([])])

    def _readings_of(self, side: Expression) -> list[Reading]:
        """The readings in which a side is right at every place. If there are none, the readings in which it is right
        here, by its numerals."""
        everywhere = [reading for reading in self._readings if self._identity.holds(side, reading)]
        return everywhere or [r for r in self._readings if self._standing.of(side, r) is not None]

    # verdicts

    def _right(self, by_side: Sequence[Sequence[Reading]]) -> Judgement:
        common = [reading for reading in self._readings if all(reading in each for each in by_side)]
        reading = common[0] if common else by_side[-1][0]
        findings = [found for side in self._sides for found in self._teller.of_factors(side)]
        for side, readings in zip(self._sides, by_side, strict=True):
            if not self._identity.holds(side, readings[0]):
                findings += self._of_stands(side, self._standing.of(side, readings[0]) or ())
        # Readers do not take ∂L/∂h1 for a direct derivative, which would be 0. So the reading matters only if the other
        # two differ.
        usual = [reading for reading in self._readings if reading != "direct"]
        only_number = all(numeral_of(side) is not None for side in self._sides)
        judgement = replace(
            self._judgement("correct", reading, self._sides[-1]),
            reading_matters=not set(usual) <= set(common),
            praise=(Said("right_number", self._truth_told()) if only_number else Said("right"),),
            factors=self._factors(reading),
        )
        return judgement.with_paths(self._written.paths if self._is_gradient else ()).with_findings(findings)

    def _wrong(self, side: Expression) -> Judgement:
        """side: the first side that holds in no reading."""
        if (numeral := numeral_of(side)) is not None:
            return self._wrong_number(side, numeral)
        question = Question(
            self._of, self._wrt, self._places.first(COMPARED), self._known(), self._teller, self._readings
        )
        turned = self._identity.is_negative(side, self._readings)
        structure = Structure(reading=self._readings[0]) if turned else structure_of(side, question)
        findings = structure.findings or [self._of_side(side, turned, structure.reading)]
        others = [found for each in self._sides if each is not side for found in self._teller.of_factors(each)]
        value = Evaluation(self._here, structure.reading).of(side).number
        known = question.known
        judgement = replace(
            self._judgement("incorrect", structure.reading, side),
            praise=praise_of(side, structure, question, findings),
            # Mistakes found in the graph are reported. The number is analysed only if the graph shows no other mistake.
            guesses=self._guesses(value) if {found.code for found in findings} == {"value_differs"} else (),
            factors=self._factors(structure.reading),
            experiment=self._can_be_turned() and not agree(exact(value), self._truth),
        )
        right = [known.paths[at] for at in structure.right] if known else ()
        return judgement.with_paths(right).with_findings([*findings, *others])

    def _wrong_number(self, side: Expression, numeral: str) -> Judgement:
        findings = []
        if printed_digits(numeral) < ROUNDED_DIGITS and fits(numeral, self._truth.number):
            findings = [self._teller.about_span("too_few_digits", side.span)]
            guesses: tuple[Guess, ...] = ()
        else:
            guesses = self._guesses(float(numeral), numeral)
        judgement = self._judgement("incorrect", "total", side)
        return replace(judgement, guesses=guesses, experiment=self._can_be_turned()).with_findings(findings)

    def _judgement(self, verdict: Verdict, reading: Reading, side: Expression) -> Judgement:
        """The part of the judgement that does not depend on the verdict. side: the side whose value is reported."""
        value = Evaluation(self._here, reading).of(side).number
        corrected, text = self._corrected()
        return Judgement(
            verdict,
            self._of,
            self._wrt,
            reading,
            value=value if math.isfinite(value) else None,
            expected=self._truth.number,
            corrected=corrected,
            corrected_text=text,
        )

    # what is reported

    def _can_be_turned(self) -> bool:
        """Whether the page has a control for the quantity asked about, and L to watch."""
        return self._wrt.kind == "parameter" and self._of == LOSS

    def _of_side(self, side: Expression, turned: bool, reading: Reading) -> Finding:
        value = Evaluation(self._here, reading).of(side)
        values = {**self._truth_told(), "value": value.number}
        if turned:
            return self._teller.about_span("wrong_sign", side.span, values)
        if agree(value, self._truth):
            found = self._teller.about_span("not_here_alone", side.span)
            return replace(found, code="value_differs")
        return self._teller.about_span("value_differs", side.span, values)

    def _of_stands(self, side: Expression, stands: Sequence[Stand]) -> list[Finding]:
        """The written numbers that hold only here, each with what it stands for."""
        findings: list[Finding] = []
        for stand in stands:
            found = self._teller.about_span("only_at_these_values", side.span)
            if stand.meaning is not None:
                words = {"number": stand.number.text, "name": worded(stand.meaning, self._formulas)}
                found = replace(found, span=stand.number.span, says=(Said("stands_for", words),))
            findings += [] if found in findings else [found]
        return findings

    def _truth_told(self) -> dict[str, SentenceValue]:
        return {"name": self._formulas.plain_derivative(self._of, self._wrt), "true": self._truth.number}

    def _guesses(self, value: float, text: str = "") -> tuple[Guess, ...]:
        # A value printed as 0 has no digit that could identify a mistake.
        if not self._is_gradient or (value == 0.0 and not text):
            return ()
        written = text or f"{value:#.{DIAGNOSED_DIGITS}g}"
        found = diagnose(self._point, self._wrt, written, self._rule, self._vocabulary)
        # If an equation's value fits no usual mistake, it gives no information.
        return found if text else tuple(each for each in found if each.code not in ("unrecognised", "rounded"))

    def _factors(self, reading: Reading) -> tuple[SpanValue, ...]:
        return tuple(span_values(self._sides, Evaluation(self._here, reading)))

    def _known(self) -> KnownPaths | None:
        return known_paths(self._places.first(COMPARED), self._wrt) if self._is_gradient else None

    @cached_property
    def _written(self) -> SumOverPaths:
        """For a gradient, the paths that are written out."""
        return sum_over_paths(self._here, self._wrt, WRITTEN_PATHS)

    def _corrected(self) -> tuple[str, str]:
        if not self._is_gradient:
            return "", ""
        found = self._written
        terms = [self._teller.product(path) for path in found.paths] + (["…"] if found.remainder_count else [])
        left = self._formulas.plain_derivative(self._of, self._wrt)
        return self._formulas.symbols(found), f"{left} = {' + '.join(terms) or '0'}"
