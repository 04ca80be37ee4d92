"""Beats come at the cursor's pace, by a clock that the test turns."""

from dataclasses import replace

import pytest

from backprop_canvas.protocol.messages import FULL_SPEED, Pace
from backprop_canvas.rooms.flying_slice import SLICE_SECONDS
from backprop_canvas.rooms.pacing import Beats
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.cursor import Cursor

WALKING = Cursor(Place(1, 0), playing=True)
FULL = Cursor(Place(1, 0), pace=FULL_SPEED, playing=True)


def test_whoever_begins_moves_at_once_and_then_once_per_interval() -> None:
    beats = Beats()
    beats.update([("a", WALKING)], now=10.0)
    assert beats.due(10.0) == ["a"]
    beats.passed("a", WALKING, 10.0)
    assert beats.due(11.3) == []
    assert beats.due(11.4) == ["a"]


def test_missed_beats_are_not_caught_up_on() -> None:
    beats = Beats()
    beats.update([("a", WALKING)], now=0.0)
    beats.passed("a", WALKING, 60.0)
    beats.passed("a", WALKING, 60.0)
    assert beats.due(61.0) == []


def test_a_faster_pace_shortens_the_wait() -> None:
    beats = Beats()
    beats.update([("a", WALKING)], now=0.0)
    beats.passed("a", WALKING, 0.0)
    beats.update([("a", FULL)], now=0.0)
    assert beats.next() == FULL.milliseconds / 1000


def test_nobody_plays_nobody_waits() -> None:
    beats = Beats()
    beats.update([("a", WALKING)], now=0.0)
    beats.update([], now=1.0)
    assert beats.next() is None


def test_a_member_that_is_behind_is_looked_at_again_later() -> None:
    beats = Beats()
    beats.update([("a", WALKING)], now=0.0)
    beats.delay("a", 0.5)
    assert beats.due(0.4) == []
    assert beats.next() == 0.5


def test_at_full_speed_a_beat_makes_as_many_steps_as_fit() -> None:
    beats = Beats()
    beats.update([("a", FULL)], now=0.0)
    for _ in range(5):
        beats.took("a", FULL, beats.steps("a", FULL), SLICE_SECONDS / 10)
    assert beats.steps("a", FULL) == 32
    beats.took("a", FULL, beats.steps("a", FULL), SLICE_SECONDS * 2)
    assert beats.steps("a", FULL) == 16
    assert beats.steps("a", WALKING) == 1
    beats.took("a", WALKING, 1, 0.0)
    assert beats.steps("a", FULL) == 1


def test_a_pause_does_not_make_full_speed_begin_anew_but_leaving_does() -> None:
    beats = Beats()
    for _ in range(5):
        beats.took("a", FULL, beats.steps("a", FULL), SLICE_SECONDS / 10)
    beats.update([], now=0.0)
    beats.update([("a", FULL)], now=1.0)
    assert beats.steps("a", FULL) == 32
    beats.forget("a")
    assert beats.next() is None
    assert beats.steps("a", FULL) == 1


@pytest.mark.parametrize("rate", [31.0, 45.0, 240.0, 1e5])
def test_a_rate_is_kept_over_many_beats(rate: float) -> None:
    beats = Beats()
    flying = replace(FULL, pace=Pace(grain="iteration", rate=rate))
    beats.update([("a", flying)], now=0.0)
    made = 0
    for _ in range(100):
        steps = beats.steps("a", flying)
        beats.took("a", flying, steps, 0.0)
        made += steps
    seconds = 100 * flying.milliseconds / 1000
    # The first beats find out how many fit.
    assert abs(made - rate * seconds) <= 1 + rate * seconds / 8


def test_what_does_not_fit_is_not_made_up_for() -> None:
    beats = Beats()
    flying = replace(FULL, pace=Pace(grain="iteration", rate=1e6))
    for _ in range(20):
        steps = beats.steps("a", flying)
        beats.took("a", flying, steps, steps * SLICE_SECONDS)
        assert steps <= 2
    assert beats.steps("a", replace(flying, pace=Pace(grain="iteration", rate=40.0))) <= 2


def test_it_is_known_whether_somebody_flies() -> None:
    beats = Beats()
    seen = []
    for playing in ([], [("a", WALKING)], [("a", WALKING), ("b", FULL)], [("a", WALKING)]):
        beats.update(playing, now=0.0)
        seen.append(beats.flies)
    assert seen == [False, False, True, False]
