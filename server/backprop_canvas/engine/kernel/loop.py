"""The one function that advances parameters, for stepping, bulk training, seeking and resuming alike; and the
loss of many samples at once."""

from __future__ import annotations

from backprop_canvas.engine.functions.losses import loss_part
from backprop_canvas.engine.functions.sequences import Ints, Room
from backprop_canvas.engine.functions.softmax import log_softmax
from backprop_canvas.engine.kernel.forms import LANES, Data, Moments, Rates, Wiring, Work
from backprop_canvas.engine.kernel.lanes import add_chunk
from backprop_canvas.engine.kernel.sequential import advance_in_sequence
from backprop_canvas.engine.kernel.single import add_sample, forward
from backprop_canvas.engine.kernel.update import update
from backprop_canvas.engine.optimizing.schedules import rate as scheduled_rate


def run(
    wiring: Wiring,
    rates: Rates,
    data: Data,
    work: Work,
    moments: Moments,
    iteration: int,
    age: int,
    position: int,
    count: int,
) -> None:
    """Advance `moments` by `count` iterations, in place.

    iteration: how many are done already; the schedule goes by it. age: how many updates the optimizer's state has
    seen. position: where in `data.order` the next batch begins; behind the end it begins anew.
    """
    for _ in range(count):
        left = data.epoch - position % data.epoch
        size = data.batch if data.batch < left else left
        rate = scheduled_rate(
            rates.schedule,
            rates.learning_rate,
            float(iteration),
            rates.schedule_a,
            rates.schedule_b,
            rates.warm_start,
            rates.warm_iterations,
        )
        iteration += 1
        age += 1
        if data.sequential == 1:
            advance_in_sequence(wiring, rates, moments.values, data, position, size, work, rate)
        else:
            sum_gradients(wiring, moments.values, data, position, size, work)
            update(rates, moments, work.gradients, size, rate, age)
        position += size
        if position == len(data.order):
            position = 0


def sum_gradients(wiring: Wiring, values: Room, data: Data, position: int, size: int, work: Work) -> None:
    """Leave in `work.gradients` the sum over the `size` samples from `position` of the order on."""
    gradients = work.gradients
    for slot in range(len(gradients)):
        gradients[slot] = 0.0
    if data.lanes == 1:
        for begin in range(position, position + size, LANES):
            live = position + size - begin
            add_chunk(wiring, values, data, begin, live if live < LANES else LANES, work)
        return
    outputs = len(wiring.outputs)
    for place in range(position, position + size):
        sample = data.order[place]
        add_sample(wiring, values, data.inputs, sample * wiring.inputs, data.targets, sample * outputs, work)


def evaluate(
    wiring: Wiring,
    values: Room,
    data: Data,
    work: Work,
    watched: Ints,
    samples: int,
    losses: Room,
    answers: Room,
) -> None:
    """Fill in the loss of each sample, (S,), and what the W watched neurons give, (S·W,). watched: a rank for a, or
    -1 - rank for z. `work` is one sample wide."""
    outputs = wiring.outputs
    count = len(outputs)
    for sample in range(samples):
        forward(wiring, values, data.inputs, sample * wiring.inputs, work.z, work.a, 1, 0)
        x = work.z
        if wiring.grouped == 1:
            x = work.own_z
            log_softmax(work.z, wiring.softmax, x)
        total = 0.0
        for place in range(count):
            rank = outputs[place]
            target = data.targets[sample * count + place]
            total += loss_part(wiring.loss, work.a[rank], x[rank], target, float(count))
        losses[sample] = total
        for place in range(len(watched)):
            rank = watched[place]
            answers[sample * len(watched) + place] = work.a[rank] if rank >= 0 else work.z[-1 - rank]
