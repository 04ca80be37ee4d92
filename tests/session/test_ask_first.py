"""What a presenter asks for first reaches nobody who follows until it is shown: no frame, no answer, no curve."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from backprop_canvas.document.diff import Change
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Session
from tests.session.conftest import Table, values

W1 = "parameter:w1"
# The micro-step of the output of h1, and the end of h1's turn.
H1, H1_END = 6, 7
LOSS, LOSS_END = 24, 25
PASS_END, END = 51, 71
QUESTIONS: list[wire.Question] = [
    wire.AskPaths(id=9, about=W1),
    wire.AskWalk(id=9, about=W1),
    wire.AskFast(id=9, about=W1),
    wire.Turn(id=9, parameter=W1),
    wire.Check(id=9, equation="dL/dw1 = 0", about=W1),
]
UPDATE = wire.AskUpdate(id=9, parameter=W1)
CURVES = wire.AskCurves(id=9, about=(W1,), iterations=3)


def seek(step: int, iteration: int = 1) -> wire.Seek:
    return wire.Seek(to=wire.Target(step=step, iteration=iteration))


def show(step: int, shown: int | None = None, asked: str = "", iteration: int = 1) -> wire.Show:
    return wire.Show(iteration=iteration, turn=0, step=step, shown=shown, asked=asked)


def follow(leader: str | None) -> wire.Follow:
    return wire.Follow(member=leader)


def own_number(step: int, iteration: int = 1) -> float:
    """The number of a micro-step, as a page on its own is told it."""
    alone = Table(Session(template("2-2-2"), 0))
    alone.join("x")
    alone.say("x", seek(step + 1, iteration))
    return values(alone.last("x", wire.Frame))[step]


def holds(messages: Iterable[Any], number: float) -> bool:
    """Whether a number stands anywhere in messages, as a value or in bytes."""
    packed = struct.pack("<d", number)
    return any(packed in text or repr(number).encode() in text for text in map(whole, messages))


def whole(message: Any) -> bytes:
    """A message with its bytes as they are."""
    fields = msgspec.structs.asdict(message)
    return b"".join(value if isinstance(value, bytes) else msgspec.json.encode(value) for value in fields.values())


@pytest.fixture
def class_of_two(table: Table) -> Table:
    """A teacher who asks first at the end of the inputs, and a student who follows."""
    table.join("teacher")
    table.join("student")
    table.say("student", follow("teacher"))
    table.say("teacher", wire.AskFirst(on=True))
    table.say("teacher", seek(2))
    table.say("teacher", show(2))
    return table


def test_a_step_of_a_presenter_waits_for_its_question(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", wire.Step(direction=1, grain="neuron"))
    cursor = table.last("teacher", wire.Cursor)
    assert (cursor.step, cursor.holds, cursor.asked) == (H1_END, True, None)
    assert table.place("student") == (1, 2)
    assert not holds(table.told["student"], own_number(H1))
    table.say("teacher", show(H1_END, H1, "h1"))
    cursor = table.last("student", wire.Cursor)
    assert (cursor.step, cursor.asked, cursor.ask_first, cursor.holds) == (H1, "h1", True, False)
    assert holds(table.told["student"], own_number(H1 - 1))
    assert not holds(table.told["student"], own_number(H1))
    table.say("teacher", show(H1_END))
    assert holds(table.told["student"], own_number(H1))
    cursor = table.last("student", wire.Cursor)
    assert (cursor.step, cursor.asked) == (H1_END, None)


def test_nobody_waits_for_a_presenter_who_does_not_ask(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", wire.AskFirst(on=False))
    table.say("teacher", seek(H1_END))
    assert table.place("student") == (1, H1_END)
    assert not table.last("teacher", wire.Cursor).holds


def test_a_question_ends_with_the_switch_the_way_back_and_the_play(class_of_two: Table) -> None:
    table = class_of_two
    for ends in (wire.AskFirst(on=False), seek(H1), wire.Play(), wire.Restart()):
        table.say("teacher", wire.AskFirst(on=True))
        table.say("teacher", seek(2))
        table.say("teacher", show(2))
        table.say("teacher", seek(H1_END))
        table.say("teacher", show(H1_END, H1, "h1"))
        assert table.last("student", wire.Cursor).asked == "h1"
        table.say("teacher", ends)
        cursor = table.last("student", wire.Cursor)
        assert (cursor.step, cursor.asked) == (table.place("teacher")[1], None)
        table.say("teacher", wire.Pause())


def test_the_next_place_stays_hidden_behind_an_open_question(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END))
    table.say("teacher", show(H1_END, H1, "h1"))
    table.say("teacher", seek(12))
    # What was said of the place before does not show this one.
    table.say("teacher", show(H1_END))
    assert not holds(table.told.get("student", []), own_number(H1))
    table.say("teacher", show(12, 11, "h2"))
    assert table.place("student") == (1, 11)


@pytest.mark.parametrize("message", QUESTIONS, ids=lambda message: type(message).__name__)
def test_answers_wait_until_their_pass_is_shown(class_of_two: Table, message: wire.Question) -> None:
    table = class_of_two
    table.say("student", message)
    assert table.last("student", wire.Unanswered).code == "asked_first"
    table.say("teacher", message)
    assert table.all("teacher", wire.Unanswered) == []
    table.say("teacher", seek(PASS_END))
    table.say("student", message)
    assert table.last("student", wire.Unanswered).code == "asked_first"
    table.say("teacher", show(PASS_END))
    table.say("student", message)
    assert table.all("student", wire.Unanswered) == []


def test_whoever_follows_guesses_and_is_told_the_verdict_alone(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END))
    table.say("teacher", show(H1_END, H1, "h1"))
    number = own_number(H1)
    for text, verdict in (("0.5933", "correct"), ("0.7", "incorrect"), ("o1", "incorrect"), ("(", "unreadable")):
        table.say("student", wire.Check(id=9, equation=text, step=H1))
        told = table.last("student", wire.Checked)
        assert told.verdict == verdict
        assert not holds([told], number)
        assert (told.value, told.expected) == (None, None)
    table.say("student", wire.Check(id=9, equation="0.5", step=H1 + 2))
    assert table.last("student", wire.Unanswered).code == "asked_first"


def test_answers_about_the_update_wait_longer(class_of_two: Table) -> None:
    table = class_of_two
    for step, known in ((PASS_END, False), (END - 1, False), (END, True)):
        table.say("teacher", seek(step))
        table.say("teacher", show(step))
        table.say("student", UPDATE)
        assert (table.all("student", wire.Unanswered) == []) == known
        table.say("student", CURVES)
        assert table.last("student", wire.Unanswered).code == "asked_first"
    table.say("teacher", wire.AskFirst(on=False))
    table.say("student", CURVES)
    assert table.all("student", wire.Unanswered) == []


def test_the_loss_that_is_asked_for_stands_in_no_curve(class_of_two: Table) -> None:
    table = class_of_two
    told: list[Any] = []
    for iteration in (1, 2, 3):
        for step in (LOSS_END, END):
            table.say("teacher", seek(step, iteration))
            told += table.told["student"]
            if step == LOSS_END:
                assert not holds(told, own_number(LOSS, iteration))
                assert holds(table.told["teacher"], own_number(LOSS, iteration))
            table.say("teacher", show(step, iteration=iteration))
            told += table.told["student"]
        curves = [message for message in told if isinstance(message, wire.Curve)]
        if iteration > 1:
            assert holds(curves, own_number(LOSS, iteration))


def test_the_curve_is_whole_once_nothing_is_asked(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(LOSS_END, 5))
    assert not holds(table.all("student", wire.Curve), own_number(LOSS, 5))
    table.say("teacher", wire.AskFirst(on=False))
    assert holds(table.all("student", wire.Curve), own_number(LOSS, 5))


def test_whoever_comes_late_is_told_no_more(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(LOSS_END, 3))
    table.say("teacher", show(LOSS_END, LOSS, "", iteration=3))
    table.told.clear()
    table.hear(table.session.join("late", None, "teacher"))
    assert table.place("late") == (3, LOSS)
    assert not holds(table.told["late"], own_number(LOSS, 3))
    assert holds(table.told["late"], own_number(LOSS - 1, 3))


def test_a_presenter_that_was_cut_off_still_asks(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END))
    table.say("teacher", show(H1_END, H1, "h1"))
    table.told.clear()
    table.hear(table.session.leave("teacher"))
    assert table.place("student") == (1, H1)
    place = wire.Position(start=1, iteration=1, step=H1_END, ask_first=True, shown=H1, asked="h1")
    table.hear(table.session.join("teacher", place))
    table.hear(table.session.handle("student", follow("teacher")))
    assert not holds(table.told["student"], own_number(H1))
    assert table.last("student", wire.Cursor).asked == "h1"
    assert table.place("teacher") == (1, H1_END)


def test_whoever_goes_on_alone_starts_from_what_was_shown(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END))
    table.say("teacher", show(H1_END, H1, "h1"))
    table.say("student", follow(None))
    cursor = table.last("student", wire.Cursor)
    assert (cursor.step, cursor.asked, cursor.ask_first) == (H1, None, False)
    table.say("student", seek(H1_END))
    assert holds(table.told["student"], own_number(H1))


def test_whoever_follows_can_hide_nothing(class_of_two: Table) -> None:
    table = class_of_two
    table.say("student", wire.AskFirst(on=True))
    table.say("teacher", wire.AskFirst(on=False))
    table.say("teacher", seek(H1_END))
    table.say("student", show(H1_END, 0, "h1"))
    assert table.told == {}
    table.say("teacher", seek(12))
    assert table.place("student") == (1, 12)
    # What it has said is about its own cursor, once it has one again.
    table.say("student", follow(None))
    table.say("student", seek(17))
    assert table.last("student", wire.Cursor).holds


def test_an_edit_leaves_the_question_open(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END, 2))
    table.say("teacher", show(H1_END, H1, "h1", iteration=2))
    change = Change(kind="parameters", id="w8", fields={"value": 0.7})
    table.say("teacher", wire.Edit(id=0, diff=(change,)))
    cursor = table.last("student", wire.Cursor)
    assert (cursor.iteration, cursor.step, cursor.asked) == (2, H1, "h1")
    assert len(values(table.last("student", wire.Frame))) == H1
    table.say("teacher", show(H1_END, iteration=2))
    assert table.place("student") == (2, H1_END)


def test_an_edit_while_a_place_waits_keeps_it_hidden(class_of_two: Table) -> None:
    table = class_of_two
    table.say("teacher", seek(H1_END, 4))
    change = Change(kind="parameters", id="w8", fields={"value": 0.7})
    table.say("teacher", wire.Edit(id=0, diff=(change,)))
    assert table.place("student") == (4, 0)
    assert table.place("teacher") == (4, H1_END)
