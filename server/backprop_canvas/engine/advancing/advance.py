"""Advancing parameters: the state that a training has reached, and the state some iterations later. The same
start and the same number of iterations give the same bits, in one call or in many, interpreted or compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup, room
from backprop_canvas.engine.advancing.ways import Way, in_use
from backprop_canvas.engine.advancing.wiring import Places, by_place, by_slot
from backprop_canvas.engine.kernel.forms import Moments
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


def advance(setup: Setup, state: State, iterations: int) -> State:
    """The state after `iterations` more, or the last one before it whose parameters are all finite. `state`
    stays as it is."""
    while iterations > 0:
        count = min(iterations, setup.epoch.reach(state.iteration))
        after = _run(setup, state, count)
        if not np.isfinite(after.parameters).all():
            return _last_finite(setup, state, count)
        state, iterations = after, iterations - count
    return state


def _last_finite(setup: Setup, state: State, iterations: int) -> State:
    """The last state with finite parameters among the next `iterations`, the last of which has none. A
    parameter that is not finite never becomes finite again, so that halving finds it."""
    while iterations > 1:
        middle = iterations // 2
        after = _run(setup, state, middle)
        if np.isfinite(after.parameters).all():
            state, iterations = after, iterations - middle
        else:
            iterations = middle
    return state


def stepped(setup: Setup, state: State) -> State:
    """The state after one iteration, whether or not its parameters are finite."""
    return _run(setup, state, 1)


def batch_of(setup: Setup, state: State) -> tuple[int, ...]:
    """The samples of the iteration that follows `state`, in order."""
    return setup.epoch.batch_of(state.iteration, state.generator)


def batch_gradient(setup: Setup, state: State) -> Floats:
    """(P,) the gradient of the batch of the iteration that follows `state`, combined by the reduction, without
    penalties and clipping; of frozen parameters too."""
    twin = _alone(setup, batch_of(setup, state))
    return _run_with_gradients(twin, fresh(twin, state.parameters), 1, in_use())[1]


def batch_losses(setup: Setup, state: State) -> Floats:
    """(B,) the loss of each sample of the batch of the iteration that follows `state`, in order."""
    return evaluate(_alone(setup, batch_of(setup, state)), state.parameters)[0]


@lru_cache(maxsize=1)
def _alone(setup: Setup, samples: tuple[int, ...]) -> Setup:
    """These samples as one batch, of which plain gradients are taken."""
    plain = Rules("sgd", 0.0, (0.0,), reduction=setup.rules.reduction, batch_size=setup.rules.batch_size)
    everything = np.ones(len(setup.trainable), dtype=np.bool_)
    return Setup(setup.plan, plain, everything, setup.inputs[list(samples)], setup.targets[list(samples)])


def evaluate(setup: Setup, parameters: Floats) -> tuple[Floats, Floats]:
    """The loss (S,) and the outputs (S, K) of every sample."""
    return _evaluate(setup, parameters, in_use())


def rehearse(way: Way, setup: Setup) -> None:
    """Run both functions of a way once, whatever way is in use."""
    _run_with_gradients(setup, fresh(setup, np.zeros(len(setup.trainable))), 1, way)
    _evaluate(setup, np.zeros(len(setup.trainable)), way)


def _evaluate(setup: Setup, parameters: Floats, way: Way) -> tuple[Floats, Floats]:
    packed = setup.packed(way)
    data = packed.data._replace(order=way.pack(np.arange(len(setup.inputs))))
    samples, outputs = setup.targets.shape
    losses, answers = way.pack(np.zeros(samples)), way.pack(np.zeros(samples * outputs))
    values = way.pack(by_place(setup.slots, parameters))
    way.evaluate(packed.wiring, values, data, room(setup, way, 1), samples, losses, answers)
    return np.array(losses), np.array(answers).reshape(samples, outputs)


def _run(setup: Setup, state: State, count: int) -> State:
    return _run_with_gradients(setup, state, count, in_use())[0]


def _run_with_gradients(setup: Setup, state: State, count: int, way: Way) -> tuple[State, Floats]:
    """The state after `count` iterations, at most as many as `Epoch.reach` says, and the summed or averaged
    gradients (P,) of the last one."""
    packed = setup.packed(way)
    slots = setup.slots
    order, position, generator = setup.epoch.order(state.iteration, state.generator, count)
    data = packed.data._replace(order=way.pack(order))
    moments = Moments(*(way.pack(array) for array in _moments(slots, state)))
    work = room(setup, way, setup.width)
    way.run(packed.wiring, packed.rates, data, work, moments, state.iteration, state.age, position, count)
    values, first, second = (by_slot(slots, np.array(numbers)) for numbers in moments)
    after = replace(
        state,
        iteration=state.iteration + count,
        age=state.age + count,
        parameters=values,
        first=first,
        second=second,
        generator=generator,
    )
    return after, by_slot(slots, np.array(work.gradients))


def _moments(slots: Places, state: State) -> tuple[Floats, Floats, Floats]:
    return by_place(slots, state.parameters), state.first[slots], state.second[slots]
