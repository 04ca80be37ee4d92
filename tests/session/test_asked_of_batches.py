"""No answer to somebody who follows holds a number that a presenter has not shown yet: of every kind of question, at
places all over the first iterations, with and without batches. What is hidden follows from the micro-steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import pytest

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table, values, weight
from tests.session.test_ask_first import W1, follow, holds

QUESTIONS: list[wire.Question] = [
    wire.AskPaths(id=9, about=W1),
    wire.AskWalk(id=9, about=W1),
    wire.AskFast(id=9, about=W1),
    wire.Turn(id=9, parameter=W1, value=0.5),
    wire.AskCurves(id=9, about=(W1,), iterations=3),
    wire.AskUpdate(id=9, parameter=W1),
    wire.AskOff(id=9, neuron="h1"),
    wire.AskLayer(id=9, neuron="h1"),
    wire.AskPlane(id=9, output="o1", across="i1", up="i2", box=(-1.0, 1.0, -1.0, 1.0), size=8),
    wire.AskSpread(id=9),
    wire.AskLandmarks(id=9),
    wire.AskRows(id=9, first=0, count=4),
    wire.AskRows(id=9, first=0, count=4, parameter=W1),
    wire.AskPractice(id=9, about=W1, seed=1, stage="path"),
    wire.Check(id=9, equation="dL/dw1 = 0", about=W1),
]
PASS_STEPS = {1: 51, 2: 61, 4: 61}
ITERATIONS = 2
Turns = list[tuple[int, int, tuple[float, ...]]]


def walked(batch: int) -> Turns:
    """Each turn of the first iterations, and what its micro-steps give to a page on its own."""
    alone = Table(Session(several(4, batch), 0))
    alone.join("x")
    turns: Turns = []
    for iteration in range(1, ITERATIONS + 1):
        for turn in range(batch):
            alone.say("x", wire.Seek(to=wire.Target(iteration=iteration, turn=turn, step=1000)))
            turns.append((iteration, turn, values(alone.last("x", wire.Frame))))
    return turns


def asking(batch: int) -> Table:
    table = Table(Session(several(4, batch), 0))
    table.join("teacher")
    table.join("student")
    table.say("student", follow("teacher"))
    table.say("teacher", wire.AskFirst(on=True))
    return table


def test_every_kind_of_question_is_tried() -> None:
    assert {type(question) for question in QUESTIONS} == set(get_args(wire.Question))


@pytest.mark.parametrize("batch", PASS_STEPS)
def test_no_answer_holds_what_is_not_shown_yet(batch: int) -> None:
    turns, table, ended = walked(batch), asking(batch), PASS_STEPS[batch]
    given = {value for each in several(4, batch).samples for value in (*each.inputs.values(), *each.targets.values())}
    told = given | {parameter.value for parameter in several(4, batch).parameters}
    for at, (iteration, turn, own) in enumerate(turns):
        later = [number for _, _, numbers in turns[at + 1 :] for number in numbers]
        for step in sorted({0, 5, ended - 1, ended, min(ended + 3, len(own)), len(own) - 3, len(own)}):
            table.say("teacher", wire.Seek(to=wire.Target(iteration=iteration, turn=turn, step=step)))
            heard = table.told.get("student", [])
            table.say("teacher", wire.Show(iteration=iteration, turn=turn, step=step, shown=step))
            heard = [*heard, *table.told.get("student", []), *answers(table)]
            hidden = {*own[step:], *later} - {*own[:step]} - told - {0.0, 1.0}
            assert [number for number in hidden if holds(heard, number)] == [], (iteration, turn, step)
        told |= set(own)


def answers(table: Table) -> Iterable[wire.ServerMessage]:
    for question in QUESTIONS:
        table.say("student", question)
        yield from table.told["student"]


@pytest.mark.parametrize("batch", PASS_STEPS)
def test_what_is_shown_is_answered(batch: int) -> None:
    """Nothing is kept back for longer than it has to be."""
    table = asking(batch)
    end = len(walked(batch)[batch - 1][2])
    for turn, step, refused in (
        (
            0,
            PASS_STEPS[batch],
            {
                "AskCurves",
                "AskLandmarks",
                "AskUpdate",
                *(["AskRows", "AskPlane", "AskOff", "AskSpread"] if batch > 1 else []),
            },
        ),
        (
            batch - 1,
            PASS_STEPS[batch],
            {"AskCurves", "AskLandmarks", "AskUpdate", *(["AskRows", "AskSpread"] if batch > 1 else [])},
        ),
        (batch - 1, end, {"AskCurves", "AskLandmarks"}),
    ):
        table.say("teacher", wire.Seek(to=wire.Target(iteration=1, turn=turn, step=step)))
        table.say("teacher", wire.Show(iteration=1, turn=turn, step=step))
        unanswered = set()
        for question in QUESTIONS:
            table.say("student", question)
            unanswered |= {type(question).__name__ for _ in table.all("student", wire.Unanswered)}
        assert unanswered == refused, (turn, step)


def test_a_guess_is_about_a_step_that_is_shown() -> None:
    table, shown = asking(1), PASS_STEPS[1]
    table.say("teacher", wire.Seek(to=wire.Target(iteration=1, turn=0, step=shown)))
    table.say("teacher", wire.Show(iteration=1, turn=0, step=shown))
    for step, refused in ((shown - 1, False), (shown, True), (shown + 15, True)):
        table.say("student", wire.Check(id=9, equation="0.5", step=step))
        assert bool(table.all("student", wire.Unanswered)) == refused


@pytest.mark.parametrize("message", [wire.Keep(id=0), weight(0, 0.25, "w8")], ids=["keep", "edit"])
def test_an_edit_tells_no_update_that_is_asked_for(message: wire.ClientMessage) -> None:
    """An edit keeps what the run has learnt, and everybody is told of that."""
    table, turns = asking(1), walked(1)
    new = set(turns[0][2][-8:]) - {parameter.value for parameter in several(4, 1).parameters}
    place = wire.Target(iteration=1, turn=0, step=len(turns[0][2]))
    table.say("teacher", wire.Seek(to=place))
    table.say("teacher", wire.Show(iteration=1, turn=0, step=len(turns[0][2]), shown=PASS_STEPS[1], asked="w1"))
    table.say("teacher", message)
    assert [number for number in new if holds(table.told.get("student", []), number)] == []
    if isinstance(message, wire.Keep):
        # What is shown is kept as ever.
        table.say("teacher", wire.Seek(to=place))
        table.say("teacher", wire.Show(iteration=1, turn=0, step=len(turns[0][2])))
        table.say("teacher", message)
        assert [number for number in new if not holds(table.told["student"], number)] == []
