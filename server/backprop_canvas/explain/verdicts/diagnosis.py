"""Which usual mistake leads to a value. Every candidate is computed for this network and compared: with the printed
digits of a number, or with an equation's values at several places. Returns the mistakes that fit, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.numerals import fits
from backprop_canvas.explain.judging.tolerances import SAME, is_near
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.usual_mistakes.candidates import Candidate, Candidates, Rule
from backprop_canvas.explain.usual_mistakes.named_values import copied
from backprop_canvas.explain.verdicts.telling.judgement import Guess


def diagnose(here: Derivatives, about: Quantity, text: str, rule: Rule, formulas: Formulas) -> tuple[Guess, ...]:
    """text: a numeral that is not ∂L/∂about, with enough digits to tell. Returns at least one guess."""
    candidates = Candidates(here, about, rule, formulas)
    truth = candidates.truth
    found = [each for each in candidates.all() if each.value != truth and fits(text, each.value)]
    guesses = list(_quantities(here, about, text, rule, formulas))
    guesses += [Guess(each.code, each.says) for each in found]
    if not guesses:
        guesses = [Guess(code, Said(code)) for code in ("rounded" if is_near(float(text), truth) else "unrecognised",)]
    return tuple(_different(guesses))


def recognised(
    places: Sequence[Derivatives], about: Quantity, values: Sequence[float], rule: Rule, formulas: Formulas
) -> tuple[Guess, ...]:
    """The mistakes that lead to these values, one for each place."""
    found: list[Candidate] = []
    for at, (place, value) in enumerate(zip(places, values, strict=True)):
        candidates = Candidates(place, about, rule, formulas)
        fit = [each for each in candidates.all(anywhere=True) if _is_same(each.value, value, candidates.truth)]
        found = fit if at == 0 else [each for each in found if any(other.says == each.says for other in fit)]
        if not found:
            return ()
    return tuple(_different([Guess(each.code, each.says) for each in found]))


def _is_same(one: float, value: float, truth: float) -> bool:
    return one != truth and value != 0.0 and abs(one - value) <= SAME * abs(value)


def _quantities(here: Derivatives, about: Quantity, text: str, rule: Rule, formulas: Formulas) -> Iterator[Guess]:
    """The other quantities that have this value: at most the first."""
    for name in islice(copied(text, here, about, rule, formulas), 1):
        values = {"number": text, "name": name, "asked": formulas.plain_derivative(LOSS, about)}
        yield Guess("other_quantity", Said("other_quantity_number", values))


def _different(guesses: Sequence[Guess]) -> Iterator[Guess]:
    yield from (each for at, each in enumerate(guesses) if each not in guesses[:at])
