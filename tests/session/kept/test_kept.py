"""What is kept of runs brings them back as they were: bits, branches, curves, breakpoints, and where they were left."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.diff import Change, RemoveSample, Settings
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Optimizer, Training
from backprop_canvas.engine.advancing import ways
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.kept import points, states
from backprop_canvas.session.kept.giving import MAX_STATE_BYTES, MAX_STATES
from backprop_canvas.session.kept.head import decode, encode, identity
from backprop_canvas.session.moving import computing_again
from backprop_canvas.session.run import run as running
from backprop_canvas.session.run.checkpoints import size
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.session import Session
from tests.graphs import decoded, drawing
from tests.session.conftest import Table, weight
from tests.session.kept.keeping import ENGINE, Place, go, left, trained
from tests.session.run.test_run import WAYS

FAR = 2_000_000
SPLIT = decoded(WAYS["shuffled batches by adam"])
SPLIT = replace(
    SPLIT,
    samples=tuple(
        replace(sample, split="validation" if at == 5 else "test" if at == 6 else "train")
        for at, sample in enumerate(SPLIT.samples)
    ),
)
DOCUMENTS = {**{name: decoded(way) for name, way in WAYS.items()}, "three splits": SPLIT}


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_run_goes_on_in_the_bits_of_one_that_nothing_disturbed(document: Document, place: Place) -> None:
    chance, now = random.Random(7), 1
    table = trained(document, 1)
    for _ in range(6):
        now += chance.randrange(1, 60)
        go(table, now)
        place.keep(left(table).session)
        table = place.open(document)
        table.join("a")
        assert table.place("a") == (now, 0)
    undisturbed = Run(1, 1, document)
    for iteration in (1, now, now + 17, now // 2):
        go(table, iteration)
        frame = table.last("a", wire.Frame)
        assert frame.parameters == undisturbed.iteration(iteration).parameters.tobytes()


def test_a_run_of_two_million_comes_back_where_it_was_and_next_to_nothing_is_computed_again(
    place: Place, compiled: ways.Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways.use(compiled)
    before = trained(template("2-2-2"), FAR)
    place.keep(left(before).session)
    computed = counted(monkeypatch)
    table = place.open(template("2-2-2"))
    table.join("a", wire.Position(start=1, iteration=FAR, step=0))
    assert table.place("a") == (FAR, 0)
    # That is the iteration in view.
    assert sum(computed) <= 1
    go(table, FAR // 3)
    assert sum(computed) <= FAR // MAX_STATES


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The iterations that runs compute from now on, call by call."""
    computed: list[int] = []

    def counting(setup: Setup, state: State, iterations: int) -> State:
        computed.append(iterations)
        return advance(setup, state, iterations)

    monkeypatch.setattr(running, "advance", counting)
    return computed


def curves(table: Table) -> list[wire.Curve]:
    return table.all("a", wire.Curve)


def test_branches_and_curves_come_back_point_by_point(place: Place) -> None:
    table = trained(SPLIT, 700)
    table.say("a", weight(1, 0.5, SPLIT.parameters[0].id))
    go(table, 1000)
    place.keep(left(table).session)
    later = place.open(table.session.document)
    later.join("a")
    whole = Table(table.session)
    whole.join("b")
    expected = whole.all("b", wire.Curve)
    assert [each.run for each in expected] == [1, 2]
    assert curves(later) == expected
    assert later.place("a") == (1000, 0)


def test_breakpoints_and_the_pace_come_back_with_the_place(place: Place) -> None:
    table = trained(template("2-2-2"), 5)
    pauses = (wire.OnLoss(below=0.1), wire.OnTurn(neuron="h1"))
    table.say("a", wire.SetBreakpoints(breakpoints=pauses))
    table.say("a", wire.SetPace(pace=wire.FULL_SPEED))
    table.say("a", wire.Step(direction=1, grain="term"))
    place.keep(left(table).session)
    later = place.open(template("2-2-2"))
    later.join("a")
    cursor = later.last("a", wire.Cursor)
    assert (cursor.iteration, cursor.step, cursor.breakpoints, cursor.pace) == (5, 1, pauses, wire.FULL_SPEED)


def test_whoever_has_a_place_of_its_own_or_is_not_the_first_is_put_elsewhere(place: Place) -> None:
    place.keep(left(trained(template("2-2-2"), 5)).session)
    table = place.open(template("2-2-2"))
    table.join("a", wire.Position(start=1, iteration=3, step=2))
    assert table.place("a") == (3, 2)
    table.join("b")
    assert table.place("b") == (1, 0)


