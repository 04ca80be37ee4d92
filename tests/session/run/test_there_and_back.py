"""A long way there and back gives the same numbers, and so does a jump."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.engine.advancing import ways
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table, weight

STEPS = 500
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
                assert frame.parameters is not None
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


grains = st.sampled_from(wire.GRAINS)
directions = st.sampled_from((1, -1))
targets = st.builds(
    wire.Target,
    step=st.integers(0, 90),
    turn=st.none() | st.integers(0, 2),
    iteration=st.none() | st.integers(1, 40),
)
moves = st.one_of(
    st.builds(wire.Step, direction=directions, grain=grains),
    st.builds(wire.Seek, to=targets),
    st.builds(wire.Play, direction=directions, until=st.none() | targets),
    st.builds(wire.SetPace, pace=st.sampled_from((*map(wire.usual, wire.GRAINS), wire.FULL_SPEED))),
    st.builds(wire.SetBreakpoints, breakpoints=st.just((wire.OnTurn(neuron="h2"), wire.OnLoss(below=0.2)))),
    st.sampled_from((wire.Restart(), wire.Pause())),
    st.builds(weight, st.just(0), st.sampled_from((0.1, 0.2))),
    # Beats of the clock.
    st.integers(1, 5),
)


@settings(max_examples=30)
@given(st.sampled_from(list(DOCUMENTS.values())), st.lists(moves, max_size=25))
def test_whatever_the_moves_the_numbers_are_those_of_the_place(
    document: Document, chosen: list[wire.ClientMessage | int]
) -> None:
    page = Page(document)
    for move in chosen:
        if not isinstance(move, int):
            state = page.say(move)
        elif "a" in dict(page.table.session.playing()):
            page.table.tick("a", move)
            state = page.hear()
        else:
            continue
        iteration, turn, step, values, parameters = state
        run = Run(1, page.table.last("a", wire.Cursor).start, page.table.session.document)
        assert run.ends.within(Place(iteration, turn, step)) == Place(iteration, turn, step)
        assert values == run.shown(iteration, turn).values[:step].tobytes()
        assert parameters == run.iteration(iteration).parameters.tobytes()


@pytest.mark.parametrize(("name", "far"), [("one sample", 300_000), ("batches", 30_000)])
def test_any_iteration_of_a_long_run_has_the_bits_of_training_straight_to_it(
    name: str, far: int, compiled: ways.Way
) -> None:
    ways.use(compiled)
    document = DOCUMENTS[name]
    run, made = Run(1, 1, document), ready(document)
    run.iteration(far)
    sought = sorted(random.Random(5).sample(range(1, far + 1), 50))
    shown = {number: run.iteration(number).parameters for number in random.Random(6).sample(sought, 50)}
    state = fresh(made.setup, made.network.parameters)
    for number in sought:
        state = advance(made.setup, state, number - 1 - state.iteration)
        assert shown[number].tobytes() == state.parameters.tobytes()
