"""A guess: whether an answer is the one number that a step of an iteration computes. What the number is stays unsaid
until the guess is right. Knows no gradients: for those the equation's own claim is judged."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.bare_number import Fit, fit_of, is_diagnosable
from backprop_canvas.explain.judging.identity import numeral_of
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.numerals import fits
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.rounded import is_explained
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import agree, agree_loosely, exact, is_near
from backprop_canvas.explain.reading.expression import Equation, Expression, Number, Symbol
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.usual_mistakes.named_values import copied
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller
from backprop_canvas.explain.verdicts.telling.judgement import Guess, Judgement

_NOTHING = Quantity("loss", -1)


@dataclass(frozen=True)
class Goal:
    """The number that is asked for. quantity: whose value it is, None for a number without a name of its own. name: as
    people write it."""

    value: float
    name: str
    quantity: Quantity | None = None


def guess_judgement(equation: Equation, goal: Goal, here: Derivatives, teller: Teller, rule: Rule) -> Judgement:
    sides = equation.sides
    is_named = len(sides) > 1 and _is_goal(sides[0], goal)
    judged = sides[1:] if is_named else sides
    if any(_is_goal(side, goal) for side in judged):
        found = teller.told("trivial", "trivial", judged[0].span, {"name": goal.name})
        return Judgement("not_an_answer", expected=goal.value).with_findings([found])
    return _Judge(goal, here, teller, rule).of(judged)


def _is_goal(side: Expression, goal: Goal) -> bool:
    return isinstance(side, Symbol) and side.quantity == goal.quantity


class _Judge:
    def __init__(self, goal: Goal, here: Derivatives, teller: Teller, rule: Rule) -> None:
        self._goal, self._here, self._teller, self._rule = goal, here, teller, rule

    def of(self, sides: Sequence[Expression]) -> Judgement:
        remarks: list[Finding] = []
        for side in sides:
            numeral = numeral_of(side)
            fit = Fit("wrong") if numeral is None else self._fit(numeral)
            if fit.is_right:
                remarks += self._teller.of_digits(fit, side.span)
            elif numeral is not None:
                return self._wrong(side, numeral)
            elif self._is_exact(side):
                continue
            elif self._is_rounded(side):
                remarks.append(self._teller.about_span("rounded_on_the_way", side.span))
            else:
                return self._wrong(side, None)
        told = Said("right_number", {"name": self._goal.name, "true": self._goal.value})
        judged = Judgement("correct", value=self._goal.value, expected=self._goal.value, praise=(told,))
        return judged.with_findings(remarks)

    def _fit(self, numeral: str) -> Fit:
        return fit_of(numeral, self._goal.value, abs(self._goal.value), 0.0)

    def _value(self, side: Expression) -> float:
        return Evaluation(self._here, "total").of(side).number

    def _is_exact(self, side: Expression) -> bool:
        return agree(Evaluation(self._here, "total").of(side), exact(self._goal.value))

    def _is_rounded(self, side: Expression) -> bool:
        """By the numbers that are written in it."""
        if not any(isinstance(node, Number) and node.value not in (0.5, 1.0, 2.0) for node in nodes_in(side)):
            return False
        truth = exact(self._goal.value)
        explained = is_explained(side, self._here, Likes((self._here,)), self._goal.value, ("total",))
        return explained or agree_loosely(Evaluation(self._here, "total").of(side), truth)

    def _wrong(self, side: Expression, numeral: str | None) -> Judgement:
        value = self._value(side)
        known = value if math.isfinite(value) else None
        judged = Judgement("incorrect", value=known, expected=self._goal.value)
        if numeral is None:
            words = {"value": f"{value:.6g}", "name": self._goal.name}
            found = self._teller.told("value_differs", "guess_differs", side.span, words)
            return replace(judged.with_findings([found]), guesses=self._guesses(f"{value:.17g}") if known else ())
        if value == 0.0:
            return judged.with_findings([self._teller.of_zero(self._goal.name, side.span)])
        if not is_diagnosable(numeral) and not fits(numeral, -self._goal.value):
            return judged.with_findings([self._teller.of_too_few_digits(numeral, side.span)])
        return replace(judged, guesses=self._guesses(numeral))

    def _guesses(self, numeral: str) -> tuple[Guess, ...]:
        """Where the number comes from: the likeliest mistake alone."""
        return next(((guess,) for guess in self._mistakes(numeral)), ())

    def _mistakes(self, numeral: str) -> Iterator[Guess]:
        if fits(numeral, -self._goal.value):
            yield Guess("sign", Said("sign"))
        for name in copied(numeral, self._here, _NOTHING, self._rule, self._teller.formulas):
            words = {"number": f"{float(numeral):.6g}", "name": name, "asked": self._goal.name}
            yield Guess("other_quantity", Said("other_quantity_number", words))
        if is_near(float(numeral), self._goal.value):
            yield Guess("rounded", Said("rounded_guess"))
        yield Guess("unrecognised", Said("unrecognised_guess", {"name": self._goal.name}))
