"""Where the backward pass begins: the derivative of the loss at each output, and the softmax group. `lane` is the
sample's place among `width` side by side: the number of rank r lies at r·width + lane."""

from __future__ import annotations

from backprop_canvas.engine.functions.losses import fused_delta, loss_slope
from backprop_canvas.engine.functions.sequences import Numbers, Room
from backprop_canvas.engine.functions.softmax import softmax_slopes
from backprop_canvas.engine.kernel.forms import Wiring, Work


def begin_backward(
    wiring: Wiring, targets: Numbers, base: int, a: Room, grad_a: Room, own_z: Room, width: int, lane: int
) -> None:
    """Fill in the derivative of the loss at each output of a sample, whose targets begin at `base`: ∂L/∂a in
    `grad_a`, or, where loss and activation are differentiated together, their part of δ in `own_z`."""
    outputs = wiring.outputs
    count = len(outputs)
    if wiring.fused == 1:
        total = 1.0
        if wiring.grouped == 1:
            total = 0.0
            for place in range(count):
                total += targets[base + place]
        for place in range(count):
            at = outputs[place] * width + lane
            own_z[at] = fused_delta(a[at], targets[base + place], total)
    else:
        for place in range(count):
            at = outputs[place] * width + lane
            grad_a[at] = loss_slope(wiring.loss, a[at], 0.0, targets[base + place], float(count))


def differentiate_softmax(wiring: Wiring, work: Work, width: int, lane: int) -> None:
    """Put the group's part of δ that comes from ∂L/∂a where its z was, and set ∂L/∂a back to 0."""
    softmax_slopes(work.a, wiring.softmax, work.grad_a, work.z, width, lane)
    for rank in wiring.softmax:
        work.grad_a[rank * width + lane] = 0.0
