"""Both passes of LANES samples side by side: the loop order for larger batches. The sums of a neuron stay in
variables of their own, one per lane, because compilers then keep them in vector registers; written as an inner
loop they go through memory and take twice as long.

A chunk that is not full repeats its first sample in the lanes that are left, and what the loss says of those
is 0, so that they add nothing.
"""

from __future__ import annotations

from server.engine.activation_functions import tanh_derivative
from server.engine.activations import SOFTMAX_CODE, TANH, activate, slope
from server.engine.kernel.fast_tanh import fast_tanh
from server.engine.kernel.forms import LANES, Data, Wiring, Work
from server.engine.kernel.outputs import begin_backward, softmax, softmax_deltas
from server.engine.sequences import Numbers, Room


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
        silence(wiring, work.grad_a, work.own_z, lane)
    for rank in range(wiring.neurons - 1, wiring.inputs - 1, -1):
        settle_lanes(wiring, rank, work)
        give(wiring, values, rank, work)


def begin_chunk(wiring: Wiring, data: Data, position: int, live: int, a: Room) -> None:
    for lane in range(LANES):
        base = data.order[position + (lane if lane < live else 0)] * wiring.inputs
        for rank in range(wiring.inputs):
            a[rank * LANES + lane] = data.inputs[base + rank]


def silence(wiring: Wiring, grad_a: Room, own_z: Room, lane: int) -> None:
    for rank in wiring.outputs:
        grad_a[rank * LANES + lane] = 0.0
        own_z[rank * LANES + lane] = 0.0


def weigh(wiring: Wiring, values: Room, rank: int, z: Room, a: Room) -> None:
    """z of one neuron: the bias first, then its edges."""
    bias = values[wiring.biases[rank]]
    z0 = z1 = z2 = z3 = z4 = z5 = z6 = z7 = bias
    for edge in range(wiring.starts[rank], wiring.starts[rank + 1]):
        weight = values[wiring.slots[edge]]
        at = wiring.sources[edge] * LANES
        z0 += weight * a[at]
        z1 += weight * a[at + 1]
        z2 += weight * a[at + 2]
        z3 += weight * a[at + 3]
        z4 += weight * a[at + 4]
        z5 += weight * a[at + 5]
        z6 += weight * a[at + 6]
        z7 += weight * a[at + 7]
    at = rank * LANES
    z[at] = z0
    z[at + 1] = z1
    z[at + 2] = z2
    z[at + 3] = z3
    z[at + 4] = z4
    z[at + 5] = z5
    z[at + 6] = z6
    z[at + 7] = z7


def activate_lanes(wiring: Wiring, rank: int, z: Room, a: Room) -> None:
    code = wiring.codes[rank]
    begin = rank * LANES
    if code == TANH:
        # By itself, because only without the choice inside it this loop is compiled to vectors.
        for at in range(begin, begin + LANES):
            a[at] = fast_tanh(z[at])
    elif code != SOFTMAX_CODE:
        for at in range(begin, begin + LANES):
            a[at] = activate(code, z[at])
    elif rank == wiring.softmax_last:
        for lane in range(LANES):
            softmax(wiring.softmax, z, a, LANES, lane)


def settle_lanes(wiring: Wiring, rank: int, work: Work) -> None:
    """Leave δ of a neuron, whose ∂L/∂a is complete, where its z was; ∂L/∂a goes back to 0."""
    begin = rank * LANES
    if wiring.codes[rank] == SOFTMAX_CODE:
        if rank == wiring.softmax_last:
            for lane in range(LANES):
                softmax_deltas(wiring, work.a, work.grad_a, work.own_z, LANES, lane)
        for at in range(begin, begin + LANES):
            work.z[at] = work.own_z[at]
        return
    differentiate_lanes(wiring.codes[rank], begin, work.z, work.a, work.grad_a)
    for at in range(begin, begin + LANES):
        work.grad_a[at] = 0.0
    if wiring.fused == 1:
        for at in range(begin, begin + LANES):
            work.z[at] += work.own_z[at]


def differentiate_lanes(code: int, begin: int, z: Room, a: Numbers, grad_a: Numbers) -> None:
    if code == TANH:
        for at in range(begin, begin + LANES):
            z[at] = grad_a[at] * tanh_derivative(z[at], a[at])
    else:
        for at in range(begin, begin + LANES):
            z[at] = grad_a[at] * slope(code, z[at], a[at])


def give(wiring: Wiring, values: Room, rank: int, work: Work) -> None:
    """What a neuron gives to its parameters, lanes added pairwise, and sends back along its edges."""
    starts, sources, slots = wiring.starts, wiring.sources, wiring.slots
    a, grad_a, gradients = work.a, work.grad_a, work.gradients
    at = rank * LANES
    d0, d1, d2, d3 = work.z[at], work.z[at + 1], work.z[at + 2], work.z[at + 3]
    d4, d5, d6, d7 = work.z[at + 4], work.z[at + 5], work.z[at + 6], work.z[at + 7]
    gradients[wiring.biases[rank]] += ((d0 + d4) + (d2 + d6)) + ((d1 + d5) + (d3 + d7))
    for edge in range(starts[rank], starts[rank + 1]):
        at = sources[edge] * LANES
        g0 = d0 * a[at] + d4 * a[at + 4]
        g1 = d1 * a[at + 1] + d5 * a[at + 5]
        g2 = d2 * a[at + 2] + d6 * a[at + 6]
        g3 = d3 * a[at + 3] + d7 * a[at + 7]
        gradients[slots[edge]] += (g0 + g2) + (g1 + g3)
    if wiring.deep[rank] == 0:
        return
    for edge in range(starts[rank], starts[rank + 1]):
        weight = values[slots[edge]]
        at = sources[edge] * LANES
        grad_a[at] += weight * d0
        grad_a[at + 1] += weight * d1
        grad_a[at + 2] += weight * d2
        grad_a[at + 3] += weight * d3
        grad_a[at + 4] += weight * d4
        grad_a[at + 5] += weight * d5
        grad_a[at + 6] += weight * d6
        grad_a[at + 7] += weight * d7
