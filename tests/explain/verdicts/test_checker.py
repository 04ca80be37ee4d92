"""Equations that are right however they are written, wrong ones and what is found in them."""

from __future__ import annotations

import pytest

from tests.explain.verdicts.equations import QUESTION, codes, judge, places, worded

PATH1 = "dh1/dw1*do1/dh1*dL/do1"
PATH2 = "dh1/dw1*do2/dh1*dL/do2"
CORRECT = [
    # orders and brackets
    f"dL/dw1 = {PATH1} + {PATH2}",
    f"dL/dw1 = {PATH2} + {PATH1}",
    f"{PATH1} + {PATH2} = dL/dw1",
    f"dL/dw1 = {PATH1} - -{PATH2}",
    "dL/dw1 = dL/do1*do1/dh1*dh1/dw1 + dL/do2*do2/dh1*dh1/dw1",
    "dL/dw1 = do1/dh1*dL/do1*dh1/dw1 + dh1/dw1*dL/do2*do2/dh1",
    "dL/dw1 = dh1/dw1*(do1/dh1*dL/do1 + do2/dh1*dL/do2)",
    "dL/dw1 = (do1/dh1*dL/do1 + do2/dh1*dL/do2)*dh1/dw1",
    "dL/dw1 = (dL/do1*do1/dh1 + dL/do2*do2/dh1)(dh1/dw1)",
    "dL/dw1 = dh1/dw1*dL/dh1",
    "dL/dw1 = dL/dh1 dh1/dw1",
    "dL/dw1 = dL/do1*do1/dw1 + dL/do2*do2/dw1",
    "dL/dw1 = dL/dz_h1 * dz_h1/dw1",
    "dL/dw1 = dL/dz_h1 * i1",
    "dL/dw1 = delta_h1 * i1",
    "dL/dw1 = δ_h1 · i1",
    "∂L/∂w1 = ∂h1/∂w1 · ∂o1/∂h1 · ∂L/∂o1 + ∂h1/∂w1 · ∂o2/∂h1 · ∂L/∂o2",
    "∂L/∂w₁ = ∂h₁/∂w₁ · ∂o₁/∂h₁ · ∂L/∂o₁ + ∂h₁/∂w₁ · ∂o₂/∂h₁ · ∂L/∂o₂",
    "∂L/∂w1 = ∂L/∂h1 × ∂h1/∂net_h1 × ∂net_h1/∂w1",
    "dL/dw1 = dL/dout_h1 * dout_h1/dnet_h1 * dnet_h1/dw1",
    "dE/dw1 = dE/dh1*dh1/dw1",
    "dJ/dw1 = dJ/dh1*dh1/dw1",
    "dC/dw1 = dC/dh1*dh1/dw1",
    "dE_total/dw1 = (dE_o1/dh1 + dE_o2/dh1)*dh1/dw1",
    (
        r"\frac{\partial E_{total}}{\partial w_1} = \left(\frac{\partial E_{o1}}{\partial out_{h1}} + "
        r"\frac{\partial E_{o2}}{\partial out_{h1}}\right) \cdot \frac{\partial out_{h1}}{\partial w_1}"
    ),
    # through pre-activations
    "dL/dw1 = dh1/dw1*do1/dz_o1*dz_o1/dh1*dL/do1 + dh1/dw1*do2/dz_o2*dz_o2/dh1*dL/do2",
    "dL/dw1 = dL/dz_o1*w5*dh1/dw1 + dL/dz_o2*w7*dh1/dw1",
    "dL/dw1 = (delta_o1*w5 + delta_o2*w7)*dh1/dw1",
    "dL/dw1 = (w5*delta_o1 + w7*delta_o2)*h1*(1-h1)*i1",
    r"\frac{\partial L}{\partial w_1} = (w_5\delta_{o_1}+w_7\delta_{o_2})\,\sigma'(z_{h_1})\,i_1",
    "dL/dw1 = (w5*delta_o1 + w7*delta_o2)*sigmoid'(z_h1)*i1",
    "dL/dw1 = (w5*delta_o1 + w7*delta_o2)*σ'(z_h1)*i1",
    "dL/dw1 = (w5*delta_o1 + w7*delta_o2)*σ(z_h1)*(1-σ(z_h1))*i1",
    "dL/dw1 = (w5*delta_o1 + w7*delta_o2)*exp(-z_h1)/(1+exp(-z_h1))^2*i1",
    # closed forms
    "dL/dw1 = (o1-target_o1)*o1*(1-o1)*w5*h1*(1-h1)*i1 + (o2-target_o2)*o2*(1-o2)*w7*h1*(1-h1)*i1",
    "dL/dw1 = -(target_o1-o1)*o1*(1-o1)*w5*h1*(1-h1)*i1 - (target_o2-o2)*o2*(1-o2)*w7*h1*(1-h1)*i1",
    "dL/dw1 = ((o1-t_o1)*o1*(1-o1)*w5 + (o2-t_o2)*o2*(1-o2)*w7)*h1*(1-h1)*i1",
    "dL/dw1 = i1*h1*(1-h1)*((o1-t_o1)*(o1-o1^2)*w5 + (o2-t_o2)*(o2-o2**2)*w7)",
    "dL/dw1 = i1*(h1-h1²)*((o1-t_o1)*(o1-o1²)*w5 + (o2-t_o2)*(o2-o2²)*w7)",
    "dL/dw1 = (o1-t_o1)*do1/dw1 + (o2-t_o2)*do2/dw1",
    "dL/dw1 = dL/do1*σ'(z_o1)*w5*σ'(z_h1)*i1 + dL/do2*σ'(z_o2)*w7*σ'(z_h1)*i1",
    # chained equalities
    f"dL/dw1 = dL/dh1*dh1/dw1 = {PATH1} + {PATH2}",
    f"dL/dw1 = {PATH1} + {PATH2} = delta_h1*i1 = 0.000439",
    "dL/dw1 = delta_h1*i1 = 0.00043856773447434685",
    # other derivatives
    "dL/dw5 = dL/do1*do1/dw5",
    "dL/dw5 = delta_o1*h1",
    "dL/dw5 = (o1-t_o1)*o1*(1-o1)*h1",
    "dL/dw5 = dL/do1*do1/dz_o1*dz_o1/dw5",
    "dL/dw8 = dL/do2*do2/dw8",
    "dL/dw3 = dh2/dw3*do1/dh2*dL/do1 + dh2/dw3*do2/dh2*dL/do2",
    "dL/dh1 = do1/dh1*dL/do1 + do2/dh1*dL/do2",
    "dL/dh1 = w5*delta_o1 + w7*delta_o2",
    "delta_h1 = (w5*delta_o1 + w7*delta_o2)*h1*(1-h1)",
    "delta_o1 = (o1-t_o1)*o1*(1-o1)",
    "dL/do1 = o1 - t_o1",
    "do1/dw1 = do1/dh1*dh1/dw1",
    "dh1/dw1 = h1*(1-h1)*i1",
    "dh2/dw1 = 0",
    "dw7/dh1 = 0",
    "dL/db1 = delta_h1 + delta_h2",
    "dL/db1 = dL/dh1*dh1/db1 + dL/dh2*dh2/db1",
    "dL/db2 = dL/do1*do1/db2 + dL/do2*do2/db2",
    "dL/di1 = w1*delta_h1 + w3*delta_h2",
    "dL/dt_o1 = t_o1 - o1",
]
SHARED = [
    ("∂L/∂b = ∂L/∂h·∂h/∂b + ∂L/∂y′·∂y′/∂b", "mixed", True),
    ("∂L/∂b = ∂L/∂y′·∂y′/∂b", "total", True),
    ("∂L/∂b = ∂L/∂y′·(∂y′/∂b + ∂y′/∂h·∂h/∂b)", "mixed", True),
    ("∂L/∂w1 = ∂L/∂y′·∂y′/∂h·∂h/∂w1", "total", False),
    ((r"\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial \hat{y}} \frac{\partial \hat{y}}{\partial h} "
     r"\frac{\partial h}{\partial w_1}"), "total", False),
]  # fmt: skip
# The first code in the order of the text.
WRONG = [
    # through a parameter
    (QUESTION, "parameter_is_constant"),
    ("dL/dw1 = dh1/dw1*dw5/dh1*do1/dw5*dL/do1", "parameter_is_constant"),
    (f"dL/dw1 = {PATH1} + dh1/dw1*dw7/dh1*do2/dw7*dL/do2", "parameter_is_constant"),
    ("dL/dw1 = dw5/dw1*dL/dw5", "parameter_is_constant"),
    ("dL/dw1 = dw5/dw1*dL/dw5 + dw7/dw1*dL/dw7", "parameter_is_constant"),
    ("dL/dw1 = dL/dw7*dw7/dh1*dh1/dw1", "parameter_is_constant"),
    ("dL/dw3 = dh2/dw3*dw6/dh2*do1/dw6*dL/do1", "parameter_is_constant"),
    ("dL/dh1 = dw5/dh1*dL/dw5", "parameter_is_constant"),
    ("dL/dw1 = dw1/dh1*dL/dw1", "parameter_is_constant"),
    ("dL/dw1 = dz_h1/dw1*dw7/dz_h1*dL/dw7", "parameter_is_constant"),
    ("dL/dw5 = db1/dw5*dL/db1", "parameter_is_constant"),
    # no way
    ("dL/dw1 = dh2/dw1*do1/dh2*dL/do1", "no_dependence"),
    ("dL/dw3 = dh1/dw3*do1/dh1*dL/do1", "no_dependence"),
    ("dL/dw5 = do2/dw5*dL/do2", "no_dependence"),
    ("dL/dw7 = do1/dw7*dL/do1", "no_dependence"),
    ("dL/dw1 = dh2/dw1*dL/dh2", "no_dependence"),
    ("dL/dw1 = dz_h2/dw1*dL/dz_h2", "no_dependence"),
    ("dL/dw5 = do2/dw5*dL/do2 + do1/dw6*dL/do1", "no_dependence"),
    ("dL/dw1 = dh1/dw1*do2/do1*dL/do2", "no_dependence"),
    ("dL/dw1 = dh1/dw1*dh2/dh1*dL/dh2", "no_dependence"),
    # turned round
    ("dL/dw1 = dh1/do1*dL/do1", "reversed_derivative"),
    ("dL/dw1 = dh1/dw1*dh1/do1*dL/do1", "reversed_derivative"),
    ("dL/dw1 = dh1/dw1*do1/dh1*do1/dL", "reversed_derivative"),
    ("dL/dw1 = dh1/dw1*dh1/dL", "reversed_derivative"),
    ("dL/dw1 = dh1/dw1*dz_o1/do1*dL/do1", "reversed_derivative"),
    ("dL/dh1 = dh1/do1*dL/do1 + dh1/do2*dL/do2", "reversed_derivative"),
    ("dL/dw3 = dh2/do2*dh2/dw3*dL/do2", "reversed_derivative"),
    # broken chains
    (f"dL/dw1 = dh1/dw1*do1/dh2*dL/do1 + {PATH2}", "broken_chain"),
    (f"dL/dw1 = {PATH1} + dh1/dw1*do2/dh2*dL/do2", "broken_chain"),
    ("dL/dw1 = dh1/dw1*do1/dh2*dL/do1", "broken_chain"),
    ("dL/dw1 = dh1/dw1*do1/dh1*dL/do2", "broken_chain"),
    (f"dL/dw1 = dh1/dw1*do1/dh1*dL/do2 + {PATH2}", "broken_chain"),
    ("dL/dw1 = dh1/dw1*dL/do1", "broken_chain"),
    ("dL/dw3 = dh2/dw3*do1/dh1*dL/do1", "broken_chain"),
    ("dL/dw1 = dz_h1/dw1*do1/dh1*dL/do1", "broken_chain"),
    # does not arrive
    (f"dL/dw1 = dh1/dw1*do1/dh1 + {PATH2}", "does_not_reach_loss"),
    ("dL/dw1 = dh1/dw1", "does_not_reach_loss"),
    ("dL/dw1 = dh1/dw1*do1/dh1 + dh1/dw1*do2/dh1", "does_not_reach_loss"),
    ("dL/dw5 = do1/dw5", "does_not_reach_loss"),
    ("dL/dw3 = dh2/dw3*do1/dh2 + dh2/dw3*do2/dh2", "does_not_reach_loss"),
    ("dL/dh1 = do1/dh1 + do2/dh1", "does_not_reach_loss"),
    # does not begin
    (f"dL/dw1 = do1/dh1*dL/do1 + {PATH2}", "wrong_start"),
    ("dL/dw1 = do1/dh1*dL/do1 + do2/dh1*dL/do2", "wrong_start"),
    ("dL/dw1 = dL/dh1", "wrong_start"),
    ("dL/dw1 = dh1/dw2*do1/dh1*dL/do1", "wrong_start"),
    ("dL/dw5 = dL/do1", "wrong_start"),
    ("dL/dw1 = dL/dw2", "wrong_start"),
    (f"dL/dw1 = {PATH1} + {PATH2} + dL/do1", "wrong_start"),
    # paths
    (f"dL/dw1 = {PATH1}", "missing_path"),
    (f"dL/dw1 = {PATH2}", "missing_path"),
    ("dL/dw1 = delta_o1*w5*h1*(1-h1)*i1", "missing_path"),
    ("dL/dh1 = w5*delta_o1", "missing_path"),
    ("dL/db1 = delta_h1", "missing_path"),
    (f"dL/dw1 = {PATH1} + {PATH1}", "duplicate_path"),
    (f"dL/dw1 = {PATH1} + {PATH2} + {PATH1}", "duplicate_path"),
    (f"dL/dw1 = dL/dh1*dh1/dw1 + {PATH2}", "duplicate_path"),
    (f"dL/dw1 = {PATH1} + {PATH2} + i1*i2", "extra_term"),
    (f"dL/dw1 = {PATH1} + {PATH2} + 0.5*w1", "penalty_added"),
    # signs and values
    ("dL/dw1 = -delta_h1*i1", "wrong_sign"),
    (f"dL/dw1 = {PATH1} - {PATH2}", "wrong_sign"),
    ("dL/do1 = t_o1 - o1", "wrong_sign"),
    ("dL/dw5 = (t_o1-o1)*o1*(1-o1)*h1", "wrong_sign"),
    ("dL/dw1 = delta_h1*i2", "factor_swapped"),
    ("dL/dw1 = delta_h1", "factor_missing"),
    ("dL/dw5 = (o1-t_o1)*o1*h1", "factor_missing"),
    ("dL/dw5 = 2*(o1-t_o1)*o1*(1-o1)*h1", "factor"),
    ("dL/dw1 = 2*dL/dw1", "factor"),
    ("dL/dw1 = (w5*delta_o1 + w7*delta_o2)*h1*i1", "factor_missing"),
    ("dL/dw2 = 2*dL/dw1 + i1", "value_differs"),
    ("dL/dw1 = 1/0", "value_differs"),
    ("dL/dw1 = exp(exp(exp(exp(10))))", "value_differs"),
    ("dL/dw1 = i1^(-999999)", "value_differs"),
]
UNREADABLE = [
    ("dL/dw9 = dh1/dw1", "unknown_name", "w9"),
    ("dL/dw1 = dh1/dw1 * foo", "unknown_name", "foo"),
    ("dL/dw1 = dh1/dw1 +", "syntax", "+"),
    ("dL/dw1 = (dh1/dw1", "syntax", "("),
    ("", "syntax", ""),
    ("h1*(1-h1)", "syntax", "h1*(1-h1)"),
    ("(" * 65 + "1" + ")" * 65, "too_deep", None),
    ("1+" * 5001, "too_long", None),
]


