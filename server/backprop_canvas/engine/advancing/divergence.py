"""Where training diverges: the last finite update among many, found by halving."""

from __future__ import annotations

import numpy as np

from backprop_canvas.engine.advancing.call import run
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State


def is_finite(state: State) -> bool:
    """Whether all its parameters are."""
    return bool(np.isfinite(state.parameters).all())


def last_finite(setup: Setup, state: State, iterations: int) -> State:
    """The last finite state among those of the next `iterations`, the last of which is not finite. A parameter
    that is not finite never becomes finite again, so halving finds the update that broke it."""
    while iterations > 1:
        middle = iterations // 2
        after = run(setup, state, middle)
        if is_finite(after):
            state, iterations = after, iterations - middle
        else:
            iterations = middle
    return state
