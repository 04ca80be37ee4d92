"""What each rule says: the short line, and the sentence that tells what is right or wrong. A rule that falls silent, or
speaks in another's place, is seen here."""

from __future__ import annotations

import pytest

from backprop_canvas.reports.check import judgement
from tests.explain.verdicts.equations import everything_said, worded
from tests.explain.verdicts.networks import view_of
from tests.explain.verdicts.test_mistakes import CHAIN, P1, P2, WIDE, E

FOUR = [f"dL/dy{at}*dy{at}/dh1*dh1/dp0" for at in (1, 2, 3, 4)]
RIGHT = f"dL/dw1 = {E}*h1*(1-h1)*i1"
# The network, what is asked for, what is written, the short line, a sentence that is said.
SAID: list[tuple[str, str | None, str, str, str]] = [
    # what is right
    ("2-2-2", "w1", "0.000438568", "short_right", "right_number"),
    ("2-2-2", "w1", RIGHT, "short_right", "right"),
    ("2-2-2", None, RIGHT, "short_right_for", "right"),
    ("2-2-2", "w1", f"dL/dw1 = {P1} - {P2}", "short_sign", "both_paths"),
    ("2-2-2", "w1", f"dL/dw1 = {P1}", "short_one_of_two", "one_path_right"),
    ("2-2-2", "w1", f"dL/dw1 = {E}*h1*(1-h1)", "short_factor_missing", "rest_right"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 = 0.000219284", "short_arithmetic", "symbols_right"),
    ("7-8-4", None, f"dL/dp0 = {FOUR[0]} + {FOUR[1]}", "short_some_paths", "some_paths_right"),
    ("7-8-4", None, f"dL/dp0 = {' + '.join(FOUR)} + h1", "short_not_yet", "all_paths"),
    # what answers something else, or nothing
    ("2-2-2", "w1", "dL/dw2 = delta_h1*i2", "short_other", "other_quantity"),
    ("2-2-2", "w1", "h1 = h1", "short_says_nothing", "trivial"),
    ("2-2-2", "w1", "dL/dw1 = (((", "short_unreadable", "factor_expected"),
    # a factor that comes to 0 explains it: nothing is said of a factor too much
    ("2-2-2", "w1", f"{RIGHT}*dw5/dw1", "short_not_yet", "parameter_is_constant"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1*dh2/dw2", "short_not_yet", "no_dependence"),
    # one factor
    ("2-2-2", "w1", RIGHT.replace("w5", "w6"), "short_copying", "factor_swapped"),
    ("2-2-2", "w1", f"dL/dw1 = {E}*i1", "short_factor_missing", "slope_missing_here"),
    ("2-2-2", "w1", f"{RIGHT}*w8", "short_not_yet", "factor_too_much"),
    ("7-8-4", None, f"dL/dp0 = -({WIDE})*h1*(1-h1)*x1", "short_sign", "wrong_sign"),
    ("chain", None, f"dL/dx = dL/dy*dy/dh10*{CHAIN}*dh1/dx*2", "short_not_yet", "factor_too_much"),
    # numbers: the gradient but for one mistake
    ("2-2-2", "w1", "0.00087713547", "short_not_yet", "factor_two"),
    ("2-2-2", "w1", "0.00021928387", "short_not_yet", "factor_half"),
    ("2-2-2", "w1", "0.00021928387", "short_not_yet", "learning_rate_in_it"),
    ("2-2-2", "w1", "-0.00043856773", "short_sign", "sign"),
    ("2-2-2", "w1", "0.0004387", "short_arithmetic", "rounded"),
    ("2-2-2", "w1", "12345.678", "short_not_yet", "unrecognised"),
    ("7-8-4", "p0", "0.004865873911534091", "short_not_yet", "all_but_one_path"),
    ("mse-three-outputs", "v1", "-0.80752", "short_not_yet", "mean_or_sum_of_outputs"),
    ("mse-three-outputs", "v1", "-0.08972444", "short_not_yet", "mean_or_sum_of_outputs"),
    ("softmax-2-2", "w5", "0.1398437", "short_not_yet", "other_quantity_number"),
]


@pytest.mark.parametrize(("network", "parameter", "equation", "short", "sentence"), SAID)
def test_a_rule_says_its_own(network: str, parameter: str | None, equation: str, short: str, sentence: str) -> None:
    judged = judgement(view_of(network), equation, parameter)
    said = everything_said(judged)
    assert all(map(worded, said))
    assert judged.short.code == short
    assert sentence in [each.code for each in said]


@pytest.mark.parametrize(
    ("equation", "suggested", "numbers"),
    [
        ("dL/dw1 = dw5/dh1 * (Σ_k dL/do_k * do_k/dh1)", "∂o1/∂h1", 1),
        ("dL/dw1 = (Σ_k dL/do_k * do_k/dh1) * dw5/dh1", "∂o1/∂h1", 1),
        ("dL/dw1 = Σ_k dL/do_k * dw5/dh1 * dh1/dw1", "", 0),
    ],
)
def test_what_stands_for_several_terms_gets_no_suggestion_and_no_number(
    equation: str, suggested: str, numbers: int
) -> None:
    judged = judgement(view_of("2-2-2"), equation, "w1")
    assert {each.suggestion for each in judged.findings} == {suggested}
    assert len(judged.factors) == numbers
