"""Every message has a sender, a receiver and a row wherever the table of messages is gone by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, get_args

from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.protocol.codegen.wire import events
from backprop_canvas.rooms import edits as rooms_edits
from backprop_canvas.rooms.commands import Say, without_superseded
from backprop_canvas.rooms.roles import ALLOWED
from backprop_canvas.session.answers import questions
from backprop_canvas.session.session import HANDLERS, Session
from tests.complete.page import Page
from tests.complete.sets import assert_same

W1 = "parameter:w1"
# Every question, so that it can be asked.
QUESTIONS: tuple[wire.Question, ...] = (
    wire.AskPaths(id=9, about=W1),
    wire.AskWalk(id=9, about=W1),
    wire.AskFast(id=9, about=W1),
    wire.Turn(id=9, parameter=W1),
    wire.AskCurves(id=9, about=(W1,), iterations=2),
    wire.AskUpdate(id=9, parameter=W1),
    wire.AskOff(id=9, neuron="h1"),
    wire.AskLayer(id=9, neuron="h1"),
    wire.AskPlane(id=9, output="o1", across="i1", up="i2", box=(0, 1, 0, 1), size=4),
    wire.AskSpread(id=9),
    wire.AskLandmarks(id=9),
    wire.AskRows(id=9, first=0, count=1),
    wire.AskPractice(id=9, about=W1, seed=1, stage="blank"),
    wire.Check(id=9, equation="dL/dw1 = 0", about=W1),
)
# What the room itself does: it keeps the credit, stores what is shared and names, and passes on where somebody points.
# None of it changes the network.
OF_THE_ROOM = (wire.Credit, wire.Share, wire.NameVersion, wire.SetName, wire.Point)


def event(message: object) -> str:
    return str(message.__struct_config__.tag)  # type: ignore[attr-defined]


def tags(messages: Iterable[object]) -> list[str]:
    return [event(message) for message in messages]


def test_every_message_of_the_page_has_one_handler_and_a_row_of_roles() -> None:
    handled = [*tags(HANDLERS), *tags(OF_THE_ROOM)]
    assert len(set(handled)) == len(handled), "a message that the room keeps has a handler in the session too"
    places = {"its handler in session.session.HANDLERS": handled, "its row in rooms.roles.ALLOWED": tags(ALLOWED)}
    assert_same("message", events(wire.ClientMessage), places)


def test_every_question_has_a_handler_and_gives_way_to_the_next() -> None:
    asked = {event(question): question for question in QUESTIONS}
    twice = {name: without_superseded([Say("a", each), Say("a", each)]) for name, each in asked.items()}
    places: dict[str, Collection[str]] = {
        "its handler in session.answers.questions.HANDLERS": tags(questions.HANDLERS),
        "an example of it in this test": asked,
        "a newer one takes its place in rooms.commands": [name for name, left in twice.items() if len(left) == 1],
    }
    assert_same("question", events(wire.Question), places)


def test_every_edit_of_the_page_is_known_to_the_room_as_one() -> None:
    """What `accepted` answers is saved before it is answered, and not made again after a lost line."""
    numbered = [cls for cls in get_args(wire.ClientMessage) if "id" in cls.__struct_fields__]
    edits = [event(cls) for cls in numbered if cls not in get_args(wire.Question)]
    assert_same("edit", edits, {"rooms.edits.AnyEdit": tags(get_args(rooms_edits.AnyEdit))})


def answered(question: wire.Question) -> Any:
    """What the session says to a question about the worked example."""
    session = Session(template("2-2-2"), 1)
    session.join("a")
    (out,) = session.handle("a", question)
    return out.message


def test_every_question_has_an_answer_of_its_own_which_the_page_takes_for_it(page_tables: Page) -> None:
    pairs = {event(question): event(answered(question)) for question in QUESTIONS}
    told, taken = (
        [f"{question} → {answer}" for question, answer in each.items()] for each in (pairs, page_tables.answers)
    )
    assert_same("pair of question and answer", told, {"what the page takes for the answer": taken})
    answers = set(events(wire.AnswerMessage)) - {event(wire.Unanswered)}
    assert_same("answer", answers, {"a question that it answers": list(pairs.values())})
    assert len(set(pairs.values())) == len(pairs)


def test_every_message_of_the_server_has_a_receiver_in_the_page(page_tables: Page) -> None:
    assert_same("message", events(wire.ServerMessage), {"its receiver in model/receive.js": page_tables.receives})


def test_the_page_says_every_message_that_it_can_and_no_other(page_tables: Page) -> None:
    assert_same("message", events(wire.ClientMessage), {"somewhere in static/js that sends it": page_tables.sends})
