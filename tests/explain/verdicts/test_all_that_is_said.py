"""All sentences about an equation by their codes: nothing is missing, and nothing else is said."""

from __future__ import annotations

import numpy as np
import pytest

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm, symbol
from backprop_canvas.explain.judging.likes import Likes
from backprop_canvas.explain.judging.mending.exchangeable import tells
from backprop_canvas.explain.judging.mending.mender import MOST_TRIED, Mender
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.verdicts.telling.findings import Teller
from backprop_canvas.reports.check import judgement, message
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.verdicts.networks import view_of
from tests.graphs import decoded, drawing

PATH = "dL/do1*do1/dh1*dh1/dw1"
SLOPE = "(o1-t1)*w7*relu'(z_h1)*w3*relu'(z_g1)*x"
# The network, what is asked for, what is written, the codes of all sentences of its findings.
CASES = [
    # a step of the update in place of the gradient: one idea
    ("2-2-2", "w5", "dL/dw5 = -η*dL/do1*o1*(1-o1)*h1", ["learning_rate_written"]),
    ("2-2-2", "w1", "dL/dw1 = -η*delta_h1*i1", ["learning_rate_written"]),
    # chains: a step left out, one that is there twice, one that belongs nowhere
    ("2-2-2", "w1", "dL/dw1 = dL/do1*dh1/dw1 + dL/do2*do2/dh1*dh1/dw1", ["factor_missing_here"]),
    (
        "2-2-2",
        "w1",
        "dL/dw1 = dL/do1*dz_o1/dh1*dh1/dw1 + dL/do2*do2/dh1*dh1/dw1",
        ["factor_missing_here"],
    ),
    ("2-2-2", "w1", "dL/dw1 = dL/do1*do1/dw5*dh1/dw1 + dL/do2*do2/dh1*dh1/dw1", ["broken_chain"]),
    ("2-2-2", "w5", "dL/dw5 = dL/do1*do1/dw5*do1/dw5", ["factor_doubled"]),
    # of two terms that name one path, one is meant to be the other
    ("2-2-2", "w1", f"dL/dw1 = 2*{PATH} + 3*{PATH}", ["factor_too_much", "value_differs_path"]),
    ("2-2-2", "w5", "dL/dw5 = (2 - h1^2)*o1", ["value_differs_path"]),
    # what is written as a slope is one of a parameter
    ("2-2-2", "w5", "dL/dw5 = (o1-t_o1)*w8*(1-w8)*h1", ["slope_of_the_wrong_thing"]),
    ("2-2-2", "w5", "dL/dw5 = dL/do1*do1/dw5*do2/dh1", ["factor_too_much"]),
    # hard targets: one that is held holds all, since they sum up to 1, and is named
    ("softmax-2-2", "w7", "dL/dw7 = 1*p2*h1", ["stands_for"]),
    ("softmax-2-2", "w7", "dL/dw7 = -1/p1*(-p1*p2)*h1", ["stands_for"]),
    ("softmax-2-2", "w1", "dL/dw1 = ((p1-1)*w5+p2*w7)*(1-h1^2)*x1", ["stands_for", "stands_for"]),
    # what has a value here alone, and what has none here
    (
        "2-2-2",
        "w1",
        "dL/dw1 = delta_h1*i1*sqrt(w1-0.14)*sqrt(0.16-w1)/(sqrt(w1-0.14)*sqrt(0.16-w1))",
        ["not_here_alone_path"],
    ),
    ("2-2-2", "w1", "dL/dw1 = delta_h1*i1*(i2-2*i1)/(i2-2*i1)", ["no_value"]),
    ("2-2-2", "w1", "w1 = w1 - ln(-1)*dL/dw1", ["no_value"]),
    # no single change helps where another factor is 0
    (
        "relu-1-2-2-1",
        "w1",
        f"dL/dw1 = {SLOPE} + (o1-t1)*w8*relu'(z_h2)*w6*relu'(z_g1)*x*relu'(z_h1)",
        ["value_differs_path"],
    ),
    ("relu-1-2-2-1", "w1", f"dL/dw1 = {SLOPE} + (o1-t1)*w8*relu'(z_h2)*w6*relu'(z_g1)*x", ["factor_swapped"]),
]


