"""The claim that every side of an equation is one derivative. Each side is judged by value, at this point and at
others, in three readings of ∂; numbers are judged by their digits. The left side is always the total derivative."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import LOSS
from backprop_canvas.explain.judging.bare_number import Fit, fit_of, is_diagnosable
from backprop_canvas.explain.judging.identity import Identity, numeral_of
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.meanings import worded
from backprop_canvas.explain.judging.readings import Reading, affordable
from backprop_canvas.explain.judging.rounding import rounded_size
from backprop_canvas.explain.judging.sampling import Places
from backprop_canvas.explain.judging.single_precision import noise_of
from backprop_canvas.explain.judging.span_values import span_values
from backprop_canvas.explain.judging.standing import Stand, Standing
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import agree, agree_loosely, exact, is_near
from backprop_canvas.explain.reading.expression import Derivative, Expression
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.verdicts.compared import Compared
from backprop_canvas.explain.verdicts.correction import Correction
from backprop_canvas.explain.verdicts.diagnosis import diagnose
from backprop_canvas.explain.verdicts.mistakes import Mistakes
from backprop_canvas.explain.verdicts.statements.asked import Asked
from backprop_canvas.explain.verdicts.structure import is_gradient
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller
from backprop_canvas.explain.verdicts.telling.judgement import Judgement, Verdict


@dataclass(frozen=True)
class Side:
    """One side as judged. numeral: the text of a bare number, with how its digits fit. readings: those in which the
    side is right; here_alone: by the numbers that are written in it. rounded: right but for rounded numbers in it, or
    before it."""

    node: Expression
    numeral: str | None
    fit: Fit
    readings: tuple[Reading, ...]
    rounded: bool = False
    here_alone: bool = False

    @property
    def is_right(self) -> bool:
        return bool(self.readings) or self.rounded or self.fit.is_right


COMPARED = 6
_NO_NUMBER = Fit("wrong")


class Claim:
    """Of one derivative at one point, and at other places."""

    def __init__(self, text: str, point: Point, places: Places, teller: Teller, rule: Rule, asked: Asked) -> None:
        self._text, self._point, self._places, self._rule = text, point, places, rule
        self._of, self._wrt, self._sides, self._left = asked
        (self._here,) = places.first(1)
        self._teller = teller
        self._is_gradient = is_gradient(self._of, self._wrt)
        self._readings = affordable(self._sides, point.plan)
        self._identity = Identity(places, self._of, self._wrt)
        self._standing = Standing(self._identity, places, rule.frozen)
        self._truth = self._identity.truth
        self._correction = Correction(self._here, self._of, self._wrt, teller)

    def judge(self) -> Judgement:
        """Link by link: each side may be an identity in a reading of its own."""
        sides: list[Side] = []
        for node in self._sides:
            sides.append(self._judged(node, sides))
        wrong = next((side for side in sides if not side.is_right), None)
        if wrong is None:
            return self._nothing_new(sides) or self._right(sides)
        if wrong.numeral is None:
            return self._wrong(wrong)
        if len(sides) > 1 and all(side.is_right for side in sides if side.numeral is None):
            return self._wrong_arithmetic(sides, wrong)
        return self._wrong_number(wrong)

    def _judged(self, node: Expression, before: Sequence[Side]) -> Side:
        if (numeral := numeral_of(node)) is not None:
            return self._number(node, numeral, before)
        everywhere = tuple(reading for reading in self._readings if self._identity.holds(node, reading))
        readings = everywhere or tuple(r for r in self._readings if self._standing.of(node, r) is not None)
        rounded = not everywhere and bool(readings) and not self._agrees(node, readings[0])
        return Side(node, None, _NO_NUMBER, readings, rounded, here_alone=not everywhere)

    def _agrees(self, node: Expression, reading: Reading) -> bool:
        """Whether it comes to the true value here, as far as its last digits tell."""
        return agree_loosely(self._identity.evaluation(self._here, reading).of(node), self._truth)

    def _number(self, node: Expression, numeral: str, before: Sequence[Side]) -> Side:
        near = is_near(float(numeral), self._truth.number)
        noise = noise_of(self._point, self._of, self._wrt) if near else 0.0
        found = fit_of(numeral, self._truth.number, self._size, noise)
        follows = any(self._follows(numeral, side) for side in before) if not found.is_right else False
        return Side(node, numeral, found, (), follows)

    def _follows(self, numeral: str, side: Side) -> bool:
        """Whether a number is what a rounded calculation before it comes to."""
        if side.numeral is not None or not side.is_right:
            return False
        value = self._identity.evaluation(self._here, side.readings[0] if side.readings else "total").of(side.node)
        if agree(value, self._truth):
            return False
        return fit_of(numeral, value.number, value.size, 0.0).is_right

    @cached_property
    def _size(self) -> float:
        return rounded_size(self._here.local, self._of, self._wrt)

    @cached_property
    def _likes(self) -> Likes:
        return Likes(self._compared)

    @cached_property
    def _compared(self) -> tuple[Derivatives, ...]:
        """The places at which parts of an equation are compared. The whole is then tried at all of them."""
        return self._places.first(COMPARED)

    # verdicts

    def _nothing_new(self, sides: Sequence[Side]) -> Judgement | None:
        """True, but it says nothing: the derivative itself on the right, or 0 = 0."""
        formulas = [side for side in sides if side.numeral is None]
        is_zero = self._of != LOSS and not self._teller.reach.depends(self._of, self._wrt)
        circle = len(formulas) == len(sides) and all(self._holds_itself(side.node) for side in formulas)
        if not (circle or (is_zero and formulas and self._left is not None)):
            return None
        span = sides[0].node.span[0], sides[-1].node.span[1]
        words = {"name": self._teller.formulas.plain_derivative(self._of, self._wrt)}
        found = self._teller.told("trivial", "trivial_zero" if is_zero and not circle else "trivial", span, words)
        others = [each for side in sides for each in self._teller.of_factors(side.node)]
        judgement = self._judgement("not_an_answer", "total", sides[-1].node)
        return self._correction.of(judgement, sides[-1].node, None).with_findings([found, *others])

    def _holds_itself(self, node: Expression) -> bool:
        return any(self._is_asked(each) for each in nodes_in(node) if isinstance(each, Derivative))

    def _is_asked(self, node: Derivative) -> bool:
        """With one output, its part of the loss is the loss."""
        alone = node.of.kind == "output_loss" and len(self._here.local.outputs) == 1
        return node.wrt == self._wrt and (node.of == self._of or (alone and self._of == LOSS))

    def _right(self, sides: Sequence[Side]) -> Judgement:
        read = [side.readings for side in sides if side.readings]
        common = [reading for reading in self._readings if all(reading in each for each in read)]
        reading: Reading = common[0] if common and read else read[-1][0] if read else "total"
        findings = [found for side in sides for found in self._remarks(side)]
        # Readers do not take ∂L/∂h1 for a direct derivative, which would be 0. So the reading matters only if the other
        # two differ.
        usual = [each for each in self._readings if each != "direct"]
        only_number = all(side.numeral is not None for side in sides)
        judgement = replace(
            self._judgement("correct", reading, sides[-1].node),
            reading_matters=bool(read) and not set(usual) <= set(common),
            praise=(Said("right_number", self._truth_told()) if only_number else Said("right"),),
            factors=tuple(span_values(self._sides, self._identity.evaluation(self._here, reading))),
        )
        judgement = self._correction.of(judgement, sides[-1].node, None)
        return judgement.with_paths(self._correction.paths if self._is_gradient else ()).with_findings(findings)

    def _remarks(self, side: Side) -> list[Finding]:
        """What is worth saying of a side that is right."""
        if side.rounded:
            return [self._teller.about_span("rounded_on_the_way", side.node.span)]
        if side.numeral is not None:
            return self._teller.of_digits(side.fit, side.node.span)
        found = self._teller.of_factors(side.node)
        if side.here_alone:
            found += self._of_stands(side.node, self._standing.of(side.node, side.readings[0]) or ())
        return found

    def _of_stands(self, side: Expression, stands: Sequence[Stand]) -> list[Finding]:
        """The written numbers that hold only here, each with what it stands for."""
        findings: list[Finding] = []
        for stand in stands:
            found = self._teller.about_span("only_at_these_values", side.span)
            if stand.meaning is not None:
                words = {"number": stand.number.text, "name": worded(stand.meaning, self._teller.formulas)}
                found = replace(found, span=stand.number.span, says=(Said("stands_for", words),))
            findings += [] if found in findings else [found]
        return findings

    def _wrong(self, side: Side) -> Judgement:
        compared = Compared(self._compared, self._of, self._wrt, self._readings, self._identity)
        found = Mistakes(self._text, compared, self._teller, self._likes, self._rule, self._left).of(side.node)
        others = [each for node in self._sides if node is not side.node for each in self._teller.of_factors(node)]
        judgement = replace(
            self._judgement("incorrect", found.reading, side.node),
            praise=found.praise,
            guesses=found.guesses,
            is_slip=found.is_slip,
            factors=tuple(span_values(self._sides, self._identity.evaluation(self._here, found.reading))),
            experiment=self._can_be_turned() and not agree(exact(found.value), self._truth),
        )
        judgement = self._correction.of(judgement, side.node, found.mended)
        return judgement.with_paths(found.right).with_findings([*found.findings, *others])

    def _wrong_arithmetic(self, sides: Sequence[Side], wrong: Side) -> Judgement:
        """The symbols are right, the number is not."""
        values: dict[str, SentenceValue] = {"true": self._truth.number, "number": wrong.numeral or ""}
        found = self._teller.about_span("arithmetic", wrong.node.span, values)
        if wrong.fit.kind == "one_digit" and self._nothing_new([side for side in sides if side is not wrong]) is None:
            # The symbols have proved it; the number is the same, rounded.
            one = self._teller.told("few_digits", "one_digit_right", wrong.node.span)
            rest = [replace(side, rounded=False) for side in sides if side is not wrong]
            judgement = self._right(rest)
            return judgement.with_findings([*judgement.findings, one])
        judgement = replace(self._unlike(wrong), praise=(Said("symbols_right"),))
        return judgement.with_findings([found])

    def _wrong_number(self, side: Side) -> Judgement:
        judgement = self._unlike(side)
        numeral = side.numeral or ""
        if float(numeral) == 0.0:
            name = self._teller.formulas.plain_derivative(self._of, self._wrt)
            return judgement.with_findings([self._teller.of_zero(name, side.node.span)])
        if not is_diagnosable(numeral):
            return judgement.with_findings([self._teller.of_too_few_digits(numeral, side.node.span)])
        if not self._is_gradient:
            return judgement
        return replace(judgement, guesses=diagnose(self._here, self._wrt, numeral, self._rule, self._teller.formulas))

    def _unlike(self, side: Side) -> Judgement:
        """Of a number that is not the derivative's."""
        judgement = replace(self._judgement("incorrect", "total", side.node), experiment=self._can_be_turned())
        return self._correction.of(judgement, side.node, None)

    def _judgement(self, verdict: Verdict, reading: Reading, side: Expression) -> Judgement:
        """The part of the judgement that does not depend on the verdict. side: the side whose value is reported."""
        value = self._identity.evaluation(self._here, reading).of(side).number
        return Judgement(
            verdict,
            self._of,
            self._wrt,
            reading,
            value=value if math.isfinite(value) else None,
            expected=self._truth.number,
            subject=self._teller.formulas.plain_derivative(self._of, self._wrt),
        )

    def _can_be_turned(self) -> bool:
        """Whether the page has a control for the quantity asked about, and L to watch."""
        return self._wrt.kind == "parameter" and self._of == LOSS

    def _truth_told(self) -> dict[str, SentenceValue]:
        return {"name": self._teller.formulas.plain_derivative(self._of, self._wrt), "true": self._truth.number}
