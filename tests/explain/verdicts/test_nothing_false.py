"""What is not to be said: each equation is wrong in one way, and no other mistake or mend is told of it."""

from __future__ import annotations

import pytest

from tests.explain.verdicts.equations import codes, judge

BOTH = "(do1/dh1*dL/do1 + do2/dh1*dL/do2)*dh1/dw1"


@pytest.mark.parametrize(
    ("equation", "code", "suggestion"),
    [
        # h1 depends neither on o1 nor on L, h2 not on w1, o1 not on o2: no factor leads there.
        ("dL/dw1 = do1/dh2*dh2/dw3*dL/do1", "wrong_start", ""),
        ("dh1/dw1 = -dL/dw1", "does_not_reach_loss", ""),
        ("do1/dw1 = do2/dh1*dh1/dw1", "does_not_reach_loss", ""),
        ("dL/dw1 = do1/dh1*dh1/dw1", "does_not_reach_loss", "∂L/∂o1"),
    ],
)
def test_no_factor_is_suggested_that_would_be_0(equation: str, code: str, suggestion: str) -> None:
    first = judge(equation).findings[0]
    assert (first.code, first.suggestion) == (code, suggestion)


@pytest.mark.parametrize(
    ("equation", "said"),
    [("dL/dw1 = do1/dh1*dh1/dw1", "does_not_reach_loss"), ("dh1/dw1 = -dL/dw1", "ends_elsewhere")],
)
def test_a_product_that_no_factor_can_follow_is_told_so(equation: str, said: str) -> None:
    assert judge(equation).findings[0].says[0].code == said


@pytest.mark.parametrize(("side", "is_delta"), [(f"-{BOTH}", False), ("-delta_h1*i1", True)])
def test_a_convention_of_signs_is_named_only_where_delta_is_written(side: str, is_delta: bool) -> None:
    judged = judge(f"dL/dw1 = {side}")
    assert codes(judged) == ["wrong_sign"]
    assert [guess.code for guess in judged.guesses] == ["sign_convention"] * is_delta


@pytest.mark.parametrize("number", ["-0.000438568", "-0.012065"])
def test_the_mistakes_of_gradients_are_looked_for_in_gradients_alone(number: str) -> None:
    assert judge(f"dh1/dw1 = {number}").guesses == ()


def test_a_factor_too_much_and_the_wrong_sign_are_two_mistakes() -> None:
    judged = judge(f"dL/dw1 = -2*{BOTH}")
    assert [(each.code, each.says[0].code) for each in judged.findings] == [
        ("wrong_sign", "wrong_sign_here"),
        ("factor", "factor_too_much"),
    ]
    assert judge(judged.corrected_text).verdict == "correct"


def test_a_number_that_was_computed_on_the_way_stands_for_nothing() -> None:
    (found,) = judge("dL/dw1 = 0.0018175153*0.2413007").findings
    assert found.code == "only_at_these_values"
    assert [said.code for said in found.says] == ["only_at_these_values"]


def test_what_an_output_is_asked_for_is_no_factor_that_its_own_gradient_lacks() -> None:
    assert [guess.code for guess in judge("dL/do1 = 1.000").guesses] == ["unrecognised"]


def test_each_slope_of_the_wrong_thing_is_found_where_it_stands() -> None:
    outputs = " + ".join(f"dL/do{at}*z_o{at}*(1-z_o{at})*w{weight}" for at, weight in ((1, 5), (2, 7)))
    found = judge(f"dL/dw1 = ({outputs})*z_h1*(1-z_h1)*i1").findings
    assert [(each.code, each.suggestion) for each in found] == [
        ("slope_of_the_wrong_thing", f"{neuron} * (1 - {neuron})") for neuron in ("o1", "o2", "h1")
    ]


VOID = ("relu(1/0)", "relu(0/0)", "(0/0)^0*0", "sigmoid(-1/0)", "0*(1/0)", "1/0", "1/0 - 1/0")


@pytest.mark.parametrize("side", VOID)
def test_what_has_no_value_is_not_0(side: str) -> None:
    """h2 does not depend on w1."""
    assert judge(f"dh2/dw1 = {side}").verdict == "incorrect"
    assert judge(f"dL/dw1 = delta_h1*i1 + {side}").verdict == "incorrect"
    assert judge(f"h1 = sigmoid(w1*i1+w2*i2+b1) + {side}").verdict == "incorrect"


TURNED = ("-(delta_o1*w5 + delta_o2*w7)*h1*(1-h1)", "-(dL/do1*do1/dh1 + dL/do2*do2/dh1)*h1*(1-h1)")


@pytest.mark.parametrize("side", TURNED)
def test_a_convention_is_named_only_where_the_equation_would_be_right_with_it(side: str) -> None:
    """δ of both sides would have the other sign, or the left one alone."""
    judged = judge(f"delta_h1 = {side}")
    assert [each.code for each in judged.findings] == ["wrong_sign"]
    assert [each.code for each in judged.guesses] == ([] if "delta" in side else ["sign_convention"])


def test_a_step_that_comes_to_nothing_is_no_update() -> None:
    assert judge("w1 := w1 - η*dh2/dw1").verdict == "incorrect"
    assert judge("w1 := w1 + 0").findings[0].code == "trivial"


@pytest.mark.parametrize("name", [*(f"w{at}" for at in range(1, 9)), "i1", "i2", "t_o1"])
@pytest.mark.parametrize("bent", ["sign({})", "abs({0})/{0}", "relu({0})/{0}"])
def test_what_bends_in_an_equation_is_seen_on_both_sides(name: str, bent: str) -> None:
    """Each of these is 1 here, as all inputs, weights and targets are above 0."""
    assert judge(f"dL/dw1 = delta_h1*i1*{bent.format(name)}").verdict == "incorrect"
    assert judge(f"w1 := w1 - η*delta_h1*i1*{bent.format(name)}").verdict == "incorrect"