@pytest.mark.parametrize(("network", "parameter", "equation", "said"), CASES, ids=lambda each: str(each))
def test_all_that_is_said(network: str, parameter: str, equation: str, said: list[str]) -> None:
    judged = judgement(view_of(network), equation, parameter)
    assert [says.code for each in judged.findings for says in each.says] == said


def test_a_fraction_is_one_number() -> None:
    (found,) = judgement(view_of("mse-three-outputs"), "dL/dv1 = 1/2*(y1-t1)*h", "v1").findings
    assert message(found) == "2/3 belongs here, not 1/2."


def test_two_numbers_are_told_with_the_digits_that_part_them() -> None:
    view = view_of("2-2-2")
    teller = Teller(view.point, Formulas(Derivatives(view.point).local, vocabulary(view.document)))
    assert teller.compared(0.123456, 0.123457) == {"value": "0.123456", "true": "0.123457"}
    assert teller.compared(0.12345678, 0.12345679) == {"value": "0.12345678", "true": "0.12345679"}
    # Six digits may be written as the reader wants them where they are far apart.
    assert teller.compared(0.1, 0.2) == {"value": 0.1, "true": 0.2}


def test_where_no_path_leads_the_gradient_is_0() -> None:
    document = drawing(["x"], ["g", "h"], ["y"], ["x g", "x h", "h y"])
    judged = judgement(of_document(decoded(document)), "dL/dp0 = (y-t_y)*h + x", None)
    assert judged.verdict == "incorrect"
    assert judged.corrected.endswith("= 0")


def test_the_derivative_of_a_loss_is_not_taken_together_with_a_slope_that_is_not_asked_for() -> None:
    """∂L/∂y of a binary cross-entropy, which times the slope of y would be y − t."""
    document = drawing(["x"], [], ["y"], ["x y"], loss="binary_cross_entropy")
    judged = judgement(of_document(decoded(document)), "dL/dy = (y-t_y)*x", None)
    assert judged.verdict == "incorrect"
    assert judged.corrected.endswith(r"\frac{y - t_{y}}{y \cdot \left(1 - y\right)}")


def test_of_two_equal_factors_the_one_beside_a_slope_is_too_much() -> None:
    equation = "dL/dw5 = (o1-t_o1)*o1*(1-o1)*o1*h1"
    (found,) = judgement(view_of("2-2-2"), equation, None).findings
    assert found.span[0] == equation.rindex("o1")


def test_with_one_output_its_part_of_the_loss_is_the_loss() -> None:
    alone = of_document(decoded(drawing(["x"], ["h"], ["y"], ["x h", "h y"])))
    assert judgement(alone, "dL/dp0 = dE_y/dp0", None).findings[0].code == "trivial"
    assert judgement(view_of("2-2-2"), "dL/dw5 = dE_o1/dw5", None).verdict == "correct"


def test_a_change_is_seen_to_help_at_two_places_at_least() -> None:
    nan, inf = np.nan, np.inf
    values = np.array([[nan, 1.0, nan], [2.0, 1.0, nan], [2.0, 1.0, inf], [nan, nan, nan]])
    assert tells(values).tolist() == [False, True, False, False]
    assert tells(values[:, 1:2]).tolist() == [True, True, True, False]


def test_only_so_many_changes_are_tried() -> None:
    """Where all weights have one value, any of them may be meant."""
    inputs = [f"x{at}" for at in range(3 * MOST_TRIED)]
    document = drawing(inputs, [], ["y"], [f"{each} y" for each in inputs])
    for parameter in document["parameters"]:
        parameter["value"] = 0.6
    here = Derivatives(of_document(decoded(document)).point)
    tried: list[object] = []

    def is_right(side: object) -> bool:
        tried.append(side)
        return False

    mender = Mender(Likes([here]), ClosedForm(here.local), (LOSS, Quantity("parameter", 0)))
    y = symbol(Quantity("neuron", len(inputs)))
    assert mender.first(y, [Evaluation(here, "total")], np.array([0.6]), is_right) is None
    assert len(tried) == MOST_TRIED
