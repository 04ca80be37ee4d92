"""The clock moves cursors: at each pace and speed, both ways, to a place, and far."""

from __future__ import annotations

import pytest

from backprop_canvas.document.diff import Change
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.moving import moves as moving
from backprop_canvas.session.session import Session
from backprop_canvas.session.state.cursor import PICTURE_MILLISECONDS
from tests.session.batches import several
from tests.session.conftest import Table, weight

PASS, ALL = 61, 81
PACES = (*map(wire.usual, wire.GRAINS), wire.FULL_SPEED)
BRISK = wire.Pace(grain="layer", rate=1.0)
Where = tuple[int, int, int]


def where(table: Table, member: str = "a") -> Where:
    cursor = table.last(member, wire.Cursor)
    return cursor.iteration, cursor.turn, cursor.step


def played(table: Table, beats: int = 1000, steps: int = 1) -> list[Where]:
    """Where a playing cursor comes by until it rests."""
    places: list[Where] = []
    while len(places) < beats and "a" in dict(table.session.playing()):
        table.tick("a", steps)
        places.append(where(table))
    return places


@pytest.fixture
def batches() -> Table:
    table = Table(Session(several(5, 2), 1))
    table.join("a")
    return table


@pytest.mark.parametrize("pace", PACES)
def test_playing_back_comes_by_the_same_places(batches: Table, pace: wire.Pace) -> None:
    batches.say("a", wire.SetPace(pace=pace))
    batches.say("a", wire.Play())
    there = played(batches, beats=40)
    batches.say("a", wire.Play(direction=-1))
    assert batches.last("a", wire.Cursor).direction == -1
    assert played(batches) == [*reversed(there[:-1]), (1, 0, 0)]
    assert not batches.last("a", wire.Cursor).playing


def test_at_the_start_there_is_nothing_to_play_back(batches: Table) -> None:
    batches.say("a", wire.Play(direction=-1))
    assert not batches.last("a", wire.Cursor).playing
    assert played(batches) == []


def test_playing_ends_exactly_at_the_place_that_was_asked_for(batches: Table) -> None:
    for pace in PACES:
        batches.say("a", wire.SetPace(pace=pace))
        batches.say("a", wire.Play(until=wire.Target(step=9, turn=1, iteration=4)))
        assert played(batches)[-1] == (4, 1, 9)
        batches.say("a", wire.Play(direction=-1, until=wire.Target(step=3, turn=1, iteration=2)))
        assert played(batches)[-1] == (2, 1, 3)
        batches.say("a", wire.Play(until=wire.Target(step=3)))
        assert not batches.last("a", wire.Cursor).playing


@pytest.mark.parametrize("grain", wire.GRAINS)
def test_the_rate_is_the_time_of_a_step_down_to_that_of_a_picture(batches: Table, grain: wire.Grain) -> None:
    for rate, milliseconds in ((0.05, 20_000), (2.5, 400), (30.0, 33), (31.0, 33), (1e6, 33), (None, 33)):
        pace = wire.Pace(grain=grain, rate=rate)
        batches.say("a", wire.SetPace(pace=pace))
        cursor = batches.last("a", wire.Cursor)
        assert (cursor.pace, cursor.milliseconds) == (pace, milliseconds)


@pytest.mark.parametrize("pace", PACES)
def test_many_steps_of_a_beat_lead_where_they_lead_one_by_one(batches: Table, pace: wire.Pace) -> None:
    batches.say("a", wire.SetPace(pace=pace))
    batches.say("a", wire.Play())
    batches.tick("a", 7)
    there = where(batches)
    batches.say("a", wire.Seek(to=wire.Target(step=0, turn=0, iteration=1)))
    batches.say("a", wire.Play())
    assert played(batches, beats=7)[-1] == there


def test_a_tour_has_its_own_time(batches: Table) -> None:
    batches.say("a", wire.SetPace(pace=wire.Pace(grain="term", rate=5.0)))
    batches.say("a", wire.Play(tempo="tour", until=wire.Target(step=22)))
    assert batches.last("a", wire.Cursor).milliseconds == 800


def test_a_step_back_says_so(batches: Table) -> None:
    batches.say("a", wire.Seek(to=wire.Target(step=22)))
    batches.say("a", wire.Step(direction=-1, grain="neuron"))
    assert batches.last("a", wire.Cursor).direction == -1
    batches.say("a", wire.Step(direction=1, grain="neuron"))
    assert batches.last("a", wire.Cursor).direction == 1


FAR = 30_000


