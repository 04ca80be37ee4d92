"""Derivatives of expressions that are written out, as ∂/∂y ½(y − t)²: what they are about, in three forms of the loss,
as a side and alone."""

from __future__ import annotations

import pytest

from backprop_canvas.reports.check import check_report, check_text, judgement
from tests.explain.verdicts.equations import everything_said, worded
from tests.explain.verdicts.networks import view_of

HALF, BOTH = "½(o1−t_o1)²", "(½(o1−t_o1)² + ½(o2−t_o2)²)"
MEAN = "1/3*((y1-t1)^2 + (y2-t2)^2 + (y3-t3)^2)"
CROSS = "(-t1*ln(p1) - t2*ln(p2))"
ANOTHER, TRIVIAL = ("not_an_answer", "other_quantity"), ("not_an_answer", "trivial")
RIGHT, WRONG = ("correct", None), ("incorrect", None)
CASES: list[tuple[str, str | None, str, tuple[str, str | None]]] = [
    # half the squared error
    ("2-2-2", "w1", f"∂/∂o1 {HALF}", ANOTHER),
    ("2-2-2", "w1", f"∂/∂o1 {HALF} = o1 − t_o1", ANOTHER),
    ("2-2-2", "w1", f"o1 − t_o1 = ∂/∂o1 {HALF}", ANOTHER),
    ("2-2-2", "w1", f"−∂/∂o1 {HALF} = t_o1 − o1", ANOTHER),
    ("2-2-2", "w1", f"∂/∂o1 {HALF} = 0.741365", ANOTHER),
    ("2-2-2", "w1", f"∂/∂o1 {BOTH} = ∂L/∂o1", ANOTHER),
    ("2-2-2", "w1", f"∂/∂o1 {BOTH}", ANOTHER),
    ("2-2-2", "w1", f"∂/∂w5 {BOTH} = dL/do1*do1/dw5", ANOTHER),
    ("2-2-2", "w1", f"∂/∂w1 {HALF} = (o1-t_o1)*do1/dw1", ANOTHER),
    ("2-2-2", "w1", f"∂/∂w1 {BOTH} = dL/dh1*dh1/dw1", RIGHT),
    ("2-2-2", "w1", f"dL/dw1 = ∂/∂w1 {BOTH} = delta_h1*i1", RIGHT),
    ("2-2-2", "w1", f"∂/∂w1 {HALF}", ("incorrect", "missing_path")),
    ("2-2-2", "w1", f"∂/∂o1 {HALF} = t_o1 − o1", ("incorrect", "wrong_sign")),
    ("2-2-2", "w1", "∂/∂z_h1 σ(z_h1) = h1*(1-h1)", ANOTHER),
    ("2-2-2", "w1", "∂/∂h1 (w5*h1 + w6*h2 + b2) = w5", ANOTHER),
    ("2-2-2", "w1", "∂/∂h1 (w5*h1 + w6*h2 + b2) = w6", WRONG),
    ("2-2-2", "w1", "∂/∂o1 1/2*(o1-t_o1)^2 = o1-t_o1", ANOTHER),
    ("2-2-2", "w1", "∂/∂o1 1/2 (o1-t_o1)^2 = 2*(o1-t_o1)", WRONG),
    ("2-2-2", "w1", "∂/∂o1 (o1-t_o1)^2/2 = o1-t_o1", ANOTHER),
    ("2-2-2", "w1", r"\frac{\partial \frac12 (o_1-t_{o1})^2}{\partial o_1} = o_1 - t_{o1}", ANOTHER),
    ("2-2-2", "w1", r"\frac{\partial}{\partial o_1}\left[\frac12(t_{o1}-o_1)^2\right] = o_1 - t_{o1}", ANOTHER),
    ("2-2-2", "w1", "∂½(o1−t_o1)²/∂o1 = o1 − t_o1", ANOTHER),
    ("2-2-2", None, f"∂/∂o1 {HALF}", TRIVIAL),
    ("2-2-2", None, f"∂/∂o1 {HALF} = o1 − t_o1", RIGHT),
    ("2-2-2", None, f"∂/∂o1 {HALF} = t_o1 − o1", ("incorrect", "wrong_sign")),
    ("2-2-2", "w1", f"∂/∂o1 {HALF} = o1 − t_o1; dL/dw1 = delta_h1*i1", RIGHT),
    ("2-2-2", "w1", f"∂/∂o1 {HALF} = t_o1 − o1; dL/dw1 = delta_h1*i1", WRONG),
    # the squared error, which is no quantity of this network
    ("2-2-2", "w1", "∂/∂o1 (o1−t_o1)² = 2(o1−t_o1)", ANOTHER),
    ("2-2-2", "w1", "∂(o1−t_o1)²/∂o1 = 2(o1−t_o1)", ANOTHER),
    ("2-2-2", "w1", "∂/∂o1 (o1−t_o1)²", ANOTHER),
    ("2-2-2", "w1", "∂/∂o1 (o1−t_o1)² = o1−t_o1", ("incorrect", "value_differs")),
    ("2-2-2", "w1", "∂/∂z_h1 ln(1+exp(-z_h1)) = h1 - 1", ANOTHER),
    ("2-2-2", "w1", "∂/∂h1 ln(h1 - 0.5) = 1/(h1 - 0.5)", ANOTHER),
    # i2 is 2·i1 here alone.
    ("2-2-2", "w1", "∂/∂i1 i1² = 2*i1", ANOTHER),
    ("2-2-2", "w1", "∂/∂i1 i1² = i2", WRONG),
    ("2-2-2", "w1", "∂/∂o1 (o1−t_o1)² = 1.48273", ANOTHER),
    ("2-2-2", "w1", "∂/∂o1 (o1−t_o1)² = 1.48373", WRONG),
    ("2-2-2", "w1", "∂/∂h1 √(h1 - 0.5) = 1/(2√(h1 - 0.5))", ANOTHER),
    ("2-2-2", "w1", "∂/∂h1 √(h1 - 0.9) = 1/(2√(h1 - 0.9))", ("incorrect", "value_differs")),
    ("2-2-2", None, "∂/∂o1 (o1−t_o1)² = 2(o1−t_o1)", RIGHT),
    ("2-2-2", None, "∂/∂o1 (o1−t_o1)² = o1−t_o1", WRONG),
    ("2-2-2", None, "∂/∂o1 (o1−t_o1)²", TRIVIAL),
    # its mean over the outputs
    ("mse-three-outputs", "v1", f"∂/∂y1 {MEAN} = 2/3*(y1-t1)", ANOTHER),
    ("mse-three-outputs", "v1", f"∂/∂y1 {MEAN}", ANOTHER),
    ("mse-three-outputs", "v1", f"∂/∂y1 {MEAN} = 2*(y1-t1)", WRONG),
    ("mse-three-outputs", "v1", "∂/∂y1 1/3*(y1-t1)^2 = 2/3*(y1-t1)", ANOTHER),
    ("mse-three-outputs", "v1", f"∂/∂v1 {MEAN} = 2/3*(y1-t1)*h", RIGHT),
    # a kink
    ("mse-three-outputs", "v1", "∂/∂z_h relu(z_h) = relu'(z_h)", ANOTHER),
    ("mse-three-outputs", "v1", "∂/∂w (w*x) = x", ANOTHER),
    # cross-entropy
    ("softmax-2-2", "w5", f"∂/∂p1 {CROSS} = -t1/p1", ANOTHER),
    ("softmax-2-2", "w5", f"∂/∂z_p1 {CROSS} = p1 - t1", ANOTHER),
    ("softmax-2-2", "w5", f"∂/∂z_p1 {CROSS}", ANOTHER),
    ("softmax-2-2", "w5", "∂/∂p1 (-t1 ln p1) = -t1/p1", ANOTHER),
    ("softmax-2-2", "w5", f"∂/∂w5 {CROSS} = (p1-t1)*h1", RIGHT),
    # derivatives with a minus
    ("2-2-2", "w1", "-dL/do1 = t_o1 - o1", ANOTHER),
    ("2-2-2", "w1", "-dL/dw1 = -delta_h1*i1", RIGHT),
    ("2-2-2", "w1", "-dL/dw1 = delta_h1*i1", ("incorrect", "wrong_sign")),
    ("2-2-2", None, "-dL/do1 = t_o1 - o1", RIGHT),
    ("2-2-2", None, "-dL/dw1 = -0.000438568", RIGHT),
]


