"""The sums of LANES samples side by side, the innermost loops of training. Each lane has a variable of its own,
because compilers then keep the lanes in vector registers; written as a loop over the lanes the sums go through
memory and take twice as long.
"""

from __future__ import annotations

from backprop_canvas.engine.functions.sequences import Numbers, Room
from backprop_canvas.engine.kernel.forms import LANES, Wiring, Work


def weigh(wiring: Wiring, values: Numbers, rank: int, z: Room, a: Numbers) -> None:
    """z of one neuron: the bias first, then its edges."""
    starts, sources, slots = wiring.starts, wiring.sources, wiring.slots
    bias = values[wiring.biases[rank]]
    z0 = z1 = z2 = z3 = z4 = z5 = z6 = z7 = z8 = z9 = z10 = z11 = z12 = z13 = z14 = z15 = bias
    for edge in range(starts[rank], starts[rank + 1]):
        weight = values[slots[edge]]
        at = sources[edge] * LANES
        z0 += weight * a[at]
        z1 += weight * a[at + 1]
        z2 += weight * a[at + 2]
        z3 += weight * a[at + 3]
        z4 += weight * a[at + 4]
        z5 += weight * a[at + 5]
        z6 += weight * a[at + 6]
        z7 += weight * a[at + 7]
        z8 += weight * a[at + 8]
        z9 += weight * a[at + 9]
        z10 += weight * a[at + 10]
        z11 += weight * a[at + 11]
        z12 += weight * a[at + 12]
        z13 += weight * a[at + 13]
        z14 += weight * a[at + 14]
        z15 += weight * a[at + 15]
    at = rank * LANES
    z[at] = z0
    z[at + 1] = z1
    z[at + 2] = z2
    z[at + 3] = z3
    z[at + 4] = z4
    z[at + 5] = z5
    z[at + 6] = z6
    z[at + 7] = z7
    z[at + 8] = z8
    z[at + 9] = z9
    z[at + 10] = z10
    z[at + 11] = z11
    z[at + 12] = z12
    z[at + 13] = z13
    z[at + 14] = z14
    z[at + 15] = z15


def give(wiring: Wiring, values: Numbers, rank: int, work: Work) -> None:
    """Adds a neuron's part to the gradients of its parameters, and sends its gradient back along its edges. Its δ
    stand where its z were."""
    starts, sources, slots = wiring.starts, wiring.sources, wiring.slots
    delta, a, grad_a, gradients = work.z, work.a, work.grad_a, work.gradients
    at = rank * LANES
    d0, d1, d2, d3 = delta[at], delta[at + 1], delta[at + 2], delta[at + 3]
    d4, d5, d6, d7 = delta[at + 4], delta[at + 5], delta[at + 6], delta[at + 7]
    d8, d9, d10, d11 = delta[at + 8], delta[at + 9], delta[at + 10], delta[at + 11]
    d12, d13, d14, d15 = delta[at + 12], delta[at + 13], delta[at + 14], delta[at + 15]
    # Lanes are added pairwise: first those that are four apart, then neighbours.
    g0 = (d0 + d4) + (d8 + d12)
    g1 = (d1 + d5) + (d9 + d13)
    g2 = (d2 + d6) + (d10 + d14)
    g3 = (d3 + d7) + (d11 + d15)
    gradients[wiring.biases[rank]] += (g0 + g2) + (g1 + g3)
    for edge in range(starts[rank], starts[rank + 1]):
        at = sources[edge] * LANES
        g0 = (d0 * a[at] + d4 * a[at + 4]) + (d8 * a[at + 8] + d12 * a[at + 12])
        g1 = (d1 * a[at + 1] + d5 * a[at + 5]) + (d9 * a[at + 9] + d13 * a[at + 13])
        g2 = (d2 * a[at + 2] + d6 * a[at + 6]) + (d10 * a[at + 10] + d14 * a[at + 14])
        g3 = (d3 * a[at + 3] + d7 * a[at + 7]) + (d11 * a[at + 11] + d15 * a[at + 15])
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
        grad_a[at + 8] += weight * d8
        grad_a[at + 9] += weight * d9
        grad_a[at + 10] += weight * d10
        grad_a[at + 11] += weight * d11
        grad_a[at + 12] += weight * d12
        grad_a[at + 13] += weight * d13
        grad_a[at + 14] += weight * d14
        grad_a[at + 15] += weight * d15
