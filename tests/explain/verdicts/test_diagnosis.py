"""Numbers that usual mistakes lead to, each recognised for what it is."""

from __future__ import annotations

import pytest

from tests.explain.verdicts.equations import QUESTION, judge, worded

# ∂L/∂w1 of the 2-2-2 network as it comes out with one mistake; the codes that fit, and what must be named.
MISTAKES = [
    (0.000668396, ["one_path"], "o1"),
    (-0.000229828, ["one_path"], "o2"),
    (0.00181751532, ["slope_missing"], "at h1"),
    (0.00226835045, ["slope_missing"], "at o1 and o2"),
    (0.00036472288, ["updated_weight"], "w5 and w7"),
    (0.00087713547, ["other_quantity", "wrong_input", "factor_two"], "∂L/∂w2"),
    (0.00049913441, ["wrong_weight"], "w6 and w8"),
    (0.00046155056, ["wrong_weight"], "w5 and w6"),
    (-0.00043856773, ["sign"], "sign"),
    (0.00021928387, ["factor_two", "learning_rate"], "half"),
    (0.000441200123, ["rounded"], "1%"),
    (0.0123456789, ["unrecognised"], "no usual mistake"),
]


@pytest.mark.parametrize(("number", "codes", "named"), MISTAKES)
@pytest.mark.parametrize("digits", [4, 6, 9])
def test_a_number_is_recognised_by_what_went_wrong(number: float, codes: list[str], named: str, digits: int) -> None:
    judged = judge(f"{number:.{digits}g}", parameter="w1")
    assert judged.verdict == "incorrect"
    assert [guess.code for guess in judged.guesses] == codes
    assert named in worded(judged.guesses[0].says)


@pytest.mark.parametrize("number", ["0.000439", "0.000438", "4.39e-4", "0.0004385", "0.00043856773447434685"])
def test_a_right_number_may_be_rounded_or_cut(number: str) -> None:
    judged = judge(number, parameter="w1")
    assert (judged.verdict, judged.findings, judged.guesses) == ("correct", (), ())


def test_few_digits_tell_no_mistake() -> None:
    judged = judge("0.000668", parameter="w1")
    assert (judged.guesses, [found.code for found in judged.findings]) == ((), ["few_digits"])


def test_an_equation_with_the_value_of_a_mistake_is_told_so() -> None:
    judged = judge("dL/dw1 = (dL/do1*do1/dz_o1*w5 + dL/do2*do2/dz_o2*w7)*i1")
    assert [finding.code for finding in judged.findings] == ["slope_missing"]


def test_what_the_graph_shows_needs_no_guess_at_the_number() -> None:
    assert judge(QUESTION).guesses == ()


def test_a_bare_zero_is_no_rounded_number() -> None:
    assert judge("0", parameter="w1").verdict == "incorrect"


@pytest.mark.parametrize("text", ["e", "π", "-e", "dL/dw1 = pi"])
def test_a_letter_for_a_constant_is_no_numeral(text: str) -> None:
    assert judge(text, parameter="w1").verdict == "incorrect"
