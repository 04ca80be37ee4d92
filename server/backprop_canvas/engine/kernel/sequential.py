"""The sequential update, a common mistake of published examples, kept as a teaching switch. Each use of a parameter
moves it as soon as δ of its neuron is known. Earlier neurons then receive their gradients through weights that have
already moved. Samples of a batch lie side by side: a number of rank r lies at r·size + sample."""

from __future__ import annotations

from backprop_canvas.engine.functions.activations import SOFTMAX_CODE, slope
from backprop_canvas.engine.functions.reductions import reduced
from backprop_canvas.engine.functions.sequences import Numbers, Room
from backprop_canvas.engine.kernel.forms import Data, Rates, Wiring, Work
from backprop_canvas.engine.kernel.outputs import begin_backward, differentiate_softmax
from backprop_canvas.engine.kernel.single import forward


def advance_in_sequence(
    wiring: Wiring, rates: Rates, values: Room, data: Data, position: int, size: int, work: Work, rate: float
) -> None:
    """One iteration of plain sgd over the `size` samples from `position` of the order on."""
    for lane in range(size):
        sample = data.order[position + lane]
        forward(wiring, values, data.inputs, sample * wiring.inputs, work.z, work.a, size, lane)
        base = sample * len(wiring.outputs)
        begin_backward(wiring, data.targets, base, work.a, work.grad_a, work.own_z, size, lane)
    for rank in range(wiring.neurons - 1, wiring.inputs - 1, -1):
        leave_deltas(wiring, values, rank, size, work)
        move(rates, values, wiring.biases[rank], sum_of(work.z, rank, size), size, rate)
        for edge in range(wiring.starts[rank], wiring.starts[rank + 1]):
            use = sum_of_products(work.z, rank, work.a, wiring.sources[edge], size)
            move(rates, values, wiring.slots[edge], use, size, rate)


def leave_deltas(wiring: Wiring, values: Room, rank: int, size: int, work: Work) -> None:
    """Put δ of a neuron, for each sample, where its z was."""
    if wiring.codes[rank] != SOFTMAX_CODE:
        receive(wiring, values, rank, size, work)
        for at in range(rank * size, rank * size + size):
            work.z[at] = work.grad_a[at] * slope(wiring.codes[rank], work.z[at], work.a[at])
            work.grad_a[at] = 0.0
    elif rank == wiring.softmax_last:
        for member in wiring.softmax:
            receive(wiring, values, member, size, work)
        for lane in range(size):
            differentiate_softmax(wiring, work, size, lane)
    if wiring.fused == 1:
        for at in range(rank * size, rank * size + size):
            work.z[at] += work.own_z[at]


def receive(wiring: Wiring, values: Room, rank: int, size: int, work: Work) -> None:
    """Add up ∂L/∂a of a neuron from its outgoing edges, through the weights as they now stand."""
    for place in range(wiring.leaving_starts[rank], wiring.leaving_starts[rank + 1]):
        weight = values[wiring.leaving_slots[place]]
        target = wiring.leaving_targets[place] * size
        for lane in range(size):
            work.grad_a[rank * size + lane] += weight * work.z[target + lane]


def sum_of(delta: Numbers, rank: int, size: int) -> float:
    total = 0.0
    for at in range(rank * size, rank * size + size):
        total += delta[at]
    return total


def sum_of_products(delta: Numbers, rank: int, a: Room, source: int, size: int) -> float:
    total = 0.0
    for lane in range(size):
        total += delta[rank * size + lane] * a[source * size + lane]
    return total


def move(rates: Rates, values: Room, slot: int, gradient: float, size: int, rate: float) -> None:
    if slot < rates.moving:
        values[slot] -= rate * reduced(rates.reduction, gradient, float(size))
