"""The state that a training has reached: everything by which it goes on with the same bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.optimizing import optimizers
from backprop_canvas.engine.passes.trace import Floats


@dataclass(frozen=True, eq=False)
class State:
    """iteration: updates done, by which the order of samples and the schedule go. age: updates since the
    optimizer's state was fresh. parameters, first, second: (P,). generator: the bit generator's state before
    it draws the order of this iteration's epoch; None where samples are not shuffled."""

    iteration: int
    age: int
    parameters: Floats
    first: Floats
    second: Floats
    generator: Mapping[str, Any] | None


def fresh(setup: Setup, parameters: Floats, iteration: int = 0) -> State:
    """The state of a training that begins with these parameters (P,), as if `iteration` were done."""
    start = optimizers.initial_state(setup.rules.optimizer, setup.rules.hyper)
    count = len(parameters)
    generator = setup.epoch.generator_at(iteration)
    return State(iteration, 0, parameters, np.zeros(count), np.full(count, start, dtype=np.float64), generator)
