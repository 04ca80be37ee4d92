"""Where the passes meet the loss: the softmax group, and what the loss says of each output. `lane` is the sample's
place among `width` side by side: a number of rank r lies at r·width + lane.
"""

from __future__ import annotations

import math

from server.engine.kernel.forms import Wiring
from server.engine.losses import fused_delta, loss_slope
from server.engine.sequences import Ints, Numbers, Room


def softmax(members: Ints, z: Room, a: Room, width: int, lane: int) -> float:
    """Fill in a = e^z / Σ e^z over the group, shifted by the largest z, so that nothing overflows. Returns
    ln Σ e^z."""
    top = z[members[0] * width + lane]
    for rank in members:
        if z[rank * width + lane] > top:
            top = z[rank * width + lane]
    total = 0.0
    for rank in members:
        power = math.exp(z[rank * width + lane] - top)
        a[rank * width + lane] = power
        total += power
    for rank in members:
        a[rank * width + lane] /= total
    return top + math.log(total)


def softmax_deltas(wiring: Wiring, a: Room, grad_a: Room, own_z: Room, width: int, lane: int) -> None:
    """Turn ∂L/∂a of the group into δ_k = a_k (∂L/∂a_k − Σ_j ∂L/∂a_j a_j), which is left in `own_z` on top of
    what the loss said there."""
    mean = 0.0
    for rank in wiring.softmax:
        at = rank * width + lane
        mean += grad_a[at] * a[at]
    for rank in wiring.softmax:
        at = rank * width + lane
        own_z[at] += a[at] * (grad_a[at] - mean)
        grad_a[at] = 0.0


def begin_backward(
    wiring: Wiring, targets: Numbers, base: int, a: Room, grad_a: Room, own_z: Room, width: int, lane: int
) -> None:
    """What the loss itself says of each output of a sample, whose targets begin at `base`: ∂L/∂a, or, where
    loss and activation are differentiated together, their part of δ in `own_z`."""
    outputs = wiring.outputs
    count = len(outputs)
    if wiring.softmax_last >= 0:
        for rank in wiring.softmax:
            own_z[rank * width + lane] = 0.0
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
