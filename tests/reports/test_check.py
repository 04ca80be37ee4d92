"""The verdict on an equation, told by name."""

from __future__ import annotations

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.reports.check import check_report, check_text, judgement, loss_letter
from backprop_canvas.reports.shapes import Checked
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import decoded, example

HALF = "dL/dw1 = dh1/dw1*do1/dh1*dL/do1"
UNREADABLE = "dL/dw1 = dh1/dw1 * foo"


def report(equation: str, parameter: str | None = None) -> Checked:
    return check_report(judgement(of_document(decoded(example("mazur-2-2-2"))), equation, parameter))


def test_the_verdict_is_told_to_the_bit() -> None:
    told = report(HALF)
    assert list(told) == list(Checked.__annotations__)
    assert (told["verdict"], told["reading"]) == ("incorrect", "total")
    assert told["value"] == pytest.approx(0.000668396021144373, rel=1e-14)
    assert told["expected"] == 0.00043856773447434685
    assert told["diagnosis"] == []
    assert told["findings"] == [
        {
            "code": "missing_path",
            "message": "The path through h1 and o2 is missing.",
            "span": [9, len(HALF)],
            "suggestion": "∂h1/∂w1 * ∂o2/∂h1 * ∂L/∂o2",
        }
    ]


def test_what_is_right_is_correct() -> None:
    assert report(report(HALF)["corrected"])["verdict"] == "correct"


def test_what_cannot_be_read_has_no_value() -> None:
    told = report(UNREADABLE)
    assert (told["verdict"], told["value"], told["expected"]) == ("unreadable", None, None)
    (finding,) = told["findings"]
    start, end = finding["span"]
    assert (finding["code"], UNREADABLE[start:end]) == ("unknown_name", "foo")


def test_a_usual_mistake_is_recognised_by_its_value() -> None:
    (guess, *_) = report("0.000668396", "w_{1}")["diagnosis"]
    assert "o1" in guess["message"]


def test_a_parameter_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Problem, match="Did you mean w8") as caught:
        report(HALF, "w9")
    assert caught.value.code == "unknown_parameter_near"


def test_what_is_said_has_the_letter_of_the_loss() -> None:
    document = example("mazur-2-2-2")
    document["conventions"] = {"loss": "E"}
    view = of_document(decoded(document))
    turned = judgement(view, "dE/dw1 = -δ_h1 i1", None)
    assert "Here δ is ∂E/∂z." in check_text(turned, loss_letter(view))
    assert "∂L" not in str(check_report(turned, loss_letter(view)))