@pytest.mark.parametrize("equation", CORRECT)
def test_a_right_equation_passes(equation: str) -> None:
    judged = judge(equation)
    assert (judged.verdict, codes(judged)) == ("correct", [])


def test_the_tables_are_as_long_as_promised() -> None:
    assert len(set(CORRECT)) >= 60
    assert len({equation for equation, _ in WRONG}) >= 60


@pytest.mark.parametrize(("equation", "reading", "matters"), SHARED)
def test_each_reading_of_a_shared_bias(equation: str, reading: str, matters: bool) -> None:
    judged = judge(equation, "shared")
    assert (judged.verdict, judged.reading, judged.reading_matters) == ("correct", reading, matters)


def test_each_link_of_a_chain_may_have_a_reading_of_its_own() -> None:
    chain = "∂L/∂b = ∂L/∂y′·∂y′/∂b = ∂L/∂y′·(∂y′/∂b + ∂y′/∂h·∂h/∂b)"
    judged = judge(chain, "shared")
    assert (judged.verdict, judged.reading_matters) == ("correct", True)
    assert judge(f"{chain} = ∂L/∂h·∂h/∂b", "shared").verdict == "incorrect"


@pytest.mark.parametrize(("equation", "code"), WRONG)
def test_a_wrong_equation_has_its_code(equation: str, code: str) -> None:
    judged = judge(equation)
    assert judged.verdict == "incorrect"
    assert codes(judged)[0] == code
    assert all(0 <= start < end <= len(equation) for start, end in (finding.span for finding in judged.findings))


