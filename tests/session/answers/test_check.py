"""What the page is told about an equation: keys and ids in place of positions."""

from __future__ import annotations

import msgspec
import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.check import answer_check
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.verdicts.equations import QUESTION
from tests.graphs import SHAPES, decoded, example

NAMES = ("w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2")
RIGHT = "dL/dw1 = dh1/dw1*do1/dh1*dL/do1 + dh1/dw1*do2/dh1*dL/do2"


@pytest.fixture
def worked() -> Viewpoint:
    return of_document(decoded(example("mazur-2-2-2")))


def checked(view: Viewpoint, equation: str, about: str | None = None) -> wire.Checked:
    return answer_check(view, wire.Check(id=8, equation=equation, about=about))


def test_the_question_has_one_idea_in_two_places(worked: Viewpoint) -> None:
    told = checked(worked, QUESTION)
    assert (told.id, told.equation, told.about, told.verdict) == (8, QUESTION, "parameter:w1", "incorrect")
    assert {name: getattr(told, name) for name in worked.where} == worked.where
    assert [(each.code, each.of, each.wrt, each.idea) for each in told.findings] == [
        ("parameter_is_constant", "parameter:w7", "neuron:h1", 1),
        ("parameter_is_constant", "parameter:w5", "neuron:h1", 1),
    ]
    assert (told.value, told.expected, told.experiment) == (0.0, 0.00043856773447434685, True)
    assert told.next == ""
    assert checked(worked, told.corrected_text).verdict == checked(worked, told.corrected).verdict == "correct"


def test_a_right_equation_gets_its_numbers_and_another_weight(worked: Viewpoint) -> None:
    told = checked(worked, RIGHT)
    assert (told.verdict, told.findings, told.diagnosis) == ("correct", (), ())
    assert told.value == pytest.approx(told.expected, rel=1e-12)
    assert told.paths == (("e_w1", "e_w5"), ("e_w1", "e_w7"))
    assert told.path_values == (0.000668396021144373, -0.00022982828667002643)
    # w1 and w2 lead into h1; w3 is the first that leads into another neuron of its layer.
    assert told.next == "parameter:w3"
    first = told.factors[0]
    assert (RIGHT[slice(*first.span)], first.of, first.wrt) == ("dh1/dw1", "neuron:h1", "parameter:w1")
    assert first.value == pytest.approx(0.05 * 0.24130070857232525, rel=1e-9)


@pytest.mark.parametrize(("parameter", "after"), [("w3", "w1"), ("w4", "w1"), ("w5", "w7"), ("w7", "w5"), ("b1", "w1")])
def test_the_next_question(worked: Viewpoint, parameter: str, after: str) -> None:
    values = worked.point.backward.parameter_gradients.tolist()
    gradients = {name: repr(value) for name, value in zip(NAMES, values, strict=True)}
    told = checked(worked, gradients[parameter], f"parameter:{parameter}")
    assert (told.verdict, told.next) == ("correct", f"parameter:{after}")


def test_what_is_missing_is_lit_by_its_edges(worked: Viewpoint) -> None:
    told = checked(worked, "dL/dw1 = dh1/dw1*do1/dh1*dL/do1")
    assert [(each.code, each.path) for each in told.findings] == [("missing_path", ("e_w1", "e_w7"))]
    assert told.paths == (("e_w1", "e_w5"),)


@pytest.mark.parametrize("side", ["1/0", "exp(exp(exp(exp(10))))", "ln(0-1)", "i1^(0-999999)"])
def test_what_is_not_finite_has_no_value(worked: Viewpoint, side: str) -> None:
    told = checked(worked, f"dL/dw1 = {side}")
    assert (told.verdict, told.value) == ("incorrect", None)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(told), type=wire.Checked).value is None


def test_what_cannot_be_read_is_about_what_was_asked(worked: Viewpoint) -> None:
    told = checked(worked, "dh1/dw9", "parameter:w1")
    assert (told.verdict, told.about, told.value, told.expected) == ("unreadable", "parameter:w1", None, None)
    assert [(each.code, each.span, each.suggestion) for each in told.findings] == [("unknown_name", (5, 7), "w1")]


def test_a_number_is_of_what_was_asked(worked: Viewpoint) -> None:
    assert checked(worked, "0.000439", "parameter:w1").verdict == "correct"
    told = checked(worked, "0.0006684", "parameter:w1")
    assert (told.verdict, told.about) == ("incorrect", "parameter:w1")
    assert told.diagnosis
    assert checked(worked, "0.000439").verdict == "unreadable"


def test_nothing_else_to_ask_where_there_is_one_parameter() -> None:
    document = SHAPES["chain"](shared=dict.fromkeys(("x-h", "h-g", "g-y", "h", "g", "y"), "w"))
    view = of_document(decoded(document))
    told = checked(view, "dL/dp0 = delta_h*x + delta_g*h + delta_y*g + delta_h + delta_g + delta_y")
    assert (told.verdict, told.about, told.next) == ("correct", "parameter:w", "")


def test_what_is_no_quantity_here_is_refused(worked: Viewpoint) -> None:
    with pytest.raises(Problem):
        checked(worked, RIGHT, "parameter:w9")
