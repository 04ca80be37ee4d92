"""Questions in a session: who is answered, of which place the answer speaks, what has no answer."""

from __future__ import annotations

from typing import get_args

import pytest

from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.questions import HANDLERS
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.session import Session
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.session.conftest import Table, weight

W1 = "parameter:w1"


def turn(number: int, value: float | None = None, about: str = W1) -> wire.Turn:
    return wire.Turn(id=number, parameter=about, value=value)


def test_an_answer_has_the_number_of_its_question_and_says_its_place(table: Table) -> None:
    table.join("a")
    table.say("a", wire.Step(direction=1, grain="iteration"))
    table.say("a", wire.Step(direction=1, grain="iteration"))
    cursor = table.last("a", wire.Cursor)
    table.say("a", turn(7))
    told = table.last("a", wire.Turned)
    assert (told.id, told.run, told.iteration) == (7, cursor.run, cursor.iteration)
    assert (told.revision, told.sample) == (table.session.revision, 0)
    assert told.present == pytest.approx(0.1497807161327628, rel=1e-13)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (wire.AskPaths(id=9, about=W1), wire.Paths),
        (wire.AskWalk(id=9, about=W1), wire.Walk),
        (wire.AskFast(id=9, about=W1), wire.Fast),
        (wire.Turn(id=9, parameter=W1), wire.Turned),
        (wire.AskCurves(id=9, about=(W1,), iterations=2), wire.Curves),
        (wire.AskUpdate(id=9, parameter=W1), wire.Updated),
        (wire.AskOff(id=9, neuron="h1"), wire.CountedOff),
        (wire.AskLayer(id=9, neuron="h1"), wire.Layer),
        (wire.AskSpread(id=9), wire.Spread),
        (wire.AskPlane(id=9, output="o1", across="i1", up=None, box=(0, 1, 0, 1), size=4), wire.Plane),
        (wire.AskLandmarks(id=9), wire.Landmarks),
        (wire.AskRows(id=9, first=0, count=1, parameter=W1), wire.Rows),
        (wire.AskPractice(id=9, about=W1, seed=1, stage="factor"), wire.Practice),
        (wire.Check(id=9, equation="dL/dw1 = 0", about=W1), wire.Checked),
    ],
)
def test_each_question_has_its_answer(
    table: Table, question: wire.ClientMessage, answer: type[wire.AnswerMessage]
) -> None:
    table.join("a")
    table.say("a", question)
    [told] = table.told["a"]
    assert isinstance(told, answer)
    assert told.id == 9


def test_every_question_is_answered_by_somebody() -> None:
    assert set(HANDLERS) == set(get_args(wire.Question))


def test_only_the_asking_member_is_told(table: Table) -> None:
    table.join("a")
    table.join("b")
    table.say("a", turn(1))
    assert [type(message) for message in table.told["a"]] == [wire.Turned]
    assert "b" not in table.told


def test_questions_work_before_anything_is_computed(table: Table) -> None:
    table.join("a")
    assert table.last("a", wire.Cursor).step == 0
    table.say("a", wire.AskCurves(id=2, about=(W1,), iterations=3))
    assert len(table.last("a", wire.Curves).values) == 3 * 8


def test_a_question_moves_and_changes_nothing(table: Table) -> None:
    table.join("a")
    before = table.session.document
    table.say("a", turn(1, 5.0))
    assert table.session.document is before
    table.say("a", wire.Step(direction=1, grain="neuron"))
    assert table.place("a") == (1, 2)


def test_an_edit_makes_other_answers(table: Table) -> None:
    table.join("a")
    table.say("a", turn(1))
    old = table.last("a", wire.Turned)
    table.say("a", weight(1, 0.9))
    table.say("a", turn(2))
    new = table.last("a", wire.Turned)
    assert (old.present, new.present) == (0.15, 0.9)
    assert new.revision == old.revision + 1
    assert new.run != old.run


def test_a_revision_that_was_taken_back_is_not_answered_from(table: Table) -> None:
    table.join("a")
    restore = table.session.save_point()
    table.say("a", weight(1, 0.9))
    table.say("a", turn(2))
    restore()
    table.say("a", weight(3, 0.7))
    table.say("a", turn(4))
    assert table.last("a", wire.Turned).present == 0.7


def test_who_follows_asks_of_the_leaders_place_and_goes_on_following(table: Table) -> None:
    table.join("a")
    table.join("b")
    table.say("b", wire.Follow(member="a"))
    table.say("a", wire.Step(direction=1, grain="iteration"))
    table.say("a", wire.Step(direction=1, grain="iteration"))
    table.say("b", turn(1))
    assert table.last("b", wire.Turned).iteration == 2
    assert table.session.following("b") == "a"


def test_what_is_gone_has_no_answer(table: Table) -> None:
    table.join("a")
    table.say("a", turn(5, about="parameter:w99"))
    [told] = table.told["a"]
    assert isinstance(told, wire.Unanswered)
    assert (told.id, told.code) == (5, "no_such_quantity")
    assert told.values == {"key": "parameter:w99"}


def test_a_document_that_cannot_run_says_what_is_missing() -> None:
    table = Table(Session(template("blank"), 1))
    table.join("a")
    table.say("a", turn(2))
    assert table.last("a", wire.Unanswered).code == "no_output"


def test_both_passes_are_computed_once_for_all_questions_at_a_place() -> None:
    core = Core(template("2-2-2"), 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    core.seats.sit("b", Cursor(Place(1, step=5)))
    first = core.viewpoint("a")
    assert core.viewpoint("b") is first
    core.seats.move("b", Cursor(Place(2, 0)))
    assert core.viewpoint("b") is not first
    assert core.viewpoint("a") is first


@pytest.mark.parametrize("value", [-1e308, 0.0, 1e308])
def test_any_finite_value_is_answered(value: float) -> None:
    table = Table(Session(template("2-2-2"), 1))
    table.join("a")
    table.say("a", turn(1, value))
    assert table.last("a", wire.Turned).value == value