@pytest.mark.parametrize(("equation", "code", "place"), UNREADABLE)
def test_what_cannot_be_read_is_told_with_its_place(equation: str, code: str, place: str | None) -> None:
    judged = judge(equation)
    assert judged.verdict == "unreadable"
    assert codes(judged)[0] == code
    if place is not None:
        assert places(judged, equation)[0] == place


def test_the_question_has_one_idea_in_two_places() -> None:
    judged = judge(QUESTION)
    assert codes(judged) == ["parameter_is_constant"] * 2
    assert places(judged, QUESTION) == [
        r"\frac{\partial w_7}{\partial h_1}",
        r"\frac{\partial w_5}{\partial h_1}",
    ]
    assert judged.ideas == (1, 1)
    assert judged.value == 0.0
    assert worded(*judged.praise) == "You found both paths, and each starts and ends in the right place."
    assert [finding.suggestion for finding in judged.findings] == ["∂o2/∂h1", "∂o1/∂h1"]


def test_its_correction_passes() -> None:
    right = QUESTION
    for weight, output in (("w_7", "o_2"), ("w_5", "o_1")):
        through = rf"\frac{{\partial {weight}}}{{\partial h_1}} \cdot \frac{{\partial {output}}}{{\partial {weight}}}"
        right = right.replace(through, rf"\frac{{\partial {output}}}{{\partial h_1}}")
    assert judge(right).verdict == "correct"
    assert judge(judge(QUESTION).corrected).verdict == "correct"
    assert judge(judge(QUESTION).corrected_text).verdict == "correct"


