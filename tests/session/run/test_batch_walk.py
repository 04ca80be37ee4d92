"""A batch, sample after sample: what is told of each, and what the whole batch makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from backprop_canvas.document.diff import Change, Settings
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import KIND_AT, step_values
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table, parameters, values, weight

PASS, ALL = 61, 81
DOCUMENT = several(5, 2, shuffle=True)
READY = ready(DOCUMENT)


@pytest.fixture
def table() -> Table:
    table = Table(Session(DOCUMENT, 1))
    table.join("a")
    return table


def step(direction: wire.Direction = 1, grain: wire.Grain = "sample") -> wire.Step:
    return wire.Step(direction=direction, grain=grain)


def passes(sample: int, weights: Floats) -> tuple[Floats, Floats]:
    """The numbers of a sample's pass by the engine's own functions, and its gradient."""
    plan, targets = READY.plan, READY.setup.targets[sample]
    ahead = forward(plan, weights, READY.setup.inputs[sample], targets)
    back = backward(plan, weights, ahead, targets)
    return step_values(Run(1, 1, DOCUMENT).schedule, plan, weights, None, ahead, back), back.parameter_gradients


def test_each_turn_tells_the_pass_of_its_sample(table: Table) -> None:
    for number in range(1, 7):
        gradients = []
        for turn in range(1 if number % 3 == 0 else 2):
            table.say("a", step())
            cursor, frame = table.last("a", wire.Cursor), table.last("a", wire.Frame)
            assert (cursor.iteration, cursor.turn, cursor.step) == (number, turn, PASS)
            assert (frame.iteration, frame.turn, frame.first) == (number, turn, 0)
            assert cursor.turns == (1 if number % 3 == 0 else 2)
            weights = np.array(parameters(frame))
            expected, gradient = passes(frame.sample, weights)
            assert values(frame) == tuple(expected.tolist())
            gradients.append(gradient)
        table.say("a", step())
        update = table.last("a", wire.Frame)
        assert (table.place("a"), update.first) == ((number, ALL), PASS)
        combined, updated = np.array(values(update)).reshape(2, -1)
        assert combined == pytest.approx(np.mean(gradients, axis=0), rel=1e-12)
        assert updated[:8] == pytest.approx((weights - 0.5 * combined)[:8], rel=1e-9)


def test_the_samples_of_an_epoch_are_all_different(table: Table) -> None:
    seen = []
    for _ in range(3 * 3 - 1):
        table.say("a", step())
        if table.last("a", wire.Cursor).step == PASS:
            seen.append(table.last("a", wire.Frame).sample)
    assert sorted(seen) == list(range(5))


def test_a_step_into_the_next_sample_tells_what_it_starts_with_and_its_numbers(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=PASS)))
    table.say("a", step(grain="neuron"))
    (told,) = table.all("a", wire.Frame)
    assert (told.turn, told.first, len(values(told))) == (1, 0, 2)
    assert told.parameters is not None
    table.say("a", step(-1, "neuron"))
    (again,) = table.all("a", wire.Frame)
    assert (again.turn, again.first, len(values(again))) == (0, 0, PASS)


def test_turns_and_iterations_can_be_sought(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=7, turn=1, iteration=4)))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step) == (4, 1, 7)
    # The batch of the sixth iteration has one sample; the steps of the update follow the last.
    table.say("a", wire.Seek(to=wire.Target(step=70, iteration=6)))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step) == (6, 0, 70)
    table.say("a", wire.Seek(to=wire.Target(step=70, iteration=4)))
    assert table.last("a", wire.Cursor).step == PASS
    table.say("a", wire.Restart())
    cursor = table.last("a", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step) == (4, 0, 0)


def test_a_question_is_about_the_sample_in_view(table: Table) -> None:
    for turn in (0, 1):
        table.say("a", wire.Seek(to=wire.Target(step=30, turn=turn)))
        sample = table.last("a", wire.Frame).sample
        table.say("a", wire.AskPaths(id=turn, about="parameter:w1"))
        assert table.last("a", wire.Paths).sample == sample
    assert sample != Run(1, 1, DOCUMENT).iteration(1).samples[0]


def test_a_knob_recomputes_the_sample_in_view_up_to_the_present_step(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=30, turn=1, iteration=2)))
    before = table.last("a", wire.Frame)
    table.say("a", weight(0, 0.9))
    cursor, frame = table.last("a", wire.Cursor), table.last("a", wire.Frame)
    assert (cursor.iteration, cursor.turn, cursor.step) == (2, 1, 30)
    assert (frame.turn, frame.sample, frame.first, len(values(frame))) == (1, before.sample, 0, 30)
    assert values(frame) == tuple(passes(frame.sample, np.array(parameters(frame)))[0][:30].tolist())
    assert values(frame) != values(before)


def test_an_edit_behind_the_update_stays_at_the_last_sample(table: Table) -> None:
    table.say("a", step(grain="iteration"))
    table.say("a", weight(0, 0.9))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step, cursor.start) == (2, 1, PASS, 2)


def test_smaller_batches_have_no_place_for_late_turns() -> None:
    table = Table(Session(several(6, 3), 1))
    table.join("a")
    table.say("a", wire.Seek(to=wire.Target(step=30, turn=2)))
    table.say("a", wire.Edit(id=0, diff=(Settings(fields={"training": {"batch_size": 2}}),)))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.turn, cursor.turns, cursor.step) == (1, 2, 30)
    assert table.all("a", wire.Plan) == []
    table.say("a", wire.Edit(id=1, diff=(Settings(fields={"training": {"batch_size": 1}}),)))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.turn, cursor.turns, cursor.step) == (0, 1, 0)
    assert table.last("a", wire.Plan).pass_steps == 51


def test_a_page_that_comes_back_is_at_its_sample(table: Table) -> None:
    table.join("b", wire.Position(start=1, iteration=2, turn=1, step=25))
    cursor = table.last("b", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step) == (2, 1, 25)
    table.join("c", wire.Position(start=1, iteration=3, turn=1, step=99))
    cursor = table.last("c", wire.Cursor)
    assert (cursor.iteration, cursor.turn, cursor.step) == (3, 0, ALL)


def test_what_a_batch_gives_is_computed_at_its_last_sample_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[int] = []
    run = Run(1, 1, several(4, 3))

    def gradient(_: Setup, state: State) -> Floats:
        computed.append(state.iteration)
        return np.zeros(10)

    monkeypatch.setattr("backprop_canvas.session.run.iteration.batch_gradient", gradient)
    for turn in (0, 1):
        assert len(run.shown(1, turn).values) == PASS
    assert computed == []
    for _ in range(3):
        assert len(run.shown(1, 2).values) == ALL
    assert computed == [0]


def test_the_plan_of_a_batch_is_one_sample_and_the_update(table: Table) -> None:
    table.join("b")
    plan = table.last("b", wire.Plan)
    assert (plan.pass_steps, len(plan.kinds)) == (PASS, ALL)
    assert set(plan.kinds[PASS:]) == {KIND_AT["combine"], KIND_AT["update"]}


def test_a_moved_neuron_changes_nothing(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=30, turn=1)))
    table.say("a", wire.Edit(id=0, diff=(Change(kind="neurons", id="h1", fields={"x": 12.0}),)))
    table.say("a", step(grain="term"))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.turn, cursor.step) == (1, 31)
