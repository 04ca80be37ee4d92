"""Advancing parameters: from the state that a training has reached to the state some iterations later. The same
start and the same number of iterations give the same bits, in one call or in many, interpreted or compiled.
"""

from __future__ import annotations

from backprop_canvas.engine.advancing.call import run
from backprop_canvas.engine.advancing.divergence import is_finite, last_finite
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State


def advance(setup: Setup, state: State, iterations: int) -> State:
    """The state after `iterations` more, or the last one before it whose parameters are all finite. `state`
    stays as it is."""
    while iterations > 0:
        count = min(iterations, setup.epoch.reach(state.iteration))
        after = run(setup, state, count)
        if not is_finite(after):
            return last_finite(setup, state, count)
        state, iterations = after, iterations - count
    return state


def stepped(setup: Setup, state: State) -> State:
    """The state after one iteration, whether or not its parameters are finite."""
    return run(setup, state, 1)