def test_a_harmless_zero_is_found_in_a_right_equation() -> None:
    judged = judge(f"dL/dw1 = {PATH1} + {PATH2} + dh2/dw1*do1/dh2*dL/do1")
    assert (judged.verdict, codes(judged)) == ("correct", ["no_dependence"])


@pytest.mark.parametrize("equation", ["dL/dw1 = 0.05*dL/dz_h1", "dL/dw2 = 2.000*dL/dw1", "dL/dw5 = 0.741365*do1/dw5"])
def test_numerals_hold_only_here(equation: str) -> None:
    judged = judge(equation)
    assert (judged.verdict, codes(judged)) == ("correct", ["only_at_these_values"])


def test_an_integer_that_is_no_value_here_stands_for_nothing() -> None:
    """i2 is 2·i1 here."""
    assert judge("dL/dw2 = 2*dL/dw1").verdict == "incorrect"


def test_the_path_that_is_missing_is_named_and_lit() -> None:
    judged = judge(f"dL/dw1 = {PATH1}")
    assert "h1 and o2" in worded(*judged.findings[0].says)
    assert len(judged.findings[0].path) == 2
    assert judged.findings[0].suggestion == "∂h1/∂w1 * ∂o2/∂h1 * ∂L/∂o2"


def test_an_equation_of_full_length_is_judged() -> None:
    judged = judge("dL/dw1 = " + " + ".join([PATH1] * 390))
    assert judged.verdict == "incorrect"
