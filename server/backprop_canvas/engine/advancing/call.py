"""One call of the kernel: from a state to lists or arrays, whichever way the kernel runs, and back to a state. Here
alone numbers change places between document order and the kernel's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from backprop_canvas.engine.advancing.setup import Setup, room
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.engine.advancing.ways import Way, in_use
from backprop_canvas.engine.advancing.wiring import Flags, Places, by_place, by_slot, inverse
from backprop_canvas.engine.kernel.forms import Moments
from backprop_canvas.engine.passes.trace import Floats


def run(setup: Setup, state: State, count: int) -> State:
    """The state after `count` iterations, at most as many as `Epoch.reach` says, whether or not its parameters are
    finite."""
    return run_with_gradients(setup, state, count, in_use())[0]


def run_with_gradients(setup: Setup, state: State, count: int, way: Way) -> tuple[State, Floats]:
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


def evaluate(setup: Setup, parameters: Floats) -> tuple[Floats, Floats]:
    """The loss (S,) and the outputs (S, K) of every sample."""
    return _evaluate(setup, parameters, in_use(), _outputs(setup))


def evaluate_everywhere(setup: Setup, parameters: Floats, summed: Flags) -> Floats:
    """(S, N) what every neuron gives for every sample, in document order: z where `summed` (N,), else a."""
    ranks = inverse(setup.plan.order)
    return _evaluate(setup, parameters, in_use(), np.where(summed, -1 - ranks, ranks))[1]


def rehearse(way: Way, setup: Setup) -> None:
    """Run both functions of a way once, whatever way is in use."""
    run_with_gradients(setup, fresh(setup, np.zeros(len(setup.trainable))), 1, way)
    _evaluate(setup, np.zeros(len(setup.trainable)), way, _outputs(setup))


def _outputs(setup: Setup) -> Places:
    return np.asarray(setup.placement.wiring.outputs, dtype=np.int32)


def _evaluate(setup: Setup, parameters: Floats, way: Way, watched: Places) -> tuple[Floats, Floats]:
    packed = setup.packed(way)
    data = packed.data._replace(order=way.pack(np.arange(len(setup.inputs))))
    samples = len(setup.inputs)
    losses, answers = way.pack(np.zeros(samples)), way.pack(np.zeros(samples * len(watched)))
    values = way.pack(by_place(setup.slots, parameters))
    way.evaluate(packed.wiring, values, data, room(setup, way, 1), way.pack(watched), samples, losses, answers)
    return np.array(losses), np.array(answers).reshape(samples, len(watched))


def _moments(slots: Places, state: State) -> tuple[Floats, Floats, Floats]:
    return by_place(slots, state.parameters), state.first[slots], state.second[slots]
