"""The backward pass of one sample, traced: from the loss to every parameter by reverse accumulation
(Rumelhart, Hinton, Williams 1986). Returns a value and changes nothing. Python floats throughout, as in
`forward`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from server.engine.activations import ACTIVATIONS
from server.engine.losses import LOSSES
from server.engine.network import NO_BIAS
from server.engine.plan import Plan
from server.engine.trace import BackwardTrace, Floats, ForwardTrace


def backward(plan: Plan, parameters: Floats, trace: ForwardTrace, targets: Floats) -> BackwardTrace:
    """parameters: (P,). targets: (K,) in the order of Topology.outputs.

    Neurons in reversed plan order. At a neuron ∂L/∂a is the loss's own derivative first (outputs), then
    the contributions in document order of the outgoing edges. A parameter's gradient adds up its uses as
    this order meets them, at each neuron the bias first, then the incoming edges in document order.
    """
    sums = _Sums.zero(plan, trace, parameters, targets)
    for neuron in reversed(plan.order):
        _receive(plan, neuron, sums)
        if plan.topology.activations[neuron] is not None:
            _differentiate(plan, neuron, sums)
            _give_to_parameters(plan, neuron, sums)
    return BackwardTrace(
        np.array(sums.grad_a),
        np.array(sums.grad_z),
        np.array(sums.own),
        np.array(sums.contributions),
        np.array(sums.weight_gradients),
        np.array(sums.parameter_gradients),
    )


@dataclass(frozen=True)
class _Sums:
    """What one pass has gathered so far, in plain lists; it lives as long as the pass."""

    slots: list[float]
    z: list[float]
    a: list[float]
    own: list[float]
    grad_a: list[float]
    grad_z: list[float]
    contributions: list[float]
    weight_gradients: list[float]
    parameter_gradients: list[float]

    @staticmethod
    def zero(plan: Plan, trace: ForwardTrace, parameters: Floats, targets: Floats) -> _Sums:
        neurons, edges = len(plan.order), len(plan.topology.weights)
        a = trace.a.tolist()
        return _Sums(
            slots=parameters.tolist(),
            z=trace.z.tolist(),
            a=a,
            own=_own(plan, a, targets),
            grad_a=[0.0] * neurons,
            grad_z=[math.nan] * neurons,
            contributions=[0.0] * edges,
            weight_gradients=[0.0] * edges,
            parameter_gradients=[0.0] * len(parameters),
        )


def _own(plan: Plan, a: list[float], targets: Floats) -> list[float]:
    """(N,) the loss's own derivative with respect to each output, 0 elsewhere."""
    derivative = LOSSES[plan.topology.loss].derivative
    own = [0.0] * len(a)
    for output, target in zip(plan.topology.outputs, targets.tolist(), strict=True):
        own[output] = derivative(a[output], target)
    return own


def _receive(plan: Plan, neuron: int, sums: _Sums) -> None:
    """∂L/∂a: every edge that leaves the neuron sends back w·δ of its target, and all of them add up."""
    topology = plan.topology
    total = sums.own[neuron]
    for edge in plan.outgoing[neuron]:
        contribution = sums.slots[topology.weights[edge]] * sums.grad_z[topology.targets[edge]]
        sums.contributions[edge] = contribution
        total += contribution
    sums.grad_a[neuron] = total


def _differentiate(plan: Plan, neuron: int, sums: _Sums) -> None:
    """δ = ∂L/∂z = ∂L/∂a · φ′(z)."""
    row = ACTIVATIONS[plan.topology.activations[neuron] or ""]
    sums.grad_z[neuron] = sums.grad_a[neuron] * row.derivative(sums.z[neuron], sums.a[neuron])


def _give_to_parameters(plan: Plan, neuron: int, sums: _Sums) -> None:
    """A use of a weight has the gradient δ·a of its source, a use of a bias δ; a shared parameter has the
    sum over its uses.
    """
    topology = plan.topology
    delta = sums.grad_z[neuron]
    if topology.biases[neuron] != NO_BIAS:
        sums.parameter_gradients[topology.biases[neuron]] += delta
    for edge in plan.incoming[neuron]:
        gradient = delta * sums.a[topology.sources[edge]]
        sums.weight_gradients[edge] = gradient
        sums.parameter_gradients[topology.weights[edge]] += gradient
