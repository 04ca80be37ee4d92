"""A drawn network as a program of the benchmarks: the function that advances parameters, and what it needs."""

from __future__ import annotations

import math
import sys

import numpy as np

from backprop_canvas.compiling import compile_now
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.optimizing.optimizers import OPTIMIZERS
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.engine.plan.network import Topology
from tests.benchmarks.parts.cases import LEARNING_RATE, SEED, Case
from tests.benchmarks.parts.drawings import layered


class Drawn:
    def __init__(self, setup: Setup, parameters: Floats) -> None:
        self.setup = setup
        self.per_epoch = math.ceil(len(setup.inputs) / setup.rules.batch_size)
        self.state = fresh(setup, parameters)

    def train(self, epochs: int) -> None:
        """Raises RuntimeError where a parameter is no longer finite: nothing would be left to measure."""
        end = self.state.iteration + epochs * self.per_epoch
        self.state = advance(self.setup, self.state, end - self.state.iteration)
        if self.state.iteration < end:
            raise RuntimeError(f"diverged in iteration {self.state.iteration + 1}")

    def parameters(self) -> Floats:
        return self.state.parameters


def compile_or_exit() -> None:
    if not compile_now():
        sys.exit("The engine cannot be compiled here; interpreted, its speed says nothing.")


def drawn_case(case: Case) -> Drawn:
    return drawn(layered(case.sizes), case.inputs, case.targets, case.parameters, case.batch)


def drawn_at_random(topology: Topology, samples: int, batch: int) -> Drawn:
    """With random samples, and weights small enough that few activations saturate."""
    numbers = np.random.default_rng(SEED)
    width = len(topology.sources) / len(topology.activations)
    inputs = topology.activations.count(None)
    return drawn(
        topology,
        numbers.uniform(-1, 1, (samples, inputs)),
        numbers.uniform(-1, 1, (samples, len(topology.outputs))),
        numbers.normal(0, width**-0.5, topology.parameter_count),
        batch,
    )


def drawn(topology: Topology, inputs: Floats, targets: Floats, parameters: Floats, batch: int) -> Drawn:
    rules = Rules("sgd", LEARNING_RATE, tuple(OPTIMIZERS["sgd"].hyper.values()), batch_size=batch)
    trainable = np.ones(topology.parameter_count, dtype=np.bool_)
    return Drawn(Setup(compile_plan(topology), rules, trainable, inputs, targets), parameters)
