"""What is wrong with one side of an equation, found where it stands: one change that mends it, the same slip
everywhere, or what its terms lack of the paths. Nothing is told that does not hold at the other places too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.hops import START
from backprop_canvas.explain.graph.paths import Path
from backprop_canvas.explain.judging.closed_form import NOWHERE, ClosedForm, number
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.mending.mender import Mender
from backprop_canvas.explain.judging.mending.mends import Mend
from backprop_canvas.explain.judging.readings import Reading
from backprop_canvas.explain.judging.replacing import replaced
from backprop_canvas.explain.judging.terms import TooManyTerms, nodes_in, terms_of
from backprop_canvas.explain.judging.tolerances import agree, exact
from backprop_canvas.explain.reading.expression import Derivative, Expression, Negative, Sum, Symbol
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.usual_mistakes.candidates import Rule
from backprop_canvas.explain.verdicts.compared import Compared
from backprop_canvas.explain.verdicts.correction import is_closed
from backprop_canvas.explain.verdicts.diagnosis import diagnose, recognised
from backprop_canvas.explain.verdicts.praise import praise_of
from backprop_canvas.explain.verdicts.slips import finding_of
from backprop_canvas.explain.verdicts.structure import (
    Question,
    Structure,
    is_another_gradient,
    is_gradient,
    structure_of,
)
from backprop_canvas.explain.verdicts.systematic import (
    MOST_MULTIPLIED,
    are_paths_multiplied,
    deltas_in,
    is_uncoupled,
    penalties_in,
    same,
    with_right_slopes,
    wrong_slopes,
)
from backprop_canvas.explain.verdicts.telling.findings import Finding, Teller
from backprop_canvas.explain.verdicts.telling.judgement import Guess
from backprop_canvas.explain.verdicts.telling.writing import as_text

# What says already that both sides agree here.
_HERE_ALONE = frozenset(["holds_here_alone", "not_here_alone_path"])
# For the value of a calculation with numbers, usual mistakes are sought by this many digits.
DIAGNOSED_DIGITS = 6


@dataclass(frozen=True)
class Found:
    """mended: the side without its mistakes, where they are all known. right: the paths that it has right. is_slip:
    something was taken for another of its kind."""

    findings: list[Finding]
    reading: Reading
    value: float
    praise: tuple[Said, ...] = ()
    guesses: tuple[Guess, ...] = ()
    right: tuple[Path, ...] = ()
    mended: Expression | None = None
    is_slip: bool = False


@dataclass(frozen=True, eq=False)
class Mistakes:
    """text: the whole equation. left: the side that names the derivative."""

    text: str
    compared: Compared
    teller: Teller
    likes: Likes
    rule: Rule
    left: Derivative | None

    def of(self, side: Expression) -> Found:
        """The side holds in no reading."""
        if self.compared.identity.is_negative(side, self.compared.readings):
            return self._turned(side)
        # Where nothing leads to the loss, any side times 0 would be right, which explains nothing.
        is_zero = bool(self.teller.of_factors(side)) or not self.compared.truths.any()
        found = None if is_zero else self._multiplied(side) or (None if self._is_chain(side) else self._mended(side))
        return found or self._by_structure(side)

    # one idea that explains all of it

    def _turned(self, side: Expression) -> Found:
        """Right but for the sign. Some books define δ as −∂L/∂z: that is named."""
        finding = self.teller.about_span("wrong_sign", side.span, self._compared(side, self.compared.readings[0]))
        says = "sign_convention_turned" if self.teller.formulas.minus_delta else "sign_convention"
        guesses = (Guess("sign_convention", Said(says)),) if self._is_convention(side) else ()
        found = self._found([finding], self.compared.readings[0], side, guesses=guesses)
        return found if is_closed(side) else replace(found, mended=Negative(side, side.span))

    def _is_convention(self, side: Expression) -> bool:
        """Whether it would be right if each δ in the equation had the other sign."""
        deltas = deltas_in(side, self.text)
        turned = replaced(side, {id(delta): Negative(delta, delta.span) for delta in deltas})
        if self.left is not None and deltas_in(self.left, self.text):
            return self.compared.identity.is_negative(turned, self.compared.readings)
        return any(self.compared.identity.holds(turned, reading) for reading in self.compared.readings)

    def _multiplied(self, side: Expression) -> Found | None:
        if isinstance(side, Sum) or not is_gradient(self.compared.of_, self.compared.wrt):
            return None
        if (
            self.compared.places[0].hops(self.compared.wrt).count[START] > MOST_MULTIPLIED
            or (known := self.compared.paths_for(side)) is None
        ):
            return None
        for reading in self.compared.readings_of(side):
            if are_paths_multiplied(self.compared.values(side, reading), known, self.compared.places):
                finding = self.teller.about_span("paths_multiplied", side.span)
                return self._found([finding], reading, side)
        return None

    def _mended(self, side: Expression) -> Found | None:
        found: Found | None
        units = wrong_slopes(side, self.compared.places[0].local)
        right = replaced(side, with_right_slopes(units, self._closed))
        for reading in self.compared.different_readings(side):
            mend = self._mend(side, reading)
            if mend is not None:
                found = self._all_but([finding_of(mend, self.teller)], replaced(side, mend.by), reading, side)
                return replace(found, is_slip=mend.is_slip)
            if units:
                slopes = [self.teller.slope_finding(unit, self._closed) for unit in units]
                if self.compared.identity.holds(right, reading):
                    return self._all_but(slopes, right, reading, side)
                mend = self._mend(right, reading)
                if mend is not None and mend.span != NOWHERE:
                    both = [*slopes, finding_of(mend, self.teller)]
                    return self._all_but(both, replaced(right, mend.by), reading, side)
            found = self._turned_too(side, reading) or self._systematic(side, reading)
            if found is not None:
                return found
        return None

    def _turned_too(self, side: Expression, reading: Reading) -> Found | None:
        """A number too much, and the wrong sign."""
        with np.errstate(all="ignore"):
            ratios = self.compared.truths / self.compared.values(side, reading)
        if not (ratios[0] < 0.0 and same(ratios, np.full_like(ratios, ratios[0]))):
            return None
        turned = Negative(side, side.span)
        if (mend := self._mend(turned, reading)) is None:
            return None
        findings = [self.teller.told("wrong_sign", "wrong_sign_here", side.span), finding_of(mend, self.teller)]
        return self._all_but(findings, replaced(turned, mend.by), reading, side)

    def _mend(self, side: Expression, reading: Reading) -> Mend | None:
        holds = partial(self.compared.identity.holds, reading=reading)
        return self._mender.first(side, self.compared.evaluations(reading), self.compared.truths, holds)

    def _systematic(self, side: Expression, reading: Reading) -> Found | None:
        values = self.compared.values(side, reading)
        if not is_gradient(self.compared.of_, self.compared.wrt):
            return None
        if is_uncoupled(values, self.compared.places, self.compared.wrt):
            finding = self.teller.about_span("softmax_coupling", side.span)
            return self._found([finding], reading, side)
        return self._penalised(side, reading)

    def _penalised(self, side: Expression, reading: Reading) -> Found | None:
        for term in penalties_in(side, self.compared.wrt):
            rest = replaced(side, {id(term): number(0.0)})
            if self.compared.identity.holds(rest, reading):
                words = {"written": as_text(term, self.teller.formulas)}
                finding = self.teller.about_span("penalty_added", term.span, words)
                return self._all_but([finding], rest, reading, side)
        return None

    def _all_but(self, findings: list[Finding], right: Expression, reading: Reading, side: Expression) -> Found:
        """The rest is right: with these changes the side holds everywhere."""
        return replace(self._found(findings, reading, side), praise=(Said("rest_right"),), mended=right)

    # by its terms

    def _by_structure(self, side: Expression) -> Found:
        values = self.compared.evaluations
        question = Question(
            self.compared.of_,
            self.compared.wrt,
            self.compared.paths_for(side),
            self.teller,
            self.compared.readings,
            values,
            self._mender,
        )
        structure = structure_of(side, question)
        findings = structure.findings or [self._differs(side, structure.reading)]
        known = question.known
        found = self._found(findings, structure.reading, side)
        mended = replaced(side, {at: node for mend in structure.mends for at, node in mend.by.items()})
        is_right = bool(structure.mends) and self.compared.identity.holds(mended, structure.reading)
        return replace(
            found,
            mended=mended if is_right else None,
            praise=praise_of(side, structure, question, findings),
            guesses=self._guesses(side, structure) if {each.code for each in findings} == {"value_differs"} else (),
            right=tuple(known.paths[at] for at in structure.right) if known else (),
        )

    def _differs(self, side: Expression, reading: Reading) -> Finding:
        value = self.compared.identity.evaluation(self.compared.places[0], reading).of(side)
        if agree(value, self.compared.identity.truth):
            return replace(self.teller.about_span("holds_here_alone", side.span), code="value_differs")
        return self.teller.about_span("value_differs", side.span, self._compared(side, reading))

    def _guesses(self, side: Expression, structure: Structure) -> tuple[Guess, ...]:
        """The usual mistake that leads to the side's values; to its value here if it is a calculation with numbers."""
        if not is_gradient(self.compared.of_, self.compared.wrt):
            return ()
        values = self.compared.values(side, structure.reading)
        if not np.isfinite(values).all() or values[0] == 0.0:
            return ()
        formulas = self.teller.formulas
        if any(isinstance(node, Symbol | Derivative) for node in nodes_in(side)):
            return recognised(self.compared.places, self.compared.wrt, values.tolist(), self.rule, formulas)
        found = diagnose(
            self.compared.places[0], self.compared.wrt, f"{values[0]:#.{DIAGNOSED_DIGITS}g}", self.rule, formulas
        )
        return tuple(each for each in found if each.code not in ("unrecognised", "rounded"))

    # values

    def _found(
        self, findings: list[Finding], reading: Reading, side: Expression, guesses: tuple[Guess, ...] = ()
    ) -> Found:
        value = self.compared.here(side, reading)
        if agree(exact(value), self.compared.identity.truth) and findings[0].says[0].code not in _HERE_ALONE:
            # Without it, nobody would believe that anything is wrong.
            first, *others = findings
            findings = [replace(first, says=(*first.says, Said("not_here_alone"))), *others]
        return Found(findings, reading, value, guesses=guesses)

    def _compared(self, side: Expression, reading: Reading) -> dict[str, SentenceValue]:
        value = self.compared.here(side, reading)
        name = self.teller.formulas.plain_derivative(self.compared.of_, self.compared.wrt)
        return {"name": name, **self.teller.compared(value, self.compared.identity.truth.number)}

    def _is_chain(self, side: Expression) -> bool:
        """Whether it consists of derivatives alone, in sums and products, and none is written as a δ, nor is it another
        gradient."""
        if is_another_gradient(side):
            return False
        try:
            return all(term.is_chain for term in terms_of(side)) and not deltas_in(side, self.text)
        except TooManyTerms:
            return False

    @cached_property
    def _mender(self) -> Mender:
        return Mender(self.likes, self._closed, (self.compared.of_, self.compared.wrt))

    @cached_property
    def _closed(self) -> ClosedForm:
        return ClosedForm(self.compared.places[0].local)