@pytest.mark.parametrize(("document", "parameter", "equation", "told"), CASES)
def test_the_derivative_of_an_expression(
    document: str, parameter: str | None, equation: str, told: tuple[str, str | None]
) -> None:
    judged = judgement(view_of(document), equation, parameter)
    assert all(map(worded, everything_said(judged)))
    found = check_report(judged)
    codes = {each["code"] for each in found["findings"]}
    verdict, code = told
    assert found["verdict"] == verdict, codes
    if code:
        assert code in codes


@pytest.mark.parametrize(
    "equation", ["h1 = 1/0", "w1 = 1/0", "∂/∂o1 (o1−t_o1)² = 1/0", "dL/dw1 = √(h1-0.9)", "∂/∂h1 √(h1-0.9) = √(h1-0.9)"]
)
def test_what_is_not_finite_has_no_value(equation: str) -> None:
    judged = judgement(view_of("2-2-2"), equation, None)
    assert (judged.verdict, judged.value) == ("incorrect", None)
    assert "nan" not in check_text(judged)


def test_nothing_is_said_of_derivatives_that_nobody_wrote() -> None:
    """∂o2/∂o1 is 0, but it stands nowhere in the text."""
    judged = judgement(view_of("2-2-2"), f"∂/∂o1 {BOTH} = o1 - t_o1", None)
    assert (judged.verdict, judged.findings) == ("correct", ())