def test_a_page_does_not_say_where_a_run_began_that_was_kept(place: Place) -> None:
    table = trained(template("2-2-2"), 50)
    table.say("a", weight(1, 0.5))
    go(table, 90)
    place.keep(left(table).session)
    later = place.open(table.session.document)
    later.join("a", wire.Position(start=7, iteration=7, step=0))
    assert later.last("a", wire.Cursor).start == 50


def test_what_is_new_alone_is_kept_again(place: Place) -> None:
    table = trained(template("2-2-2"), 30_000)
    place.keep(left(table).session)
    place.keep(table.session)
    assert place.new == {}
    go(table, 30_100)
    place.keep(left(table).session)
    kept = {name for name, part in place.new.items() if part is not None}
    assert {"head", "state/1/30099"} <= kept
    assert len(kept) <= 4
    assert sum(len(part or b"") for part in place.new.values()) < place.bytes / 4
    later = place.open(template("2-2-2"))
    place.keep(later.session)
    assert place.new == {}


def test_nothing_is_kept_where_nobody_has_gone_anywhere(place: Place) -> None:
    table = Table(Session(template("2-2-2"), 1))
    table.join("a")
    place.keep(left(table).session)
    assert place.parts == {}


def test_a_document_that_cannot_run_keeps_the_curves_of_the_runs_before(place: Place) -> None:
    table = trained(template("2-2-2"), 300)
    table.say("a", wire.Edit(id=1, diff=(RemoveSample(id=0),)))
    place.keep(left(table).session)
    assert not any(name.startswith("state") for name in place.parts)
    later = place.open(table.session.document)
    later.join("a")
    assert [each.run for each in curves(later)] == [1]


# What a run belongs to.


def edited(place: Place, edit: wire.Edit) -> Table:
    """A session over a document that was edited once more after the run was kept."""
    table = trained(template("2-2-2"), 400)
    place.keep(left(table).session)
    table.say("a", edit)
    return place.open(table.session.document)


def test_a_change_of_the_layout_leaves_the_run(place: Place) -> None:
    fields = {"x": 5.0, "y": -3.0, "name": "left"}
    moved = wire.Edit(id=1, diff=(Change(kind="neurons", id="h1", fields=fields), Settings(fields={"title": "t"})))
    later = edited(place, moved)
    later.join("a")
    assert later.place("a") == (400, 0)


@pytest.mark.parametrize(
    "change",
    [
        Change(kind="parameters", id="w1", fields={"value": 0.25}),
        Change(kind="parameters", id="w1", fields={"trainable": False}),
        Change(kind="neurons", id="h1", fields={"activation": "tanh"}),
        Settings(fields={"training": Training(optimizer=Optimizer(learning_rate=0.1))}),
        Settings(fields={"loss": "absolute_error"}),
    ],
)
def test_a_run_of_other_numbers_is_dropped_and_its_curve_stays_as_a_branch(place: Place, change: Any) -> None:
    later = edited(place, wire.Edit(id=1, diff=(change,)))
    later.join("a", wire.Position(start=400, iteration=400, step=0))
    cursor = later.last("a", wire.Cursor)
    # It begins where the page says, as the numbers it had reached are in the document.
    assert (cursor.start, cursor.iteration) == (400, 400)
    assert [each.run for each in curves(later)] == [1]
    assert later.last("a", wire.Frame).parameters == ready(later.session.document).network.parameters.tobytes()


# Another version of the engine.


def test_what_another_version_computed_is_computed_again_and_said(place: Place) -> None:
    place.keep(left(trained(SPLIT, 600)).session)
    expected = Run(1, 1, SPLIT).iteration(600).parameters.tobytes()
    for name in list(place.parts):
        if name.startswith("state"):
            # Nobody reads them.
            place.parts[name] = b"of old"
    table = place.open(SPLIT, "another")
    table.join("a")
    told = table.all("a", wire.Rejected)
    assert [each.code for each in told] == ["computed_again"]
    while table.last("a", wire.Cursor).playing:
        table.tick("a", 1000)
    assert table.place("a") == (600, 0)
    table.join("b")
    assert table.all("b", wire.Rejected) == []
    # Another run does not have to come so far.
    go(table, 1)
    table.say("a", weight(1, 0.5, SPLIT.parameters[0].id))
    table.join("c")
    assert table.all("c", wire.Rejected) == []
    go(table, 600)
    assert Run(1, 1, SPLIT).iteration(600).parameters.tobytes() == expected
    place.keep(left(table).session, "another")
    later = place.open(SPLIT, "another")
    later.join("a")
    assert later.all("a", wire.Rejected) == []


