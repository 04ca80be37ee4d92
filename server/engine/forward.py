"""The forward pass of one sample, traced: inputs through the plan to the loss. Returns a value and changes
nothing. Python floats in document order throughout, so that overflow flows on as infinity and NaN.
"""

from __future__ import annotations

import math

import numpy as np

from server.engine.activations import ACTIVATIONS
from server.engine.losses import LOSSES
from server.engine.network import NO_BIAS
from server.engine.plan import Plan
from server.engine.trace import Floats, ForwardTrace


def forward(plan: Plan, parameters: Floats, inputs: Floats, targets: Floats) -> ForwardTrace:
    """parameters: (P,). inputs: (I,) in the order of Plan.inputs. targets: (K,) in the order of
    Topology.outputs. z = bias first, then the terms in document order of the edges.
    """
    slots: list[float] = parameters.tolist()
    a = [0.0] * len(plan.order)
    z = [math.nan] * len(plan.order)
    terms = [0.0] * len(plan.topology.weights)
    for neuron, value in zip(plan.inputs, inputs.tolist(), strict=True):
        a[neuron] = value
    for neuron in plan.order[len(plan.inputs) :]:
        z[neuron] = _weighted_sum(plan, neuron, slots, a, terms)
        a[neuron] = ACTIVATIONS[plan.topology.activations[neuron] or ""].value(z[neuron])
    return _with_loss(plan, z, a, terms, targets)


def _weighted_sum(plan: Plan, neuron: int, slots: list[float], a: list[float], terms: list[float]) -> float:
    """The z of a neuron; leaves its terms in `terms`, which belongs to the pass."""
    topology = plan.topology
    bias = topology.biases[neuron]
    total = 0.0 if bias == NO_BIAS else slots[bias]
    for edge in plan.incoming[neuron]:
        terms[edge] = slots[topology.weights[edge]] * a[topology.sources[edge]]
        total += terms[edge]
    return total


def _with_loss(plan: Plan, z: list[float], a: list[float], terms: list[float], targets: Floats) -> ForwardTrace:
    row = LOSSES[plan.topology.loss]
    pairs = zip(plan.topology.outputs, targets.tolist(), strict=True)
    parts = [row.part(a[output], target) for output, target in pairs]
    return ForwardTrace(np.array(z), np.array(a), np.array(terms), np.array(parts), row.combine(parts))
