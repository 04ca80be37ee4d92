"""A long way there and back gives the same numbers, and so does a jump."""

from __future__ import annotations

import random

import pytest

from server.document.schema import Document
from server.document.templates import template
from server.engine import ways
from server.engine.advance import advance, fresh
from server.protocol import messages as wire
from server.session.ready import ready
from server.session.run import Run
from server.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table

STEPS = 500
FAR = 1_000_000
DOCUMENTS = {"one sample": template("2-2-2"), "batches": several(5, 2, shuffle=True)}
# Where a page is, and all it has been told of that turn.
State = tuple[int, int, int, bytes, bytes | None]


class Page:
    """Takes in what a member is told, as a page does: it holds the numbers of one turn."""

    def __init__(self, document: Document) -> None:
        self.table = Table(Session(document, 1))
        self.table.join("a")
        self.turn: tuple[int, int] = (0, 0)
        self.values = b""
        self.parameters: bytes | None = None
        self.hear()

    def say(self, message: wire.ClientMessage) -> State:
        self.table.say("a", message)
        return self.hear()

    def hear(self) -> State:
        for frame in self.table.all("a", wire.Frame):
            if frame.first == 0:
                self.turn, self.values, self.parameters = (frame.iteration, frame.turn), b"", frame.parameters
            assert self.turn == (frame.iteration, frame.turn)
            self.values = self.values[: 8 * frame.first] + frame.values
        cursor = self.table.last("a", wire.Cursor)
        assert self.turn == (cursor.iteration, cursor.turn)
        assert len(self.values) >= 8 * cursor.step
        return (*self.turn, cursor.step, self.values[: 8 * cursor.step], self.parameters)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("grain", ["term", "neuron"])
def test_500_steps_on_and_500_back_are_the_same_numbers(document: Document, grain: wire.Grain) -> None:
    page = Page(document)
    there = [page.say(wire.Seek(to=wire.Target(step=0)))]
    there += [page.say(wire.Step(direction=1, grain=grain)) for _ in range(STEPS)]
    back = [page.say(wire.Step(direction=-1, grain=grain)) for _ in range(STEPS)]
    assert back == there[-2::-1]
    assert there[-1][0] > 3


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_any_iteration_of_a_million_has_the_bits_of_training_straight_to_it(
    document: Document, compiled: ways.Way
) -> None:
    ways.use(compiled)
    run, made = Run(1, 1, document), ready(document)
    run.iteration(FAR)
    sought = sorted(random.Random(5).sample(range(1, FAR + 1), 50))
    state = fresh(made.setup, made.network.parameters)
    for number in random.Random(6).sample(sought, 50):
        run.iteration(number)
    for number in sought:
        state = advance(made.setup, state, number - 1 - state.iteration)
        assert run.iteration(number).parameters.tobytes() == state.parameters.tobytes()
