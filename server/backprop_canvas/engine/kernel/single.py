"""Both passes, one sample after the other: the loop order for small batches."""

from __future__ import annotations

from backprop_canvas.engine.functions.activations import SOFTMAX_CODE, slope
from backprop_canvas.engine.functions.sequences import Numbers, Room
from backprop_canvas.engine.functions.softmax import softmax
from backprop_canvas.engine.kernel.fast_tanh import activated
from backprop_canvas.engine.kernel.forms import Wiring, Work
from backprop_canvas.engine.kernel.outputs import begin_backward, differentiate_softmax


def forward(wiring: Wiring, values: Room, inputs: Numbers, base: int, z: Room, a: Room, width: int, lane: int) -> None:
    """Fill in z and a of the sample whose inputs begin at `base`; a number of rank r lies at r·width + lane."""
    codes, starts, sources, slots, biases = (
        wiring.codes,
        wiring.starts,
        wiring.sources,
        wiring.slots,
        wiring.biases,
    )
    for rank in range(wiring.inputs):
        a[rank * width + lane] = inputs[base + rank]
    for rank in range(wiring.inputs, wiring.neurons):
        total = values[biases[rank]]
        for edge in range(starts[rank], starts[rank + 1]):
            total += values[slots[edge]] * a[sources[edge] * width + lane]
        at = rank * width + lane
        z[at] = total
        if codes[rank] != SOFTMAX_CODE:
            a[at] = activated(codes[rank], total)
        elif rank == wiring.softmax_last:
            softmax(z, wiring.softmax, a, width, lane)


def backward(wiring: Wiring, values: Room, work: Work) -> None:
    """Add the sample's gradients to `work.gradients`, from what `begin_backward` left."""
    starts, sources, slots, biases = wiring.starts, wiring.sources, wiring.slots, wiring.biases
    a, grad_a, gradients = work.a, work.grad_a, work.gradients
    for rank in range(wiring.neurons - 1, wiring.inputs - 1, -1):
        delta = settle(wiring, work, rank)
        gradients[biases[rank]] += delta
        if wiring.deep[rank] == 1:
            for edge in range(starts[rank], starts[rank + 1]):
                source, slot = sources[edge], slots[edge]
                grad_a[source] += values[slot] * delta
                gradients[slot] += delta * a[source]
        else:
            for edge in range(starts[rank], starts[rank + 1]):
                gradients[slots[edge]] += delta * a[sources[edge]]


def settle(wiring: Wiring, work: Work, rank: int) -> float:
    """δ of a neuron. Its ∂L/∂a must be complete, and is set back to 0 for the next sample."""
    code = wiring.codes[rank]
    if code == SOFTMAX_CODE:
        if rank == wiring.softmax_last:
            differentiate_softmax(wiring, work, 1, 0)
        delta = work.z[rank]
    else:
        delta = work.grad_a[rank] * slope(code, work.z[rank], work.a[rank])
        work.grad_a[rank] = 0.0
    if wiring.fused == 1:
        delta += work.own_z[rank]
    return delta


def add_sample(
    wiring: Wiring, values: Room, inputs: Numbers, input_base: int, targets: Numbers, target_base: int, work: Work
) -> None:
    """Add the gradients of one sample to `work.gradients`."""
    forward(wiring, values, inputs, input_base, work.z, work.a, 1, 0)
    begin_backward(wiring, targets, target_base, work.a, work.grad_a, work.own_z, 1, 0)
    backward(wiring, values, work)
