"""Trains in slices of about 10 ms, so that the command line can show progress and stop in between. The slices change no
numbers: `advance` gives the same bits in one call or in many. It has no clock of its own."""

from __future__ import annotations

from collections.abc import Callable

from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State

SLICE_SECONDS = 0.01
# The work that even the interpreter does within about one slice, in neurons and edges per sample.
FIRST_SLICE = 4_000


def train(
    setup: Setup, state: State, iterations: int, clock: Callable[[], float], reached: Callable[[State], None]
) -> State:
    """The state after `iterations` further iterations, or the last state with finite parameters. `reached` is called
    with the state after each slice. clock: seconds, never decreasing; it decides the length of the next slice."""
    end = state.iteration + iterations
    size = slice_for(setup)
    while state.iteration < end:
        goal = min(state.iteration + size, end)
        begun = clock()
        state = advance(setup, state, goal - state.iteration)
        reached(state)
        if state.iteration < goal:
            break
        size = next_slice(size, clock() - begun)
    return state


def work(setup: Setup) -> int:
    """The work of one iteration: neurons and edges to pass, once for each sample of its batch."""
    topology = setup.plan.topology
    samples = min(setup.rules.batch_size, len(setup.inputs))
    return samples * (len(topology.activations) + len(topology.sources))


def slice_for(setup: Setup) -> int:
    """The number of iterations in the first slice, before their speed is known."""
    return max(1, FIRST_SLICE // work(setup))


def next_slice(size: int, seconds: float) -> int:
    """The number of iterations that fit into a slice, if `size` iterations took `seconds`. It is at most twice
    `size`."""
    fitting = 2 * size if 2 * seconds <= SLICE_SECONDS else int(size * SLICE_SECONDS / seconds)
    return max(1, fitting)