@pytest.fixture
def table() -> Table:
    table = Table(Session(template("2-2-2"), 1))
    table.join("a")
    table.say("a", wire.SetPace(pace=BRISK))
    return table


def test_a_far_place_is_travelled_to_at_full_speed(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.pace, cursor.milliseconds) == (True, wire.FULL_SPEED, PICTURE_MILLISECONDS)
    on_the_way = played(table, steps=3_500)
    assert on_the_way == sorted(set(on_the_way))
    assert (on_the_way[-1], len(on_the_way)) == ((FAR, 0, 25), 9)
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.pace) == (False, BRISK)


def test_what_was_trained_is_shown_at_once(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    played(table, steps=3_500)
    told = table.last("a", wire.Frame)
    for iteration in (17, FAR // 3, FAR - 1):
        table.say("a", wire.Seek(to=wire.Target(step=25, iteration=iteration)))
        assert (where(table), table.last("a", wire.Cursor).playing) == ((iteration, 0, 25), False)
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    assert table.last("a", wire.Frame).values == told.values
    # Beyond it the way begins where training has come to.
    table.say("a", wire.Restart())
    table.say("a", wire.Seek(to=wire.Target(step=0, iteration=17)))
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=2 * FAR)))
    assert table.last("a", wire.Cursor).playing
    assert where(table)[0] > FAR // 2


def test_a_journey_can_be_ended_and_the_pace_is_one_s_own_again(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    there = played(table, beats=2, steps=100)[-1]
    # A pace that is chosen on the way is the one afterwards.
    table.say("a", wire.SetPace(pace=wire.usual("term")))
    assert table.last("a", wire.Cursor).pace == wire.FULL_SPEED
    table.say("a", wire.Pause())
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.pace, where(table)) == (False, wire.usual("term"), (there[0], 0, 71))
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    table.say("a", wire.Step(direction=1, grain="term"))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.pace, where(table)) == (False, wire.usual("term"), (there[0] + 1, 0, 1))


def test_a_knob_ends_a_journey(table: Table) -> None:
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    played(table, beats=2, steps=100)
    table.say("a", weight(0, 0.9))
    cursor = table.last("a", wire.Cursor)
    assert (cursor.playing, cursor.pace) == (False, BRISK)


def test_followers_travel_along(table: Table) -> None:
    table.join("b")
    table.say("b", wire.Follow(member="a"))
    table.say("a", wire.Seek(to=wire.Target(step=25, iteration=FAR)))
    table.tick("a", 7_000)
    there = where(table)
    assert where(table, "b") == there
    table.say("b", wire.Step(direction=1, grain="term"))
    assert where(table, "b") == (there[0] + 1, 0, 1)
    assert dict(table.session.playing()).keys() == {"a"}


def test_a_long_epoch_is_made_in_several_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(Session(several(5, 1), 1))
    table.join("a")
    # Two iterations at a time.
    monkeypatch.setattr(moving, "WORK_AT_ONCE", {"interpreted": 2 * 14})
    table.say("a", wire.SetPace(pace=wire.usual("epoch")))
    table.say("a", wire.Play(until=wire.Target(step=71, iteration=10)))
    places = played(table)
    assert places[-1] == (10, 0, 71)
    assert {(5, 0, 71), (10, 0, 71)} < set(places)
    assert all(later[0] - earlier[0] <= 3 for earlier, later in zip([(1, 0, 0), *places], places, strict=False))


def exploding() -> Table:
    table = Table(Session(template("2-2-2"), 1))
    table.join("a")
    linear = tuple(
        Change(kind="neurons", id=neuron, fields={"activation": "linear"}) for neuron in ("h1", "h2", "o1", "o2")
    )
    table.say("a", wire.Edit(id=0, diff=(*linear, *weight(0, 1e30).diff)))
    return table


@pytest.mark.parametrize("far", [100, 10**6])
def test_a_place_behind_divergence_is_not_reached(far: int) -> None:
    table = exploding()
    table.say("a", wire.Seek(to=wire.Target(step=3, iteration=far)))
    played(table, steps=1000)
    (rejected,) = table.all("a", wire.Rejected)
    cursor = table.last("a", wire.Cursor)
    assert rejected.code == "diverged"
    assert (cursor.playing, str(cursor.iteration), cursor.step) == (False, rejected.values["iteration"], 71)
    table.say("a", wire.Seek(to=wire.Target(step=3, iteration=1)))
    assert where(table) == (1, 0, 3)
    assert table.all("a", wire.Rejected) == []
