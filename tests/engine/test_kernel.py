"""What advances parameters, against the traced passes, and compiled against interpreted, bit for bit."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from backprop_canvas.engine.advancing import ways
from backprop_canvas.engine.advancing.advance import advance, stepped
from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.one_batch import batch_gradient, batch_of
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.engine.kernel.forms import LANES
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.session.network.building import build_network
from tests.engine.passes import combined
from tests.graphs import PAIRS, SHAPES, Json, decoded, random_document

# One sample, a few, a whole and a begun chunk of lanes.
BATCHES = (1, 3, LANES, LANES + 5)
SAMPLES = 2 * LANES + 3


def rules(name: str = "sgd", **settings: Any) -> Rules:
    row = OPTIMIZERS[name]
    return replace(Rules(name, 0.1, tuple(row.hyper.values())), **settings)


def training(json: Json, made: Rules, samples: int = SAMPLES, seed: int = 0) -> tuple[Setup, State]:
    """A training on random samples, whose targets suit every loss."""
    document = decoded(json)
    network = build_network(document)
    plan = compile_plan(network.topology)
    numbers = np.random.default_rng(seed)
    inputs = numbers.uniform(-1, 1, (samples, len(plan.inputs)))
    targets = numbers.uniform(0, 1, (samples, len(plan.topology.outputs)))
    begun = Setup(plan, made, network.trainable, inputs, targets)
    return begun, fresh(begun, network.parameters)


def traced_gradient(begun: Setup, parameters: Floats, samples: tuple[int, ...]) -> Floats:
    gradients = []
    for sample in samples:
        ahead = forward(begun.plan, parameters, begun.inputs[sample], begun.targets[sample])
        back = backward(begun.plan, parameters, ahead, begun.targets[sample])
        gradients.append(back.parameter_gradients)
    return combined(begun.rules.reduction, gradients)


def close(one: Floats, other: Floats) -> bool:
    return bool(np.all(np.abs(one - other) <= np.maximum(1e-12 * np.abs(other), 1e-14)))


def same_bits(one: State, other: State) -> bool:
    arrays = [(s.parameters.tobytes(), s.first.tobytes(), s.second.tobytes()) for s in (one, other)]
    return arrays[0] == arrays[1] and (one.iteration, one.age, one.generator) == (
        other.iteration,
        other.age,
        other.generator,
    )


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_gradients_agree_with_the_traced_passes(shape: str, activation: str, loss: str) -> None:
    for size in BATCHES:
        json = SHAPES[shape](activation=activation, loss=loss)
        begun, state = training(json, rules(batch_size=size, reduction="sum" if size == 3 else "mean"))
        expected = traced_gradient(begun, state.parameters, batch_of(begun, state))
        assert close(batch_gradient(begun, state), expected), size


@pytest.mark.parametrize("size", BATCHES)
def test_gradients_of_random_graphs_agree_with_the_traced_passes(size: int) -> None:
    for seed in range(100):
        begun, state = training(random_document(seed), rules(batch_size=size), seed=seed)
        expected = traced_gradient(begun, state.parameters, batch_of(begun, state))
        assert close(batch_gradient(begun, state), expected), seed


def test_an_iteration_of_sgd_goes_down_the_traced_gradient() -> None:
    for seed in range(50):
        begun, state = training(random_document(seed), rules(batch_size=3))
        gradient = traced_gradient(begun, state.parameters, batch_of(begun, state))
        expected = state.parameters - 0.1 * np.where(begun.trainable, gradient, 0.0)
        assert close(stepped(begun, state).parameters, expected), seed


def test_evaluating_agrees_with_the_traced_forward_pass() -> None:
    for activation, loss in PAIRS:
        begun, state = training(SHAPES["two_outputs"](activation=activation, loss=loss), rules())
        losses, outputs = evaluate(begun, state.parameters)
        for sample in range(SAMPLES):
            ahead = forward(begun.plan, state.parameters, begun.inputs[sample], begun.targets[sample])
            assert losses[sample] == pytest.approx(ahead.loss, rel=1e-12, abs=1e-14)
            assert outputs[sample] == pytest.approx(ahead.a[list(begun.plan.topology.outputs)], rel=1e-12, abs=1e-14)


def random_rules(numbers: random.Random) -> Rules:
    name = numbers.choice(list(OPTIMIZERS))
    made = rules(
        name,
        batch_size=numbers.choice(BATCHES),
        shuffle=numbers.random() < 0.5,
        reduction=numbers.choice(list(REDUCTIONS)),
        warm_up=numbers.choice([(1.0, 0.0), (0.25, 7.0)]),
    )
    schedule = numbers.choice([("constant", (0.0, 0.0)), ("step", (4.0, 0.5)), ("cosine", (20.0, 0.01))])
    made = replace(made, schedule=schedule[0], schedule_numbers=schedule[1])
    if numbers.random() < 0.3:
        return replace(made, l1=0.01, l2=0.1, clip_value=0.5, max_norm=0.3)
    return replace(made, sequential=name == "sgd" and numbers.random() < 0.5)


@pytest.mark.parametrize("seed", range(60))
def test_compiled_gives_the_bits_of_interpreted(seed: int, compiled: ways.Way) -> None:
    numbers = random.Random(seed)
    begun, state = training(random_document(seed), random_rules(numbers), seed=seed)
    interpreted = (advance(begun, state, 25), evaluate(begun, state.parameters))
    ways.use(compiled)
    assert same_bits(advance(begun, state, 25), interpreted[0])
    assert evaluate(begun, state.parameters)[0].tobytes() == interpreted[1][0].tobytes()


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_compiled_gives_the_bits_of_interpreted_for_every_function(
    activation: str, loss: str, compiled: ways.Way
) -> None:
    for size in (1, LANES + 1):
        begun, state = training(
            SHAPES["output_feeds_on" if activation != "softmax" else "two_outputs"](activation=activation, loss=loss),
            rules(batch_size=size),
        )
        interpreted = advance(begun, state, 30)
        ways.use(compiled)
        assert same_bits(advance(begun, state, 30), interpreted)
        ways.use(ways.INTERPRETED)


@pytest.mark.parametrize("seed", range(20))
def test_stepped_in_bulk_or_in_parts_gives_the_same_bits(seed: int) -> None:
    begun, state = training(random_document(seed), random_rules(random.Random(seed)))
    bulk = advance(begun, state, 40)
    one_by_one = state
    for _ in range(40):
        one_by_one = advance(begun, one_by_one, 1)
    in_parts = advance(begun, advance(begun, state, 13), 27)
    assert same_bits(bulk, one_by_one)
    assert same_bits(bulk, in_parts)


def growing() -> tuple[Setup, State]:
    """A training that overflows after some iterations."""
    return training(SHAPES["skip"](activation="linear", loss="squared_error"), rules(learning_rate=3.0), samples=4)


def test_training_stops_before_the_iteration_that_is_not_finite() -> None:
    begun, state = growing()
    last = advance(begun, state, 1_000)
    assert 0 < last.iteration < 1_000
    assert np.isfinite(last.parameters).all()
    assert not np.isfinite(stepped(begun, last).parameters).all()
    one_by_one = state
    while np.isfinite(stepped(begun, one_by_one).parameters).all():
        one_by_one = stepped(begun, one_by_one)
    assert same_bits(last, one_by_one)


def test_what_is_given_stays_as_it_is() -> None:
    begun, state = training(random_document(3), rules("adam", batch_size=3))
    before = state.parameters.tobytes(), state.first.tobytes(), begun.inputs.tobytes()
    advance(begun, state, 5)
    assert (state.parameters.tobytes(), state.first.tobytes(), begun.inputs.tobytes()) == before


def test_frozen_parameters_do_not_move() -> None:
    for seed in range(50):
        begun, state = training(random_document(seed), random_rules(random.Random(seed)))
        moved = advance(begun, state, 5).parameters != state.parameters
        assert not np.any(moved & ~begun.trainable)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_network_learns(name: str) -> None:
    begun, state = training(SHAPES["two_outputs"](activation="tanh"), rules(name, batch_size=SAMPLES))
    before = evaluate(begun, state.parameters)[0].mean()
    after = advance(begun, state, 200)
    assert after.iteration == 200
    assert evaluate(begun, after.parameters)[0].mean() < before
    assert not math.isnan(before)
