"""Both passes of LANES samples side by side: the loop order for larger batches.

A chunk that is not full repeats its first sample in the lanes that are left. There the derivative of the loss is set
to 0, so that they add nothing.
"""

from __future__ import annotations

from backprop_canvas.engine.functions.activations import SOFTMAX_CODE, TANH_CODE, activate, slope
from backprop_canvas.engine.functions.elementary import tanh_derivative
from backprop_canvas.engine.functions.sequences import Numbers, Room
from backprop_canvas.engine.functions.softmax import softmax
from backprop_canvas.engine.kernel.fast_tanh import fast_tanh
from backprop_canvas.engine.kernel.forms import LANES, Data, Wiring, Work
from backprop_canvas.engine.kernel.lane_sums import give, weigh
from backprop_canvas.engine.kernel.outputs import begin_backward, differentiate_softmax


def add_chunk(wiring: Wiring, values: Room, data: Data, position: int, live: int, work: Work) -> None:
    """Add to `work.gradients` those of `live` samples, the first of which stands at `position` of the order."""
    begin_chunk(wiring, data, position, live, work.a)
    for rank in range(wiring.inputs, wiring.neurons):
        weigh(wiring, values, rank, work.z, work.a)
        activate_lanes(wiring, rank, work.z, work.a)
    width = len(wiring.outputs)
    for lane in range(LANES):
        sample = data.order[position + (lane if lane < live else 0)]
        begin_backward(wiring, data.targets, sample * width, work.a, work.grad_a, work.own_z, LANES, lane)
    for lane in range(live, LANES):
        silence(wiring, work, lane)
    for rank in range(wiring.neurons - 1, wiring.inputs - 1, -1):
        settle_lanes(wiring, rank, work)
        give(wiring, values, rank, work)


def begin_chunk(wiring: Wiring, data: Data, position: int, live: int, a: Room) -> None:
    for lane in range(LANES):
        base = data.order[position + (lane if lane < live else 0)] * wiring.inputs
        for rank in range(wiring.inputs):
            a[rank * LANES + lane] = data.inputs[base + rank]


def silence(wiring: Wiring, work: Work, lane: int) -> None:
    """Take a lane out of the backward pass: its derivatives of the loss become 0, and its a too, since 0 times
    infinity would be NaN."""
    for rank in range(wiring.neurons):
        work.a[rank * LANES + lane] = 0.0
    for rank in wiring.outputs:
        work.grad_a[rank * LANES + lane] = 0.0
        work.own_z[rank * LANES + lane] = 0.0


def activate_lanes(wiring: Wiring, rank: int, z: Room, a: Room) -> None:
    code = wiring.codes[rank]
    begin = rank * LANES
    if code == TANH_CODE:
        # By itself, because only without the choice inside it this loop is compiled to vectors.
        for at in range(begin, begin + LANES):
            a[at] = fast_tanh(z[at])
    elif code != SOFTMAX_CODE:
        for at in range(begin, begin + LANES):
            a[at] = activate(code, z[at])
    elif rank == wiring.softmax_last:
        for lane in range(LANES):
            softmax(z, wiring.softmax, a, LANES, lane)


def settle_lanes(wiring: Wiring, rank: int, work: Work) -> None:
    """Put δ of a neuron where its z was, and set its ∂L/∂a, which must be complete, back to 0."""
    begin = rank * LANES
    if wiring.codes[rank] != SOFTMAX_CODE:
        differentiate_lanes(wiring.codes[rank], begin, work.z, work.a, work.grad_a)
    elif rank == wiring.softmax_last:
        for lane in range(LANES):
            differentiate_softmax(wiring, work, LANES, lane)
    if wiring.fused == 1:
        for at in range(begin, begin + LANES):
            work.z[at] += work.own_z[at]


def differentiate_lanes(code: int, begin: int, z: Room, a: Numbers, grad_a: Room) -> None:
    if code == TANH_CODE:
        for at in range(begin, begin + LANES):
            z[at] = grad_a[at] * tanh_derivative(z[at], a[at])
    else:
        for at in range(begin, begin + LANES):
            z[at] = grad_a[at] * slope(code, z[at], a[at])
    for at in range(begin, begin + LANES):
        grad_a[at] = 0.0
