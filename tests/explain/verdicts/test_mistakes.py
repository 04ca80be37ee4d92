"""Equations and numbers with the verdict that each must get, and a code that must be told, over several networks."""

from __future__ import annotations

import pytest

from backprop_canvas.reports.check import check_report, judgement
from tests.explain.verdicts.equations import everything_said, worded
from tests.explain.verdicts.networks import view_of

# The factors of the 2-2-2 network, its paths, those of 7-8-4, a chain of ten, three outputs.
E = "((o1-t_o1)*o1*(1-o1)*w5 + (o2-t_o2)*o2*(1-o2)*w7)"
P1, P2 = "dh1/dw1*do1/dh1*dL/do1", "dh1/dw1*do2/dh1*dL/do2"
Y = [f"(y{k}-t_y{k})*y{k}*(1-y{k})*p{48 + 8 * k}" for k in (1, 2, 3, 4)]
WIDE = " + ".join(Y)
CHAIN = "*".join(f"dh{k + 1}/dh{k}" for k in range(1, 10))
B = "(y1-t1)*v1 + (y2-t2)*v2 + (y3-t3)*v3"
# The network, what is asked for, what is written, the verdict, a code.
CASES: list[tuple[str, str | None, str, str, str | None]] = [
    # numbers
    ("2-2-2", "w1", "0.000438567734474347", "correct", None),
    ("2-2-2", "w1", "0.00043856773447434685", "correct", None),
    ("2-2-2", "w1", "4.3857e-04", "correct", None),
    ("2-2-2", "w1", "dL/dw1 = -(-0.0004386)", "correct", None),
    ("2-2-2", "w1", "4.4e-4", "correct", "few_digits"),
    ("2-2-2", "w1", "0.00043", "correct", "few_digits"),
    ("2-2-2", "w1", "0.00045", "incorrect", None),
    ("2-2-2", "w1", "4e-4", "incorrect", "few_digits"),
    ("2-2-2", "w1", "0.0005", "incorrect", "few_digits"),
    ("2-2-2", "w1", "0.00052", "incorrect", "few_digits"),
    ("2-2-2", "w1", "0.0", "incorrect", "value_differs"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1", "incorrect", "factor_missing"),
    ("2-2-2", "w1", "0.00043856777", "correct", "digits_right"),
    ("2-2-2", "w1", "0.00043856811", "correct", "digits_right"),
    ("2-2-2", "w1", "0.00043857500", "incorrect", None),
    ("2-2-2", "w1", "0.0004385", "correct", None),
    ("2-2-2", "w1", "0.0004387", "incorrect", "rounded"),
    ("2-2-2", "w1", "-0.0004386", "incorrect", "sign"),
    ("2-2-2", "w1", "0.0008771", "incorrect", "factor_two"),
    ("2-2-2", "w1", "0.1385", "incorrect", "other_quantity"),
    ("2-2-2", "w1", "0.5933", "incorrect", "other_quantity"),
    ("2-2-2", "w1", "0.2984", "incorrect", "other_quantity"),
    ("2-2-2", "w1", "0.08217", "incorrect", "other_quantity"),
    ("2-2-2", "w1", "2.1928e-05", "incorrect", "factor_doubled"),
    ("2-2-2", "w1", "0.17543", "incorrect", "factor_inverted"),
    ("2-2-2", "w1", "0.0052038", "incorrect", "factor_swapped"),
    ("2-2-2", "w1", "0.00131570", "incorrect", "factor_swapped"),
    ("2-2-2", "w1", "-1.53616e-07", "incorrect", "paths_multiplied"),
    ("2-2-2", "w5", "0.11083", "incorrect", "factor_missing"),
    ("2-2-2", "w1", "12345.678", "incorrect", "unrecognised"),
    ("2-2-2", "w1", "dL/dw1 = dL/dh1*dh1/dw1 = 0.0004", "correct", "few_digits"),
    ("2-2-2", "w1", "dL/dw1 = dL/dh1*dh1/dw1 = 0.00044", "correct", "few_digits"),
    ("2-2-2", "w1", "dL/dw1 = dL/dh1*dh1/dw1 = 0.000219284", "incorrect", "arithmetic"),
    ("2-2-2", "w1", "dL/dw1 = 0.0363503*0.2413*0.05 = 0.000438567", "correct", None),
    ("2-2-2", "w1", "dL/dw1 = 0.036*0.24*0.05 = 0.000432", "correct", "rounded_on_the_way"),
    ("2-2-2", "w1", "dL/dw1 = 0.036*0.25*0.05 = 0.00045", "incorrect", None),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 ~ 0.000439", "correct", None),
    ("2-2-2", "w1", r"\frac{\partial L}{\partial w_1}~=~\delta_{h1}~i_1", "correct", None),
    ("2-2-2", "w1", "dL/dw1 ≈ 0.000439", "correct", None),
    # what was asked
    ("2-2-2", "w1", "dL/dw2 = delta_h1*i2", "not_an_answer", "other_quantity"),
    ("2-2-2", None, "dL/dw2 = delta_h1*i2", "correct", None),
    ("2-2-2", "w1", "dL/dw2 = delta_h1*i1", "incorrect", "factor_swapped"),
    ("2-2-2", "w1", "delta_h1 = (w5*delta_o1 + w7*delta_o2)*h1*(1-h1)", "not_an_answer", "other_quantity"),
    ("2-2-2", "w1", "dL/dw1 = dL/dw2*i1/i2", "correct", None),
    ("2-2-2", "w1", "dL/dw1 = dL/dw1 + dL/dw2 - dL/dw2", "not_an_answer", "trivial"),
    ("2-2-2", "w1", "dL/dw1 = dL/dw1 = 0.0004386", "correct", None),
    ("2-2-2", "w1", "dL/dw1 = dL/dw1 = 0.0004", "incorrect", "arithmetic"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 = 0.0004", "correct", "few_digits"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 = 0.0005", "incorrect", "arithmetic"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 = 0.00044", "correct", "few_digits"),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1 = 0.00045", "incorrect", "arithmetic"),
    ("2-2-2", "w1", "dL/dw1 = 0.036*0.241*0.05 = 0.00044", "correct", "few_digits"),
    ("2-2-2", "w1", "dL/dw1 = 0.036*0.241*0.06 = 0.00052", "incorrect", None),
    ("2-2-2", "w1", "dL/dw1", "not_an_answer", "trivial"),
    ("2-2-2", "w1", "0 = 0", "not_an_answer", "trivial"),
    ("2-2-2", None, "dh2/dw1 = 0", "correct", None),
    ("2-2-2", None, "dh2/dw1 = dw5/dh1", "not_an_answer", "trivial"),
    ("2-2-2", "w1", "h1 = h1", "not_an_answer", "trivial"),
    ("2-2-2", "w1", "z_h1 = w1*i1 + w2*i2 + b1", "not_an_answer", "forward_equation"),
    ("2-2-2", None, "o1 = sigmoid(w5*h1 + w6*h2 + b2)", "not_an_answer", "forward_equation"),
    ("2-2-2", "w1", "h1 = 0.59327", "not_an_answer", "forward_equation"),
    ("2-2-2", "w1", "h1 = sigmoid(w1*i1 + w2*i2)", "incorrect", "value_differs"),
    # i2 is 2·i1 here alone.
    ("2-2-2", "w1", "z_h1 = z_h1 + i2 - 2*i1 + w1 - w1", "incorrect", None),
    ("2-2-2", "w1", "L = 1/2*(o1-t_o1)^2", "incorrect", "value_differs"),
    ("2-2-2", "w1", "w1 = w1 - 0.5*dL/dw1", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", "w1 := w1 - 0.5*delta_h1*i1", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", "w1 ← w1 - η*dL/dw1", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", r"w_1 \leftarrow w_1 - \eta \frac{\partial L}{\partial w_1}", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", "w1 = w1 + 0.5*dL/dw1", "incorrect", None),
    ("2-2-2", "w1", "w1 = 0.149781", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", "w1 = 0.15 - 0.5*0.00044 = 0.14978", "not_an_answer", "update_rule"),
    ("2-2-2", "w1", "w1 = 0.15 + 0.5*0.00044", "incorrect", None),
    # one factor
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*i2", "incorrect", "factor_swapped"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*w1", "incorrect", "factor_swapped"),
    ("2-2-2", None, f"dL/dw1 = {E}*h2*(1-h2)*i1", "incorrect", "slope_of_the_wrong_thing"),
    ("2-2-2", None, f"dL/dw1 = {E}*(1-h1^2)*i1", "incorrect", "slope_of_the_wrong_thing"),
    ("2-2-2", None, f"dL/dw1 = {E}*σ'(h1)*i1", "incorrect", "slope_of_the_wrong_thing"),
    ("2-2-2", None, f"dL/dw1 = {E}*i1", "incorrect", "slope_missing"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*i1", "incorrect", "factor_missing"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*i1*i1", "incorrect", "factor_doubled"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*i1^2", "incorrect", "factor_doubled"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*h1*(1-h1)*i1", "incorrect", "slope_doubled"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)/i1", "incorrect", "factor_inverted"),
    ("2-2-2", None, f"dL/dw1 = 1/2*{E}*h1*(1-h1)*i1", "incorrect", "factor"),
    ("2-2-2", None, f"dL/dw1 = 3*{E}*h1*(1-h1)*i1", "incorrect", "factor"),
    ("2-2-2", None, f"dL/dw1 = {E}*h1*(1-h1)*i1 + 0.01*w1", "incorrect", "penalty_added"),
    ("2-2-2", None, f"dL/dw1 = -{E}*h1*(1-h1)*i1", "incorrect", "wrong_sign"),
    (
        "2-2-2",
        None,
        f"dL/dw1 = {E.replace('o1-t_o1', 't_o1-o1')}*h1*(1-h1)*i1",
        "incorrect",
        "wrong_sign",
    ),
    (
        "2-2-2",
        None,
        f"dL/dw1 = {E.replace('t_o1', 't_o2')}*h1*(1-h1)*i1",
        "incorrect",
        "factor_swapped",
    ),
    ("2-2-2", None, "dL/dw1 = (o1*(1-o1)*w5 + o2*(1-o2)*w7)*h1*(1-h1)*i1", "incorrect", "factor_missing"),
    (
        "2-2-2",
        None,
        f"dL/dw1 = {E.replace('*w7', '')}*h1*(1-h1)*i1",
        "incorrect",
        "factor_missing",
    ),
    ("2-2-2", None, "dL/dw1 = (delta_o1*w5 + delta_o2*w6)*h1*(1-h1)*i1", "incorrect", "factor_swapped"),
    ("2-2-2", None, "dL/dw1 = (delta_o1*h1 + delta_o2*w7)*h1*(1-h1)*i1", "incorrect", "factor_swapped"),
    ("2-2-2", None, "dL/dw1 = (delta_o1*w5 + delta_o2*w7)*z_h1*(1-z_h1)*i1", "incorrect", "slope_of_the_wrong_thing"),
    ("2-2-2", None, "dL/dw1 = (delta_o1*w5*o1*(1-o1) + delta_o2*w7)*h1*(1-h1)*i1", "incorrect", "slope_doubled"),
    ("2-2-2", None, "dL/dw5 = delta_o1*h2", "incorrect", "factor_swapped"),
    ("2-2-2", None, "dL/dw5 = delta_o1*w5", "incorrect", "factor_swapped"),
    ("2-2-2", None, "dL/dw5 = (o1-t_o1)*h1", "incorrect", "slope_missing"),
    ("2-2-2", None, "dL/db2 = delta_o1 + delta_o2*b2", "incorrect", None),
    ("2-2-2", None, "delta_o1 = (t_o1-o1)*o1*(1-o1)", "incorrect", "sign_convention"),
    ("2-2-2", None, "dL/dw5 = -delta_o1*h1", "incorrect", "sign_convention"),
    ("2-2-2", None, f"dL/dw1 = {P1}*{P2}", "incorrect", "paths_multiplied"),
    ("2-2-2", None, "dL/dw1 = dh1/dw1*do1/dh1*dL/do1*do2/dh1*dL/do2", "incorrect", "paths_multiplied"),
    ("2-2-2", None, "dL/dw1 = delta_o1*w5*h1*(1-h1)*i1", "incorrect", "missing_path"),
    # a shared bias
    ("shared", None, "∂L/∂b = ∂L/∂y′·∂y′/∂b + ∂L/∂h·∂h/∂b", "correct", None),
    ("shared", None, "∂L/∂b = ∂L/∂h·∂h/∂b", "incorrect", "missing_path"),
    ("shared", None, "∂L/∂w1 = (y′-y)·y′(1-y′)·w2·h(1-h)·x", "correct", None),
    # a chain of ten
    ("chain", None, f"dL/dx = dL/dh10*{CHAIN}*dh1/dx", "correct", None),
    ("chain", None, "dL/dp9 = delta_h10*h9", "correct", None),
    ("chain", None, "dL/dp9 = delta_h10*h8", "incorrect", "factor_swapped"),
    ("chain", None, "dL/dp9 = delta_h10", "incorrect", None),
    ("chain", None, "dL/dp9 = dL/dh10*(1-h10^2)*h9", "correct", None),
    ("chain", None, "dL/dp9 = dL/dh10*h10*(1-h10)*h9", "incorrect", "slope_of_the_wrong_thing"),
    ("chain", None, "dL/dp9 = dL/dh10*h9", "incorrect", "slope_missing"),
    ("chain", None, "dL/dp9 = delta_h10*(1-h10^2)*h9", "incorrect", "slope_doubled"),
    ("chain", None, "dL/dp8 = delta_h10*p10*(1-h9^2)*h8", "incorrect", "factor_swapped"),
    # relu
    ("relu-fork", None, "dL/dw2 = (y1-t1)*w4*relu'(z_a2)", "incorrect", "factor_missing"),
    ("relu-fork", None, "dL/dw2 = (y1-t1)*w5*relu'(z_a2)*a1", "incorrect", "factor_swapped"),
    ("relu-fork", None, "dL/dw2 = (y1-t1)*w4*relu'(z_a3)*a1", "incorrect", "slope_of_the_wrong_thing"),
    ("relu-fork", None, "dL/dw2 = (y1-t1)*w4*relu'(a2)*a1", "correct", None),
    ("relu-1-2-2-1", None, "dL/dw3 = 2*(o1-t1)*w7*relu'(z_h1)*g1", "incorrect", "factor"),
    # softmax
    ("softmax-2-2", None, "dL/dw5 = (p1-t1)*h1", "correct", None),
    ("softmax-2-2", None, "dL/dw5 = (p1-t1)*p1*(1-p1)*h1", "incorrect", "slope_doubled"),
    ("softmax-2-2", None, "dL/dw7 = -t2/p2*p2*(1-p2)*h1", "incorrect", "softmax_coupling"),
    ("softmax-2-2", None, "dL/dw5 = (t1-p1)*h1", "incorrect", "wrong_sign"),
    ("softmax-2-2", None, "dL/dw5 = (p1-t1)*h2", "incorrect", "factor_swapped"),
    ("softmax-2-2", None, "dL/dw5 = (p2-t2)*h1", "incorrect", None),
    # mse with three outputs
    ("mse-three-outputs", None, "dL/dv1 = 2*(y1-t1)*h", "incorrect", "factor"),
    ("mse-three-outputs", None, "dL/dv1 = (y1-t1)*h", "incorrect", "factor_missing"),
    ("mse-three-outputs", None, "dL/dv1 = 2/3*(y1-t1)*h", "correct", None),
    ("mse-three-outputs", None, f"dL/dw = 2/3*({B})*relu'(z_h)*x", "correct", None),
    ("mse-three-outputs", None, f"dL/dw = 2*({B})*relu'(z_h)*x", "incorrect", "factor"),
    ("mse-three-outputs", None, f"dL/dw = 1/3*({B})*relu'(z_h)*x", "incorrect", None),
    ("mse-three-outputs", None, f"dL/dw = 2/3*({B})*relu'(z_h)", "incorrect", "factor_missing"),
    ("mse-three-outputs", None, f"dL/dw = 2/3*({B})*h*x", "incorrect", None),
    # 7-8-4
    ("7-8-4", None, f"dL/dp0 = ({WIDE})*h1*(1-h1)*x1", "correct", None),
    ("7-8-4", None, f"dL/dp0 = ({WIDE})*h1*(1-h1)*x2", "incorrect", "factor_swapped"),
    ("7-8-4", None, f"dL/dp0 = ({WIDE})*h1*(1-h1)", "incorrect", "factor_missing"),
    ("7-8-4", None, f"dL/dp0 = ({WIDE})*x1", "incorrect", "slope_missing"),
    ("7-8-4", None, f"dL/dp0 = ({' + '.join(Y[:3])})*h1*(1-h1)*x1", "incorrect", "missing_path"),
    ("7-8-4", None, f"dL/dp0 = ({WIDE.replace('p80', 'p81')})*h1*(1-h1)*x1", "incorrect", "factor_swapped"),
    ("7-8-4", None, f"dL/dp0 = ({WIDE})*z_h1*(1-z_h1)*x1", "incorrect", "slope_of_the_wrong_thing"),
    ("7-8-4", None, "dL/dp56 = (y1-t_y1)*y1*(1-y1)*h1", "correct", None),
    ("7-8-4", None, "dL/dp56 = (y1-t_y1)*y2*(1-y2)*h1", "incorrect", "slope_of_the_wrong_thing"),
    ("7-8-4", None, "dL/dp56 = delta_y2*h1", "incorrect", None),
]


@pytest.mark.parametrize(("network", "parameter", "equation", "verdict", "code"), CASES)
def test_a_verdict_and_its_reason(
    network: str, parameter: str | None, equation: str, verdict: str, code: str | None
) -> None:
    judged = judgement(view_of(network), equation, parameter)
    assert all(map(worded, everything_said(judged)))
    told = check_report(judged)
    codes = {each["code"] for each in (*told["findings"], *told["diagnosis"])}
    assert told["verdict"] == verdict, codes
    assert code is None or code in codes
    assert all(0 <= start < end <= len(equation) for start, end in (each["span"] for each in told["findings"]))


@pytest.mark.parametrize(("network", "parameter", "equation"), [case[:3] for case in CASES if case[3] == "incorrect"])
def test_the_correction_is_right(network: str, parameter: str | None, equation: str) -> None:
    judged = judgement(view_of(network), equation, parameter)
    for corrected in (judged.corrected, judged.corrected_text):
        if corrected:
            assert judgement(view_of(network), corrected, None).verdict == "correct", corrected
