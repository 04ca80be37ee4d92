"""The arguments of the kernel: named tuples of numbers and flat sequences. The sequences are all lists or all arrays
of one kind, depending on the way in which the kernel runs."""

from __future__ import annotations

from typing import NamedTuple

from backprop_canvas.engine.functions.sequences import Ints, Numbers, Room

# In one sweep over the edges so many samples are computed side by side, where samples are innermost.
LANES = 16


class Wiring(NamedTuple):
    """A plan by rank: N neurons, the inputs first, and E edges by the rank that they enter, there in document
    order.

    codes: (N,) activation codes, -1 for an input. starts: (N + 1,) where the edges of a rank begin.
    sources: (E,) ranks. slots: (E,), biases: (N,) places in the values; "no bias" is the last place, which
    holds 0. deep: (N,) 1 where a neuron other than an input sends to this one, else 0.
    leaving_starts: (N + 1,) where the edges that leave a rank begin in leaving_slots and leaving_targets, (E,),
    in document order. outputs: (K,) ranks, in document order. softmax: (M,) ranks of the softmax group;
    softmax_last: the highest of them, -1 without one.
    fused: 1 where the loss is differentiated together with the activation of the outputs, else 0.
    grouped: 1 where that activation is softmax.
    """

    inputs: int
    neurons: int
    codes: Ints
    starts: Ints
    sources: Ints
    slots: Ints
    biases: Ints
    deep: Ints
    leaving_starts: Ints
    leaving_slots: Ints
    leaving_targets: Ints
    outputs: Ints
    softmax: Ints
    softmax_last: int
    loss: int
    fused: int
    grouped: int


class Rates(NamedTuple):
    """How values move; codes and numbers as in `rules`. The first `moving` values are those that are trained.
    penalised: (P + 1,) 1.0 for weights, 0.0 for biases. plain: 1 without penalties and clipping."""

    moving: int
    penalised: Numbers
    optimizer: int
    hyper: Numbers
    learning_rate: float
    schedule: int
    schedule_a: float
    schedule_b: float
    warm_start: float
    warm_iterations: float
    reduction: int
    plain: int
    l1: float
    l2: float
    clip_value: float
    max_norm: float


class Data(NamedTuple):
    """inputs: (S·I,), targets: (S·K,), sample after sample. order: the samples of consecutive iterations,
    whole epochs of `epoch` samples each. batch: samples per iteration. sequential: 1 or 0. lanes: 1 where
    samples are innermost."""

    inputs: Numbers
    targets: Numbers
    order: Ints
    epoch: int
    batch: int
    sequential: int
    lanes: int


class Work(NamedTuple):
    """Room that a call overwrites: z, a, grad_a, own_z: (N·width,); gradients: (P + 1,). `width` is 1, LANES or, for
    a sequential update, the batch size. Between samples grad_a is 0; that of inputs is not, but it is never read."""

    z: Room
    a: Room
    grad_a: Room
    own_z: Room
    gradients: Room


class Moments(NamedTuple):
    """The numbers that are advanced: values: (P + 1,), first, second: (P,)."""

    values: Room
    first: Room
    second: Room
