"""Training in slices: the same bits wherever they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, repeat

import pytest

from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.session.run.ready import Ready, ready
from backprop_canvas.training.slices import SLICE_SECONDS, next_slice, slice_for, train
from tests.graphs import SHAPES, decoded, example, random_document


def seconds(readings: Iterator[float]) -> Callable[[], float]:
    """A clock that shows these."""
    return lambda: next(readings)


def begun(name: str) -> tuple[Setup, State]:
    made = ready(decoded(example(name)))
    return made.setup, fresh(made.setup, made.network.parameters)


def bits(state: State) -> tuple[int, bytes, bytes, bytes]:
    return state.iteration, state.parameters.tobytes(), state.first.tobytes(), state.second.tobytes()


CLOCKS = {"standing still": 0.0, "fast": SLICE_SECONDS / 100, "slow": 1.0}


@pytest.mark.parametrize("tick", CLOCKS.values(), ids=CLOCKS.keys())
def test_slices_make_no_difference(tick: float) -> None:
    setup, start = begun("mazur-2-2-2")
    told: list[State] = []
    reached = train(setup, start, 1000, seconds(count(step=tick)), told.append)
    assert bits(reached) == bits(advance(setup, start, 1000))
    assert len(told) > 1
    assert told[-1] is reached
    assert [state.iteration for state in told] == sorted({state.iteration for state in told})


def test_it_stops_where_numbers_are_no_longer_finite() -> None:
    drawing = SHAPES["chain"](activation="linear")
    drawing["training"] = {"optimizer": {"kind": "sgd", "learning_rate": 1e9}}
    made = ready(decoded(drawing))
    start = fresh(made.setup, made.network.parameters)
    reached = train(made.setup, start, 1000, seconds(repeat(0.0)), lambda _: None)
    assert 0 < reached.iteration < 1000
    assert bits(reached) == bits(advance(made.setup, start, 1000))


def test_slices_follow_the_measured_speed() -> None:
    assert next_slice(100, SLICE_SECONDS / 1000) == 200
    assert next_slice(100, SLICE_SECONDS) == 100
    assert next_slice(100, 10 * SLICE_SECONDS) == 10
    assert next_slice(1, 100.0) == 1
    assert next_slice(1, 0.0) == 2


def test_the_first_slice_is_shorter_for_larger_networks() -> None:
    def made(samples: int) -> Ready:
        drawing = random_document(5)
        drawing["samples"] *= samples
        drawing["training"] = {"batch_size": 10_000}
        return ready(decoded(drawing))

    assert slice_for(made(1).setup) > slice_for(made(10).setup) >= slice_for(made(5000).setup) == 1
