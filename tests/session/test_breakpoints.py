"""Where playing cursors pause: the same places at every pace and both ways, and what each kind of breakpoint means."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.diff import Change, Remove
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.session.batches import several
from tests.session.conftest import Table, weight

TERM, NEURON, ITERATION = wire.usual("term"), wire.usual("neuron"), wire.usual("iteration")
PACES = (*map(wire.usual, wire.GRAINS), wire.FULL_SPEED)
ONE, BATCHES = template("2-2-2"), several(5, 2, shuffle=True)
Where = tuple[int, int, int]


def seated(document: Document, *breakpoints: wire.Breakpoint) -> Table:
    table = Table(Session(document, 1))
    table.join("a")
    table.say("a", wire.SetBreakpoints(breakpoints=breakpoints))
    assert table.last("a", wire.Cursor).breakpoints == breakpoints
    return table


def where(table: Table, member: str = "a") -> Where:
    cursor = table.last(member, wire.Cursor)
    return cursor.iteration, cursor.turn, cursor.step


def pauses(
    table: Table, until: wire.Target, steps: int = 1, direction: wire.Direction = 1
) -> list[tuple[Where, wire.Breakpoint]]:
    """Where a cursor pauses, and by which breakpoint, when it is made to play on each time."""
    found: list[tuple[Where, wire.Breakpoint]] = []
    while True:
        table.say("a", wire.Play(direction=direction, until=until))
        assert table.last("a", wire.Cursor).paused_by is None
        while "a" in dict(table.session.playing()):
            table.tick("a", steps)
        by = table.last("a", wire.Cursor).paused_by
        if by is None:
            return found
        found.append((where(table), by))


def places(table: Table, until: wire.Target, steps: int = 1, direction: wire.Direction = 1) -> list[Where]:
    return [place for place, _ in pauses(table, until, steps, direction)]


def paced(document: Document, pace: wire.Pace, *breakpoints: wire.Breakpoint) -> Table:
    table = seated(document, *breakpoints)
    table.say("a", wire.SetPace(pace=pace))
    return table


def signs(document: Document, parameter: str, iterations: int) -> list[int]:
    """The iterations at which a gradient has another sign than before, by the numbers that are shown."""
    run = Run(1, 1, document)
    slot = [record.id for record in document.parameters].index(parameter)
    at = np.flatnonzero(run.schedule.kinds == (13 if run.batched else 12))[slot]
    shown = [run.shown(number, run.ends.turns(number) - 1).values[at] for number in range(1, iterations + 1)]
    return [at + 2 for at, (old, new) in enumerate(pairwise(shown)) if np.sign(old) != np.sign(new)]


def test_a_gradient_that_changes_its_sign_pauses_where_it_stands() -> None:
    wanted = wire.OnSign(parameter="w5")
    changes = signs(BATCHES, "w5", 60)
    assert 1 < len(changes) < 60
    end = wire.Target(step=0, iteration=61)
    last = {number: 0 if number % 3 == 0 else 1 for number in changes}
    # The steps of the combined gradients follow the pass; w5 is the fifth.
    expected = [(number, last[number], 61 + 5) for number in changes]
    for pace, steps in (
        (NEURON, 1),
        (ITERATION, 1),
        (wire.FULL_SPEED, 7),
        (wire.FULL_SPEED, 100),
    ):
        assert places(paced(BATCHES, pace, wanted), end, steps) == expected


def test_a_single_sample_has_its_gradient_before_the_update() -> None:
    document = several(5, 1)
    changes = signs(document, "w7", 30)
    assert changes
    found = places(paced(document, wire.FULL_SPEED, wire.OnSign(parameter="w7")), wire.Target(step=0, iteration=31), 50)
    assert found == [(number, 0, 51 + 7) for number in changes]


@pytest.mark.parametrize("document", [ONE, BATCHES], ids=["one sample", "batches"])
def test_a_loss_below_a_bound_pauses_where_it_is_computed(document: Document) -> None:
    run = Run(1, 1, document)
    losses = []
    for number in range(1, 31):
        turns = range(run.ends.turns(number))
        losses.append(np.mean([run.shown(number, turn).values[24] for turn in turns]))
    below = float(np.median(losses))
    expected = [(at + 1, run.ends.turns(at + 1) - 1, 25) for at, loss in enumerate(losses) if loss < below]
    assert 1 < len(expected) < 30
    for pace, steps in ((TERM, 1), (ITERATION, 1), (wire.FULL_SPEED, 100)):
        table = paced(document, pace, wire.OnLoss(below=below))
        assert places(table, wire.Target(step=0, iteration=31), steps) == expected


def test_a_neuron_s_turn_begins_before_its_numbers() -> None:
    table = paced(ONE, wire.FULL_SPEED, wire.OnTurn(neuron="h1"))
    found = places(table, wire.Target(step=71, iteration=2), 100)
    assert found == [(1, 0, 2), (1, 0, 39), (2, 0, 2), (2, 0, 39)]
    table.say("a", wire.Seek(to=wire.Target(step=2, iteration=1)))
    table.say("a", wire.Step(direction=1, grain="neuron"))
    assert where(table) == (1, 0, 7)


def test_an_input_has_its_turn_where_it_has_its_numbers() -> None:
    found = places(paced(ONE, TERM, wire.OnTurn(neuron="i2")), wire.Target(step=71, iteration=2))
    # Its gradient is complete in the turn of h1.
    assert found == [(1, 0, 39), (2, 0, 0), (2, 0, 39)]


def test_every_sample_of_a_batch_has_the_turn_of_a_neuron() -> None:
    found = places(paced(BATCHES, ITERATION, wire.OnTurn(neuron="o1")), wire.Target(step=81, iteration=1, turn=1))
    assert found == [(1, 0, 12), (1, 0, 29), (1, 1, 12), (1, 1, 29)]


def everything(document: Document) -> tuple[wire.Breakpoint, ...]:
    below = float(Run(1, 1, document).iteration(4).loss)
    return (
        wire.OnSign(parameter="w5"),
        wire.OnSign(parameter="w1"),
        wire.OnTurn(neuron="h2"),
        wire.OnLoss(below=below),
        wire.OnBroken(),
        wire.OnTurn(neuron="h1"),
    )


@pytest.mark.parametrize("document", [ONE, BATCHES], ids=["one sample", "batches"])
def test_the_pauses_are_the_same_at_every_pace_and_both_ways(document: Document) -> None:
    wanted, end = everything(document), wire.Target(step=0, iteration=7)
    expected = pauses(paced(document, TERM, *wanted), end)
    assert {type(by) for _, by in expected} >= {wire.OnTurn, wire.OnLoss}
    for pace in PACES:
        table = paced(document, pace, *wanted)
        for steps in (1, 50):
            assert pauses(table, end, steps) == expected
            begin = wire.Target(step=0, iteration=1, turn=0)
            assert pauses(table, begin, steps, -1) == expected[::-1]


def exploding(*breakpoints: wire.Breakpoint) -> Table:
    """A network whose update is not finite in the third iteration or so."""
    table = seated(ONE, *breakpoints)
    linear = tuple(
        Change(kind="neurons", id=neuron, fields={"activation": "linear"}) for neuron in ("h1", "h2", "o1", "o2")
    )
    table.say("a", wire.Edit(id=0, diff=(*linear, *weight(0, 1e30).diff)))
    return table


@pytest.mark.parametrize(
    ("pace", "steps"),
    [(TERM, 1), (NEURON, 1), (ITERATION, 1), (wire.FULL_SPEED, 100)],
)
def test_the_first_number_that_is_not_finite_is_found(pace: wire.Pace, steps: int) -> None:
    table = exploding(wire.OnBroken())
    run = Run(1, 1, table.session.document)
    number = next(number for number in range(1, 100) if not np.isfinite(run.shown(number).values).all())
    first = int(np.flatnonzero(~np.isfinite(run.shown(number).values))[0])
    table.say("a", wire.SetPace(pace=pace))
    end = wire.Target(step=71, iteration=number)
    assert pauses(table, end, steps) == [((number, 0, first + 1), wire.OnBroken())]
    table.say("a", wire.Play())
    while "a" in dict(table.session.playing()):
        table.tick("a", steps)
    assert table.last("a", wire.Rejected).code == "diverged"


def test_a_sample_that_goes_by_unseen_is_looked_at_too() -> None:
    document = several(6, 6)
    # The fourth sample alone has a loss that is not finite.
    samples = tuple(
        replace(sample, targets={"o1": 1e200, "o2": 0.0}) if at == 3 else sample
        for at, sample in enumerate(document.samples)
    )
    table = seated(replace(document, samples=samples), wire.OnBroken())
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Play())
    table.tick("a", 1)
    assert (where(table)[:2], table.last("a", wire.Cursor).paused_by) == ((1, 3), wire.OnBroken())


def test_what_one_pauses_at_does_not_pause_again_at_once() -> None:
    table = paced(ONE, TERM, wire.OnTurn(neuron="h1"))
    table.say("a", wire.Play())
    table.tick("a")
    table.tick("a")
    assert where(table) == (1, 0, 2)
    table.say("a", wire.Play())
    table.tick("a")
    assert (where(table), table.last("a", wire.Cursor).playing) == ((1, 0, 3), True)
    table.say("a", wire.Pause())
    assert table.last("a", wire.Cursor).paused_by is None


@pytest.mark.parametrize("wanted", [wire.OnTurn(neuron="h9"), wire.OnSign(parameter="h1")])
def test_what_does_not_exist_cannot_be_paused_at(wanted: wire.Breakpoint) -> None:
    table = seated(ONE, wire.OnBroken())
    table.say("a", wire.SetBreakpoints(breakpoints=(wanted,)))
    rejected = table.last("a", wire.Rejected)
    assert rejected.code == "unknown_breakpoint"
    assert rejected.values["id"] == rejected.ids[0]
    table.say("a", wire.Pause())
    assert table.last("a", wire.Cursor).breakpoints == (wire.OnBroken(),)


def test_breakpoints_go_with_what_they_are_about() -> None:
    left = (wire.OnTurn(neuron="h1"), wire.OnSign(parameter="w3"), wire.OnLoss(below=0.1))
    table = seated(ONE, wire.OnSign(parameter="w2"), *left)
    table.say("a", wire.Edit(id=0, diff=(Remove(kind="edges", id="e2"), Remove(kind="parameters", id="w2"))))
    assert table.last("a", wire.Cursor).breakpoints == left
    table.say("a", weight(1, 0.4, "w3"))
    assert table.last("a", wire.Cursor).breakpoints == left


def test_a_step_and_a_journey_are_not_interrupted() -> None:
    table = seated(ONE, wire.OnTurn(neuron="h1"))
    table.say("a", wire.Step(direction=1, grain="iteration"))
    assert where(table) == (1, 0, 71)
    table.say("a", wire.Seek(to=wire.Target(step=5, iteration=20_000)))
    while "a" in dict(table.session.playing()):
        table.tick("a", 10_000)
    assert where(table) == (20_000, 0, 5)


def test_whoever_follows_keeps_breakpoints_of_its_own() -> None:
    table = seated(ONE, wire.OnTurn(neuron="h1"))
    table.join("b")
    table.say("b", wire.Follow(member="a"))
    table.say("b", wire.SetBreakpoints(breakpoints=(wire.OnTurn(neuron="h2"),)))
    cursor = table.last("b", wire.Cursor)
    assert (cursor.following, cursor.breakpoints) == ("a", (wire.OnTurn(neuron="h2"),))
    assert "a" not in table.told
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Play())
    table.tick("a")
    assert where(table, "a") == where(table, "b") == (1, 0, 2)
    assert table.last("b", wire.Cursor).paused_by == wire.OnTurn(neuron="h1")
    table.say("b", wire.Play())
    table.tick("b")
    assert where(table, "b") == (1, 0, 7)
    assert table.last("b", wire.Cursor).breakpoints == (wire.OnTurn(neuron="h2"),)
