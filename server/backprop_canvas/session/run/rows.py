"""What the samples give with the parameters of one iteration, whether or not its batch has them, and when each of them
is walked. Nothing moves here; this module knows no members and no messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import Floats

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Walked:
    """iterations: (S,) the iteration whose batch has each sample, counted from 1. turns: (S,) its turn there."""

    iterations: Counts
    turns: Counts


class Rows:
    """setup: of the training. state: at the beginning of the iteration. start: the first iteration of the run."""

    def __init__(self, setup: Setup, state: State, start: int) -> None:
        self._setup = setup
        self._state = state
        self._start = start
        # A batch has rows that are shown too.
        self._gradients: dict[int, Floats] = {}

    def passed(self, chosen: slice) -> tuple[Floats, Floats]:
        """The losses (R,) and the outputs (R, K) of the chosen samples."""
        setup = self._setup
        some = replace(setup, inputs=setup.inputs[chosen], targets=setup.targets[chosen])
        return evaluate(some, self._state.parameters)

    def over(self, inputs: Floats) -> Floats:
        """The outputs (R, K) for any inputs (R, I), which belong to no sample."""
        setup = self._setup
        targets = np.zeros((len(inputs), setup.targets.shape[1]))
        return evaluate(replace(setup, inputs=inputs, targets=targets), self._state.parameters)[1]

    def gradients(self, samples: Iterable[int], slot: int) -> Floats:
        """(R,) the gradient of the parameter at `slot`, of each of these samples alone."""
        return np.array([self._gradient(sample)[slot] for sample in samples], dtype=np.float64)

    def _gradient(self, sample: int) -> Floats:
        if sample not in self._gradients:
            plan, parameters, targets = self._setup.plan, self._state.parameters, self._setup.targets[sample]
            ahead = forward(plan, parameters, self._setup.inputs[sample], targets)
            self._gradients[sample] = backward(plan, parameters, ahead, targets).parameter_gradients
        return self._gradients[sample]

    @cached_property
    def walked(self) -> Walked:
        """Each sample's turn in the present epoch, or in the next one where the run began later."""
        epoch, state = self._setup.epoch, self._state
        order, _, _ = epoch.order(state.iteration, state.generator, epoch.iterations)
        # Without shuffling one epoch stands for all.
        orders = np.concatenate([order, order]) if state.generator is None else order
        first = state.iteration - state.iteration % epoch.iterations + 1
        place = np.arange(len(orders))
        within = place % epoch.samples
        numbers = first + place // epoch.samples * epoch.iterations + within // epoch.batch
        iterations, turns = np.zeros((2, epoch.samples), dtype=np.int64)
        # The later epoch first, so that the present one has the last word.
        for at in range(len(orders) - epoch.samples, -1, -epoch.samples):
            own = at + np.flatnonzero(numbers[at : at + epoch.samples] >= self._start)
            iterations[orders[own]], turns[orders[own]] = numbers[own], within[own] % epoch.batch
        return Walked(iterations, turns)
