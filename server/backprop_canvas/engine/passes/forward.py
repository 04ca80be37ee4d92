"""The forward pass of one sample, traced: inputs through the plan to the loss. Returns a value and changes
nothing. Python floats in document order throughout, so that overflow flows on as infinity and NaN.
"""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES, in_order_sum
from backprop_canvas.engine.functions.softmax import log_softmax, softmax
from backprop_canvas.engine.passes.trace import Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS


def forward(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats) -> ForwardTrace:
    """parameters: (P,). inputs: (I,) in the order of Plan.inputs. targets: (K,) in the order of
    Topology.outputs. z = bias first, then the terms in document order of the edges. The neurons of the
    softmax get their a when all of them have their z.
    """
    slots: list[float] = parameters.tolist()
    a = [0.0] * len(plan.order)
    z = [math.nan] * len(plan.order)
    terms = [0.0] * len(plan.topology.weights)
    for neuron, value in zip(plan.inputs, inputs.tolist(), strict=True):
        a[neuron] = value
    for neuron in plan.order[len(plan.inputs) :]:
        z[neuron] = _weighted_sum(plan, neuron, slots, a, terms)
        _activate(plan, neuron, z, a)
    return with_loss(plan, z, a, np.array(terms), targets)


def _weighted_sum(plan: Plan, neuron: int, slots: list[float], a: list[float], terms: list[float]) -> float:
    """The z of a neuron; its terms are put into `terms`."""
    weights, sources, bias = plan.topology.weights, plan.topology.sources, plan.topology.biases[neuron]
    total = 0.0 if bias == NO_BIAS else slots[bias]
    for edge in plan.incoming[neuron]:
        term = slots[weights[edge]] * a[sources[edge]]
        terms[edge] = term
        total += term
    return total


def _activate(plan: Plan, neuron: int, z: list[float], a: list[float]) -> None:
    """Puts the a of a neuron into `a`, or that of the whole softmax at its last member."""
    row = ACTIVATIONS.get(plan.topology.activations[neuron] or "")
    if row is not None:
        a[neuron] = row.value(z[neuron])
    elif neuron == plan.softmax[-1]:
        softmax(z, plan.softmax, a, 1, 0)


def with_loss(plan: Plan, z: list[float], a: list[float], terms: Floats, targets: Floats) -> ForwardTrace:
    """The trace of these z and a, (N,), and terms, (E,)."""
    topology = plan.topology
    part = LOSSES[topology.loss].part
    x = list(z)
    log_softmax(z, plan.softmax, x)
    count = float(len(topology.outputs))
    pairs = zip(topology.outputs, targets.tolist(), strict=True)
    parts = [part(a[output], x[output], target, count) for output, target in pairs]
    seen = [x[output] for output in topology.outputs]
    return ForwardTrace(np.array(z), np.array(a), terms, np.array(seen), np.array(parts), in_order_sum(parts))
