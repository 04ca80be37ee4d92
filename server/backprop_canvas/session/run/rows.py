"""What the samples give with the parameters of one iteration, whether or not its batch has them, and when each of them
is walked. Nothing moves here; this module knows no members and no messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.advancing.call import evaluate, evaluate_everywhere
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.advancing.wiring import Flags
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.run.ready import Ready
from backprop_canvas.session.run.sides import level

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Walked:
    """iterations: (N,) the iteration whose batch has each sample, counted from 1. turns: (N,) its turn there. A sample
    that training does not use is in no batch: its iteration is 0."""

    iterations: Counts
    turns: Counts


class Rows:
    """made: the document in training. state: at the beginning of the iteration. start: the first iteration of the
    run."""

    def __init__(self, made: Ready, state: State, start: int) -> None:
        self._ready = made
        self._state = state
        self._start = start
        # A batch has rows that are shown too.
        self._gradients: dict[int, Floats] = {}

    def passed(self, chosen: slice) -> tuple[Floats, Floats]:
        """The losses (R,) and the outputs (R, K) of the chosen samples."""
        made = self._ready
        some = replace(made.setup, inputs=made.inputs[chosen], targets=made.targets[chosen])
        return evaluate(some, self._state.parameters)

    def over(self, inputs: Floats) -> Floats:
        """The outputs (R, K) for any inputs (R, I), which belong to no sample."""
        return evaluate(self._placed(inputs), self._state.parameters)[1]

    def everywhere(self, inputs: Floats, summed: Flags) -> Floats:
        """(R, N) what every neuron gives for any inputs (R, I), in document order: z where `summed` (N,), else a."""
        return evaluate_everywhere(self._placed(inputs), self._state.parameters, summed)

    def _placed(self, inputs: Floats) -> Setup:
        setup = self._ready.setup
        return replace(setup, inputs=inputs, targets=np.zeros((len(inputs), setup.targets.shape[1])))

    @cached_property
    def levels(self) -> list[float | None]:
        """(K,) where the line of each output lies; see `sides.level`."""
        topology = self._ready.plan.topology
        words = [str(topology.activations[output]) for output in topology.outputs]
        return [level(*each) for each in zip(words, self._ready.targets.T, strict=True)]

    def gradients(self, samples: Iterable[int], slot: int) -> Floats:
        """(R,) the gradient of the parameter at `slot`, of each of these samples alone; NaN where training does not use
        it."""
        kept = self._ready.kept
        each = (np.nan if sample in kept else self._gradient(sample)[slot] for sample in samples)
        return np.array([*each], dtype=np.float64)

    def _gradient(self, sample: int) -> Floats:
        if sample not in self._gradients:
            plan, parameters, targets = self._ready.plan, self._state.parameters, self._ready.targets[sample]
            ahead = forward(plan, parameters, self._ready.inputs[sample], targets)
            self._gradients[sample] = backward(plan, parameters, ahead, targets).parameter_gradients
        return self._gradients[sample]

    @cached_property
    def walked(self) -> Walked:
        """Each sample's turn in the present epoch, or in the next one where the run began later."""
        epoch, state = self._ready.setup.epoch, self._state
        order, _, _ = epoch.order(state.iteration, state.generator, epoch.iterations)
        # Without shuffling one epoch stands for all.
        orders = np.concatenate([order, order]) if state.generator is None else order
        first = state.iteration - state.iteration % epoch.iterations + 1
        place = np.arange(len(orders))
        within = place % epoch.samples
        numbers = first + place // epoch.samples * epoch.iterations + within // epoch.batch
        iterations, turns = np.zeros((2, len(self._ready.inputs)), dtype=np.int64)
        places = np.array(self._ready.trained)
        # The later epoch first, so that the present one has the last word.
        for at in range(len(orders) - epoch.samples, -1, -epoch.samples):
            own = at + np.flatnonzero(numbers[at : at + epoch.samples] >= self._start)
            sample = places[orders[own]]
            iterations[sample], turns[sample] = numbers[own], within[own] % epoch.batch
        return Walked(iterations, turns)
