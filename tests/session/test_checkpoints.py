"""Which states of a run are kept."""

from __future__ import annotations

import numpy as np

from server.engine.advance import State
from server.session.checkpoints import MAX_BYTES, MAX_CHECKPOINTS, Checkpoints


def state(iteration: int, parameters: int = 1) -> State:
    zeros = np.zeros(parameters)
    return State(iteration=iteration, age=0, parameters=zeros, first=zeros, second=zeros, generator=None)


def walked(checkpoints: Checkpoints, begin: int, goal: int) -> list[int]:
    """Where a way to `goal` stops."""
    stops = [begin]
    while stops[-1] < goal:
        stops.append(checkpoints.next(state(stops[-1]), goal))
        checkpoints.keep(state(stops[-1]))
    return stops[1:]


def test_a_short_way_keeps_every_state() -> None:
    assert walked(Checkpoints(state(7)), 7, 12) == [8, 9, 10, 11, 12]


def test_a_long_way_has_few_stops_which_lie_closer_near_the_goal() -> None:
    checkpoints = Checkpoints(state(0))
    assert len(walked(checkpoints, 0, 1_000_000)) < 200
    for back in (1, 10, 100, 1_000, 10_000, 100_000):
        wanted = 1_000_000 - back
        assert 0 <= wanted - checkpoints.before(wanted).iteration <= back


def test_there_are_never_too_many() -> None:
    checkpoints = Checkpoints(state(0))
    for iteration in range(1, 3 * MAX_CHECKPOINTS):
        checkpoints.keep(state(iteration))
        assert len(checkpoints) <= MAX_CHECKPOINTS
    assert checkpoints.before(MAX_CHECKPOINTS).iteration == MAX_CHECKPOINTS
    assert MAX_CHECKPOINTS - 3 - checkpoints.before(MAX_CHECKPOINTS - 3).iteration == 1


def test_large_states_are_fewer() -> None:
    many = 22_000
    checkpoints = Checkpoints(state(0, many))
    for iteration in range(1, 1000):
        checkpoints.keep(state(iteration, many))
    assert 2 < len(checkpoints) <= MAX_BYTES / (3 * 8 * many)


def test_the_newest_state_is_at_hand_wherever_it_is() -> None:
    checkpoints = Checkpoints(state(0))
    for iteration in range(1, 2 * MAX_CHECKPOINTS + 2):
        checkpoints.keep(state(iteration))
    newest = 2 * MAX_CHECKPOINTS + 1
    assert checkpoints.before(newest + 5).iteration == newest
    assert checkpoints.before(newest - 1).iteration < newest
