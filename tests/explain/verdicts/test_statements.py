"""Equations that claim nothing about the gradient that is asked for: updates with rounded numbers, values, and what
stands between the given and the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backprop_canvas.document.read import read_document
from backprop_canvas.reports.check import USUAL, check_report, judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.verdicts.equations import FILES, everything_said, worded
from tests.explain.verdicts.networks import view_of

TEMPLATES = FILES["shared"].parent
UPDATE, FORWARD, OTHER = "update_rule", "forward_equation", "other_quantity"
# The network, what is asked for, what is written, the verdict, the codes of the findings.
CASES: list[tuple[str, str | None, str, str, list[str]]] = [
    # an update with numbers: as the value that they stand for, rounded or cut
    ("2-2-2", None, "w1 = w1 - η*0.000438568", "not_an_answer", [UPDATE]),
    ("2-2-2", None, "w1 = w1 - η*0.00044", "not_an_answer", [UPDATE]),
    ("2-2-2", None, "w1 = 0.15 - 0.5*0.000438 = 0.149781", "not_an_answer", [UPDATE]),
    ("2-2-2", None, "w1 = w1 - η*0.000439568", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w1 = w1 - η*0.000877135", "incorrect", ["value_differs"]),
    ("classifier", None, "w13 = 1.0 - 0.3*0.012", "not_an_answer", [UPDATE]),
    ("regression", None, "b2 = b2 - η*1.08", "not_an_answer", [UPDATE]),
    ("regression", None, "b2 = b2 - η*1.09", "incorrect", ["value_differs"]),
    ("xor", None, "b3 = b3 - η*0.5", "not_an_answer", [UPDATE]),
    ("xor", None, "b3 = b3 - 0.5*0.5", "not_an_answer", [UPDATE]),
    ("xor", None, "b3 = b3 - η*0.4", "incorrect", ["value_differs"]),
    ("regression", None, "w2 = w2 - 0.1*dL/dw2", "not_an_answer", [UPDATE]),
    # in code d_h1 is δ_h1 for some and ∂L/∂h1 for others; d_w1 and dh1 are gradients for all
    ("2-2-2", None, "dw1 = d_h1*i1", "unreadable", ["ambiguous_name"]),
    ("2-2-2", None, "dL_dw1 = d_h1*i1", "unreadable", ["ambiguous_name"]),
    ("2-2-2", None, "d_h1 = w5*δ_o1 + w7*δ_o2", "unreadable", ["ambiguous_name"]),
    ("2-2-2", None, "dL/d_h1 = w5*δ_o1 + w7*δ_o2", "correct", []),
    ("2-2-2", None, "dh1 = w5*δ_o1 + w7*δ_o2", "correct", []),
    ("2-2-2", None, "d_w1 = δ_h1*i1", "correct", []),
    # what agrees here alone
    ("2-2-2", None, "h1 = h1 + i2 - 2*i1", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w1 = w1 - η*dL/dw1 + i2 - 2*i1", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w1 = w1 - 0.25*dL/dw2", "incorrect", ["value_differs"]),
    # a step that comes to nothing is not the rule
    ("2-2-2", None, "w1 := w1 - η*(h1 - h1)", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w1 = w1 + 0", "not_an_answer", ["trivial"]),
    ("2-2-2", None, "z_h1 = 3.775*i2", "not_an_answer", [FORWARD]),
    ("2-2-2", None, "w1 = w1 + i2 - 2*i1", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w1 = 0.15", "not_an_answer", ["trivial"]),
    ("2-2-2", None, "z_h1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3775", "not_an_answer", [FORWARD]),
    ("2-2-2", None, "h1 = σ(w1*0.05 + w2*0.1 + 0.35)", "not_an_answer", [FORWARD]),
    ("2-2-2", None, "h1 = σ(w2*0.05 + w1*0.1 + 0.35)", "incorrect", ["value_differs"]),
    ("2-2-2", None, "h1 = σ(0.0275 + b1)", "not_an_answer", [FORWARD]),
    # a quantity on the way, where no side names it
    ("2-2-2", "w1", "w5*δ_o1 = 0.0554", "not_an_answer", [OTHER]),
    ("2-2-2", "w1", "w5*δ_o1 = w5*dL/do1*o1*(1-o1)", "not_an_answer", [OTHER]),
    ("2-2-2", "w1", "w5*δ_o1 = 0.0555", "incorrect", ["factor_missing", "missing_path"]),
    ("2-2-2", "w1", "w5*δ_o1 + w7*δ_o2 = 0.03635", "not_an_answer", [OTHER]),
    ("2-2-2", "w1", "h1*(1-h1) = 0.2413", "not_an_answer", [OTHER]),
    ("2-2-2", "w1", "h1*(1-h1)*w6 = 0.1086", "not_an_answer", [OTHER]),
    ("2-2-2", "w5", "(o1-t_o1)*o1*(1-o1) = 0.138499", "not_an_answer", [OTHER]),
    # an attempt at what is asked for
    ("2-2-2", "w1", "δ_h1*i1 = 0.000438568", "correct", []),
    ("2-2-2", "w1", "δ_h1*i2 = 0.000877", "incorrect", ["factor_swapped"]),
    ("2-2-2", "w1", "dL/do1*do1/dh1*dh1/dw1 = 0.000668", "incorrect", ["missing_path"]),
    # beside the answer
    ("2-2-2", None, "w5*δ_o1 = 0.0554\ndL/dw1 = δ_h1*i1", "correct", []),
    ("2-2-2", "w1", "h1*(1-h1) = 0.2413\ndL/dw1 = dL/dh1*0.2413*i1", "correct", ["only_at_these_values"]),
    ("2-2-2", "w1", "w5*δ_o1 = 0.0564\ndL/dw1 = δ_h1*i1", "incorrect", ["value_differs"]),
    ("2-2-2", None, "w5*δ_o1 = w6*δ_o1\ndL/dw1 = δ_h1*i1", "incorrect", ["value_differs"]),
]


def network(name: str) -> Viewpoint:
    template = TEMPLATES / f"{name}.json"
    return of_document(read_document(template)) if template.exists() and name != "2-2-2" else view_of(name)


@pytest.mark.parametrize(("name", "parameter", "equation", "verdict", "codes"), CASES)
def test_a_statement_has_its_verdict(
    name: str, parameter: str | None, equation: str, verdict: str, codes: list[str]
) -> None:
    judged = judgement(network(name), equation, parameter)
    assert all(map(worded, everything_said(judged)))
    report = check_report(judged)
    assert (report["verdict"], [each["code"] for each in report["findings"]]) == (verdict, codes)


def test_two_equal_numbers_are_not_called_different() -> None:
    (finding,) = check_report(judgement(network("2-2-2"), "h1 = h1 + i2 - 2*i1", None))["findings"]
    assert finding["message"] == "At the present values both sides agree, but not at others."


def test_what_is_true_of_something_else_is_named() -> None:
    (finding,) = check_report(judgement(network("2-2-2"), "w5*δ_o1 + w7*δ_o2 = 0.03635", "w1"))["findings"]
    assert finding["message"] == "This is true, for ∂L/∂h1. What is asked for is ∂L/∂w1."


@pytest.mark.parametrize(("meant", "verdict"), [("dL/dz_h1", "correct"), ("dL/dh1", "incorrect")])
def test_a_d_in_code_is_what_its_reader_says(meant: str, verdict: str) -> None:
    asked = judgement(network("2-2-2"), "dw1 = d_h1*i1", None)
    assert meant in asked.findings[0].choices
    judged = judgement(network("2-2-2"), "dw1 = d_h1*i1", None, replace(USUAL, names={"d_h1": meant}))
    assert (judged.verdict, check_report(judged)["names"]) == (verdict, {"d_h1": meant})
