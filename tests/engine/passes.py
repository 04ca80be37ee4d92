"""One sample of a document through the engine, for the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.advancing.advance import stepped
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan, compile_plan
from backprop_canvas.session.network.building import Network, build_network, sample_arrays
from tests.graphs import Json, decoded


@dataclass(frozen=True)
class Passes:
    network: Network
    plan: Plan
    inputs: Floats
    targets: Floats
    forward: ForwardTrace
    backward: BackwardTrace

    def advanced(self, parameters: Floats) -> Floats:
        """After one iteration on this sample."""
        inputs, targets = self.inputs[np.newaxis], self.targets[np.newaxis]
        made = Setup(self.plan, self.network.rules, self.network.trainable, inputs, targets)
        return stepped(made, fresh(made, parameters)).parameters


def passes(json: Json, sample: int = 0) -> Passes:
    document = decoded(json)
    network = build_network(document)
    plan = compile_plan(network.topology)
    inputs, targets = sample_arrays(document, network, sample)
    ahead = forward(plan, network.parameters, inputs, targets)
    back = backward(plan, network.parameters, ahead, targets)
    return Passes(network, plan, inputs, targets, ahead, back)


def combined(reduction: str, gradients: Iterable[Floats]) -> Floats:
    """(P,) the gradient of a batch from those of its samples."""
    rows = np.array(list(gradients))
    together: Floats = rows.mean(axis=0) if reduction == "mean" else rows.sum(axis=0)
    return together
