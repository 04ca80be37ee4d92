"""The backward pass of one sample, traced: from the loss to every parameter by reverse accumulation
(Rumelhart, Hinton, Williams 1986). Returns a value and changes nothing. Python floats throughout, as in
`forward`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES, fused_delta, in_order_sum
from backprop_canvas.engine.functions.softmax import softmax_slopes
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS


def backward(plan: Plan, parameters: Floats, trace: ForwardTrace, targets: Floats) -> BackwardTrace:
    """parameters: (P,). targets: (K,) in the order of Topology.outputs.

    Neurons go in reversed plan order; the softmax is treated as one, where the first of its neurons is met. ∂L/∂a of
    a neuron adds up the loss's own derivative (outputs) and then the contributions, in document order of the outgoing
    edges. A parameter's gradient adds up its uses as this order meets them: at each neuron the bias first, then the
    incoming edges in document order.
    """
    sums = _Sums.zero(plan, trace, parameters, targets)
    for neuron in reversed(plan.order):
        match plan.topology.activations[neuron]:
            case None:
                _receive(plan, neuron, sums)
            case SOFTMAX.name:
                if neuron == plan.softmax[-1]:
                    _differentiate_softmax(plan, sums)
                _give_to_parameters(plan, neuron, sums)
            case activation:
                _receive(plan, neuron, sums)
                _differentiate(activation, neuron, sums)
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
    """The sums of one pass so far, in plain lists.

    fused: for the outputs of a loss with `fused_delta`, that part of δ. sent: (N,) the part of ∂L/∂a that goes
    through φ′; at an output in `fused` it comes from the outgoing edges alone.
    """

    slots: list[float]
    z: list[float]
    a: list[float]
    own: list[float]
    fused: dict[int, float]
    sent: list[float]
    grad_a: list[float]
    grad_z: list[float]
    contributions: list[float]
    weight_gradients: list[float]
    parameter_gradients: list[float]

    @staticmethod
    def zero(plan: Plan, trace: ForwardTrace, parameters: Floats, targets: Floats) -> _Sums:
        neurons, edges = len(plan.order), len(plan.topology.weights)
        a, wanted = trace.a.tolist(), targets.tolist()
        return _Sums(
            slots=parameters.tolist(),
            z=trace.z.tolist(),
            a=a,
            own=own_slopes(plan, a, trace.x.tolist(), wanted),
            fused=fused_deltas(plan, a, wanted),
            sent=[0.0] * neurons,
            grad_a=[0.0] * neurons,
            grad_z=[math.nan] * neurons,
            contributions=[0.0] * edges,
            weight_gradients=[0.0] * edges,
            parameter_gradients=[0.0] * len(parameters),
        )


def own_slopes(plan: Plan, a: list[float], x: list[float], targets: list[float]) -> list[float]:
    """(N,) the loss's own derivative with respect to each output, 0 elsewhere."""
    derivative = LOSSES[plan.topology.loss].derivative
    count = float(len(plan.topology.outputs))
    own = [0.0] * len(a)
    for output, seen, target in zip(plan.topology.outputs, x, targets, strict=True):
        own[output] = derivative(a[output], seen, target, count)
    return own


def fused_deltas(plan: Plan, a: list[float], targets: list[float]) -> dict[int, float]:
    """For each output whose δ does not need the loss's own derivative, the loss's part of its δ."""
    activation = LOSSES[plan.topology.loss].activation
    if activation is None:
        return {}
    total = in_order_sum(targets) if activation == SOFTMAX.name else 1.0
    pairs = zip(plan.topology.outputs, targets, strict=True)
    return {output: fused_delta(a[output], target, total) for output, target in pairs}


def _receive(plan: Plan, neuron: int, sums: _Sums) -> None:
    """∂L/∂a adds up w·δ of the target over all edges that leave the neuron."""
    weights, targets = plan.topology.weights, plan.topology.targets
    slots, grad_z, contributions = sums.slots, sums.grad_z, sums.contributions
    total, returned = sums.own[neuron], 0.0
    for edge in plan.outgoing[neuron]:
        contribution = slots[weights[edge]] * grad_z[targets[edge]]
        contributions[edge] = contribution
        total += contribution
        returned += contribution
    sums.grad_a[neuron] = total
    sums.sent[neuron] = returned if neuron in sums.fused else total


def _differentiate(activation: str, neuron: int, sums: _Sums) -> None:
    """δ = ∂L/∂z = ∂L/∂a · φ′(z)."""
    slope = ACTIVATIONS[activation].derivative(sums.z[neuron], sums.a[neuron])
    sums.grad_z[neuron] = sums.sent[neuron] * slope
    _add_fused(neuron, sums)


def _differentiate_softmax(plan: Plan, sums: _Sums) -> None:
    """The δ of every neuron of the softmax. Each depends on ∂L/∂a of all of them."""
    for neuron in plan.softmax:
        _receive(plan, neuron, sums)
    softmax_slopes(sums.a, plan.softmax, sums.sent, sums.grad_z, 1, 0)
    for neuron in plan.softmax:
        _add_fused(neuron, sums)


def _add_fused(neuron: int, sums: _Sums) -> None:
    if neuron in sums.fused:
        sums.grad_z[neuron] += sums.fused[neuron]


def _give_to_parameters(plan: Plan, neuron: int, sums: _Sums) -> None:
    """The gradient of one use of a weight is δ·a of its source, that of a bias δ. A shared parameter has the sum over
    its uses."""
    weights, sources, bias = plan.topology.weights, plan.topology.sources, plan.topology.biases[neuron]
    a, of_weights, of_parameters = sums.a, sums.weight_gradients, sums.parameter_gradients
    delta = sums.grad_z[neuron]
    if bias != NO_BIAS:
        of_parameters[bias] += delta
    for edge in plan.incoming[neuron]:
        gradient = delta * a[sources[edge]]
        of_weights[edge] = gradient
        of_parameters[weights[edge]] += gradient