def test_what_another_version_computed_is_computed_again_whoever_looks_elsewhere(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computing_again, "INTERPRETED_SLICE", 5_000)
    place.keep(left(trained(SPLIT, 900)).session)
    table = place.open(SPLIT, "another")
    table.join("a", wire.Position(start=1, iteration=3, step=2))
    slices = 0
    while table.session.computes_again():
        table.hear(table.session.compute_again())
        slices += 1
    assert slices > 3
    assert table.place("a") == (3, 2)
    assert curves(table)[-1].iterations[-8:] == np.float64(900).tobytes()
    computed = counted(monkeypatch)
    go(table, 900)
    assert sum(computed) <= 1


def test_a_run_that_diverges_in_this_version_is_computed_up_to_there(place: Place) -> None:
    wild = replace(template("2-2-2"), training=Training(optimizer=Optimizer(learning_rate=1e300)))
    head = decode(kept_head(place, 50))
    place.parts["head"] = encode(replace(head, identity=identity(wild)))
    table = place.open(wild, "another")
    assert table.session.computes_again()
    table.join("a", wire.Position(start=1, iteration=1, step=0))
    table.session.compute_again()
    assert not table.session.computes_again()


def kept_head(place: Place, iteration: int) -> bytes:
    place.keep(left(trained(template("2-2-2"), iteration)).session)
    return place.parts["head"]


# Bounds and damage.


def test_a_million_iterations_with_branches_take_little_room(place: Place, compiled: ways.Way) -> None:
    ways.use(compiled)
    table = trained(template("2-2-2"), 1_000_000)
    place.keep(left(table).session)
    assert place.bytes < 200_000
    assert len(place.parts) < MAX_STATES + 30


def test_the_states_of_a_large_network_are_fewer(place: Place) -> None:
    run = Run(1, 1, template("2-2-2"))
    for number in range(1, 200):
        run.iteration(number)
    each = size(run.few_states(1, MAX_STATE_BYTES, 0)[0])
    assert len(run.few_states(MAX_STATES, MAX_STATE_BYTES, 0)) > MAX_STATES // 2
    # The first and the last always stay.
    assert len(run.few_states(MAX_STATES, 5 * each, 0)) <= 5 + 2
    assert [state.iteration for state in run.few_states(MAX_STATES, each // 2, 0)] == [0, 198]


def test_a_large_network_is_kept_in_little_more_than_its_bound(place: Place) -> None:
    inputs, hidden = [f"x{at}" for at in range(40)], [f"h{at}" for at in range(80)]
    edges = [*(f"{x} {h}" for x in inputs for h in hidden), *(f"{h} y" for h in hidden)]
    table = trained(decoded(drawing(inputs, hidden, ["y"], edges, seed=4)), 1)
    for iteration in range(2, 40):
        go(table, iteration)
    place.keep(left(table).session)
    each = len(place.parts["state/1/0"])
    assert MAX_STATE_BYTES / 2 < place.bytes < MAX_STATE_BYTES + 4 * each


@pytest.mark.parametrize("name", ["head", "state/1/0", "state/1/59", "curve/1/0"])
def test_damage_is_refused_whatever_part_it_is_in_and_changes_nothing(place: Place, name: str) -> None:
    place.keep(left(trained(SPLIT, 60)).session)
    part = place.parts.pop(name)
    for wrong in (None, part[:-1], part + b"1", b""):
        session = Session(SPLIT, 1)
        with pytest.raises(ValueError, match=r"."):
            session.take_in(place.parts if wrong is None else {**place.parts, name: wrong}, ENGINE)
        table = Table(session)
        table.join("a")
        assert table.place("a") == (1, 0)
        assert curves(table) == []


def test_numbers_that_cannot_be_are_refused(place: Place) -> None:
    place.keep(left(trained(SPLIT, 60)).session)
    kept = dict(place.parts)
    state = states.unpacked(kept["state/1/59"], len(SPLIT.parameters))
    broken = dataclasses.replace(state, second=np.where(np.arange(len(state.second)) == 1, np.nan, state.second))
    place.parts = {**kept, "state/1/59": states.packed(broken)}
    with pytest.raises(ValueError, match="finite"):
        place.open(SPLIT)
    first, second, *others = points.unpacked(kept["curve/1/0"])
    for twisted in ((second, first, *others), (first, first, *others)):
        place.parts = {**kept, "curve/1/0": points.packed(twisted)}
        with pytest.raises(ValueError, match="order"):
            place.open(SPLIT)


@pytest.mark.parametrize(
    ("field", "value"),
    [("states", [1, 0]), ("states", [5]), ("states", []), ("start", 2), ("spacing", 0), ("branches", [{}])],
)
def test_a_head_that_contradicts_the_other_parts_is_refused(place: Place, field: str, value: object) -> None:
    place.keep(left(trained(SPLIT, 30)).session)
    head = msgspec.json.decode(place.parts["head"])
    place.parts["head"] = msgspec.json.encode({**head, field: value})
    with pytest.raises(ValueError, match=r"."):
        place.open(SPLIT)
