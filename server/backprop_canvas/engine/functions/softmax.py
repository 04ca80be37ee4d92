"""Softmax: the activation that several neurons share. Plain functions over flat sequences, in document order
of the members, without overflow: only ever exp of a number that is not above zero.

`members` are positions of neurons. The other sequences hold `width` samples side by side: the number of
neuron n in sample `lane` lies at n·width + lane; in a trace they hold one, so that width is 1 and lane 0. A member
that is infinite or NaN makes every result NaN.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.sequences import Ints, Numbers, Room


def largest_at(z: Numbers, members: Ints, width: int, lane: int) -> int:
    """The first member with the largest z."""
    largest = members[0]
    for member in members:
        if z[member * width + lane] > z[largest * width + lane]:
            largest = member
    return largest


def rest(z: Numbers, members: Ints, largest: int, width: int, lane: int) -> float:
    """Σ exp(z - z of the largest) over all other members. With the 1 of the largest it makes the whole."""
    top = z[largest * width + lane]
    # Infinity less itself is NaN; any other number less itself is 0.
    total = top - top
    for member in members:
        if member != largest:
            total += math.exp(z[member * width + lane] - top)
    return total


def softmax(z: Numbers, members: Ints, a: Room, width: int, lane: int) -> None:
    """Puts exp(z_k) / Σ exp(z_j) into a, at each member k."""
    if len(members) == 0:
        return
    largest = largest_at(z, members, width, lane)
    top = z[largest * width + lane]
    whole = 1.0 + rest(z, members, largest, width, lane)
    for member in members:
        a[member * width + lane] = math.exp(z[member * width + lane] - top) / whole


def log_softmax(z: Numbers, members: Ints, x: Room) -> None:
    """Puts z_k - ln Σ exp(z_j) into x, at each member k: ln a, also where a is too small for a float."""
    if len(members) == 0:
        return
    largest = largest_at(z, members, 1, 0)
    log_whole = math.log1p(rest(z, members, largest, 1, 0))
    for member in members:
        x[member] = (z[member] - z[largest]) - log_whole


def softmax_slopes(a: Numbers, members: Ints, sent: Numbers, slopes: Room, width: int, lane: int) -> None:
    """Puts Σ_j sent_j·∂a_j/∂z_k = a_k·(sent_k - Σ_j a_j·sent_j) into slopes, at each member k."""
    weighted = 0.0
    for member in members:
        weighted += a[member * width + lane] * sent[member * width + lane]
    for member in members:
        at = member * width + lane
        slopes[at] = a[at] * (sent[at] - weighted)
