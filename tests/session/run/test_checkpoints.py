"""Which states of a run are kept."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Optimizer
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.session.run.checkpoints import MAX_BYTES, MAX_CHECKPOINTS, STOP_WORK, Checkpoints, size
from backprop_canvas.session.run.ready import ready


def state(iteration: int, parameters: int = 1, generator: Mapping[str, Any] | None = None) -> State:
    zeros = np.zeros(parameters)
    return State(iteration=iteration, age=0, parameters=zeros, first=zeros, second=zeros, generator=generator)


def walked(checkpoints: Checkpoints, begin: int, goal: int) -> list[int]:
    """Where a way to `goal` stops."""
    stops = [begin]
    while stops[-1] < goal:
        stops.append(checkpoints.next(state(stops[-1]), goal))
        checkpoints.keep(state(stops[-1]))
    return stops[1:]


def test_a_short_way_keeps_every_state() -> None:
    assert walked(Checkpoints(state(7)), 7, 12) == [8, 9, 10, 11, 12]


def test_a_long_way_has_stops_so_close_that_none_of_it_is_far_from_one() -> None:
    checkpoints = Checkpoints(state(0))
    assert len(walked(checkpoints, 0, 1_000_000)) < MAX_CHECKPOINTS
    for wanted in (1, 300, 99_999, 500_000, 999_999):
        assert 0 <= wanted - checkpoints.before(wanted).iteration < 256


def test_a_way_of_little_work_has_few_stops() -> None:
    assert len(walked(Checkpoints(state(0), STOP_WORK // 64), 0, 6_400)) == 100
    assert len(walked(Checkpoints(state(0), 10 * STOP_WORK), 0, 100)) == 100


def test_the_interval_is_the_same_however_the_way_was_cut() -> None:
    checkpoints = Checkpoints(state(0))
    begin = 0
    for goal in range(997, 1_000_000, 997):
        walked(checkpoints, begin, goal)
        begin = goal
    gaps = [wanted - checkpoints.before(wanted).iteration for wanted in range(0, 990_000, 1_001)]
    assert max(gaps) < 512


def test_there_are_never_too_many() -> None:
    checkpoints = Checkpoints(state(0))
    for iteration in range(1, 3 * MAX_CHECKPOINTS):
        checkpoints.keep(state(iteration))
        assert len(checkpoints) <= MAX_CHECKPOINTS
    assert checkpoints.before(MAX_CHECKPOINTS).iteration == MAX_CHECKPOINTS
    assert MAX_CHECKPOINTS - 3 - checkpoints.before(MAX_CHECKPOINTS - 3).iteration == 1


@pytest.mark.parametrize("generator", [None, {"state": {"state": 1 << 127, "inc": 1 << 120}}])
def test_large_states_are_fewer(generator: Mapping[str, Any] | None) -> None:
    many = 22_000
    checkpoints = Checkpoints(state(0, many, generator))
    for iteration in range(1, 1000):
        checkpoints.keep(state(iteration, many, generator))
        assert checkpoints.bytes <= MAX_BYTES
    assert 64 <= len(checkpoints) <= MAX_BYTES / (3 * 8 * many)


def test_the_moments_and_the_generator_are_counted() -> None:
    assert size(state(0, 100)) >= 3 * 8 * 100
    assert size(state(0, 100, {"state": 1})) > size(state(0, 100))


@pytest.mark.parametrize("kind", ["sgd", "adam"])
def test_the_memory_of_real_states_is_what_is_counted(kind: str) -> None:
    document = template("2-2-2")
    training = replace(document.training, optimizer=Optimizer(kind=kind), shuffle=True, batch_size=1)
    setup = ready(replace(document, training=training, samples=document.samples * 4)).setup
    reached = advance(setup, fresh(setup, np.zeros(len(setup.trainable))), 1)
    kept = []
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(500):
        reached = advance(setup, reached, 1)
        kept.append(reached)
    taken = (tracemalloc.get_traced_memory()[0] - before) / len(kept)
    tracemalloc.stop()
    assert taken <= 1.1 * size(reached)


def test_the_newest_state_is_at_hand_wherever_it_is() -> None:
    checkpoints = Checkpoints(state(0))
    for iteration in range(1, 2 * MAX_CHECKPOINTS + 2):
        checkpoints.keep(state(iteration))
    newest = 2 * MAX_CHECKPOINTS + 1
    assert checkpoints.before(newest + 5).iteration == newest
    assert checkpoints.before(newest - 1).iteration < newest
