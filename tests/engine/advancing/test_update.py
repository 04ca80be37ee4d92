"""Penalties, clipping and the sequential update against plain programs written for the tests."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from backprop_canvas.engine.advancing.advance import advance, stepped
from backprop_canvas.engine.advancing.one_batch import batch_gradient, batch_of
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.session.network.building import build_network
from tests.graphs import SHAPES, decoded, random_document

PLAIN = Rules("sgd", 0.5, (0.0,), batch_size=3)


def training(seed: int, rules: Rules) -> tuple[Setup, Floats]:
    network = build_network(decoded(random_document(seed, loss="half_squared_error")))
    plan = compile_plan(network.topology)
    numbers = np.random.default_rng(seed)
    inputs = numbers.uniform(-1, 1, (7, len(plan.inputs)))
    targets = numbers.uniform(0, 1, (7, len(plan.topology.outputs)))
    return Setup(plan, rules, network.trainable, inputs, targets), network.parameters


def moved_by(begun: Setup, parameters: Floats) -> Floats:
    """The gradient by which one iteration of plain sgd has moved the trained parameters."""
    after = stepped(begun, fresh(begun, parameters)).parameters
    return ((parameters - after) / begun.rules.learning_rate)[begun.trainable]


def penalised(begun: Setup, parameters: Floats) -> Floats:
    gradient = batch_gradient(begun, fresh(begun, parameters))
    weights = sorted(set(begun.plan.topology.weights))
    gradient[weights] += begun.rules.l1 * np.sign(parameters[weights]) + begun.rules.l2 * parameters[weights]
    return gradient[begun.trainable]


@pytest.mark.parametrize("seed", range(20))
def test_penalties_pull_weights_towards_0_and_leave_biases_alone(seed: int) -> None:
    begun, parameters = training(seed, replace(PLAIN, l1=0.03, l2=0.2))
    assert moved_by(begun, parameters) == pytest.approx(penalised(begun, parameters), rel=1e-9, abs=1e-14)


def test_a_weight_of_0_has_no_penalty() -> None:
    begun, parameters = training(1, replace(PLAIN, l1=0.03, l2=0.2))
    zeros = np.zeros_like(parameters)
    gradient = batch_gradient(begun, fresh(begun, zeros))[begun.trainable]
    assert moved_by(begun, zeros) == pytest.approx(gradient, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("seed", range(20))
def test_gradients_are_clipped_by_value_then_by_norm(seed: int) -> None:
    begun, parameters = training(seed, replace(PLAIN, l2=0.2, clip_value=0.05, max_norm=0.06))
    expected = np.clip(penalised(begun, parameters), -0.05, 0.05)
    expected *= min(1.0, 0.06 / (math.sqrt(math.fsum(expected * expected)) + 1e-6))
    assert moved_by(begun, parameters) == pytest.approx(expected, rel=1e-9, abs=1e-14)


def test_a_large_bound_clips_nothing() -> None:
    begun, parameters = training(2, replace(PLAIN, clip_value=1e9, max_norm=1e9))
    expected = stepped(Setup(begun.plan, PLAIN, begun.trainable, begun.inputs, begun.targets), fresh(begun, parameters))
    assert stepped(begun, fresh(begun, parameters)).parameters.tobytes() == expected.parameters.tobytes()


def in_sequence(begun: Setup, parameters: Floats, samples: tuple[int, ...]) -> Floats:
    """The sequential update with dictionaries, neuron by neuron, all tanh and half the squared error."""
    plan, topology = begun.plan, begun.plan.topology
    live = parameters.copy()
    a: dict[tuple[int, int], float] = {}
    delta: dict[tuple[int, int], float] = {}
    for sample in samples:
        a |= {(sample, neuron): value for neuron, value in zip(plan.inputs, begun.inputs[sample], strict=True)}
        for neuron in plan.order[len(plan.inputs) :]:
            bias = topology.biases[neuron]
            z = 0.0 if bias == NO_BIAS else live[bias]
            z += sum(live[topology.weights[e]] * a[sample, topology.sources[e]] for e in plan.incoming[neuron])
            a[sample, neuron] = math.tanh(z)
    for neuron in reversed(plan.order[len(plan.inputs) :]):
        for sample in samples:
            g = sum(live[topology.weights[e]] * delta[sample, topology.targets[e]] for e in plan.outgoing[neuron])
            if neuron in topology.outputs:
                g += a[sample, neuron] - begun.targets[sample][topology.outputs.index(neuron)]
            delta[sample, neuron] = g * (1 - a[sample, neuron] ** 2)
        uses = [(topology.biases[neuron], None)] if topology.biases[neuron] != NO_BIAS else []
        for slot, source in [*uses, *((topology.weights[e], topology.sources[e]) for e in plan.incoming[neuron])]:
            factors = [1.0 if source is None else a[sample, source] for sample in samples]
            use = sum(delta[s, neuron] * factor for s, factor in zip(samples, factors, strict=True)) / len(samples)
            if begun.trainable[slot]:
                live[slot] -= begun.rules.learning_rate * use
    return live


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("seed", range(20))
def test_the_sequential_update_moves_neuron_by_neuron(seed: int, size: int) -> None:
    network = build_network(decoded(random_document(seed, activation="tanh", loss="half_squared_error")))
    plan = compile_plan(network.topology)
    numbers = np.random.default_rng(seed)
    inputs = numbers.uniform(-1, 1, (4, len(plan.inputs)))
    targets = numbers.uniform(-1, 1, (4, len(plan.topology.outputs)))
    rules = replace(PLAIN, batch_size=size, sequential=True)
    begun = Setup(plan, rules, network.trainable, inputs, targets)
    state = advance(begun, fresh(begun, network.parameters), 2)
    expected = network.parameters
    for iteration in range(2):
        expected = in_sequence(begun, expected, batch_of(begun, fresh(begun, expected, iteration)))
    assert state.parameters == pytest.approx(expected, rel=1e-12, abs=1e-14)


def test_sequential_differs_from_simultaneous_where_there_is_something_before() -> None:
    network = build_network(decoded(SHAPES["chain"]()))
    plan = compile_plan(network.topology)
    one, other = (
        Setup(plan, replace(PLAIN, sequential=sequential), network.trainable, np.ones((1, 1)), np.ones((1, 1)))
        for sequential in (False, True)
    )
    simultaneous, sequential = (stepped(each, fresh(each, network.parameters)).parameters for each in (one, other))
    last = [plan.topology.weights[2], plan.topology.biases[3]]
    first = [plan.topology.weights[0], plan.topology.biases[1]]
    assert simultaneous[last].tolist() == sequential[last].tolist()
    assert np.all(simultaneous[first] != sequential[first])
