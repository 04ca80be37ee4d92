"""Softmax: the activation that several neurons share. Plain functions over flat sequences, in document order
of the members, without overflow: only ever exp of a number that is not above zero.

`members` are positions in the other sequences, which hold one number per neuron. A member that is infinite
or NaN makes every result NaN.
"""

from __future__ import annotations

import math

from server.engine.sequences import Ints, Numbers, Room


def largest_at(z: Numbers, members: Ints) -> int:
    """The first member with the largest z."""
    largest = members[0]
    for member in members:
        if z[member] > z[largest]:
            largest = member
    return largest


def rest(z: Numbers, members: Ints, largest: int) -> float:
    """Σ exp(z - z of the largest) over all other members: what 1 is to be completed by."""
    # Infinity less itself is NaN; any other number less itself is 0.
    total = z[largest] - z[largest]
    for member in members:
        if member != largest:
            total += math.exp(z[member] - z[largest])
    return total


def softmax(z: Numbers, members: Ints, a: Room) -> None:
    """Puts exp(z_k) / Σ exp(z_j) into a, at each member k."""
    if len(members) == 0:
        return
    largest = largest_at(z, members)
    whole = 1.0 + rest(z, members, largest)
    for member in members:
        a[member] = math.exp(z[member] - z[largest]) / whole


def log_softmax(z: Numbers, members: Ints, x: Room) -> None:
    """Puts z_k - ln Σ exp(z_j) into x, at each member k: ln a, also where a is too small for a float."""
    if len(members) == 0:
        return
    largest = largest_at(z, members)
    log_whole = math.log1p(rest(z, members, largest))
    for member in members:
        x[member] = (z[member] - z[largest]) - log_whole


def softmax_slopes(a: Numbers, members: Ints, sent: Numbers, slopes: Room) -> None:
    """Puts Σ_j sent_j·∂a_j/∂z_k = a_k·(sent_k - Σ_j a_j·sent_j) into slopes, at each member k."""
    weighted = 0.0
    for member in members:
        weighted += a[member] * sent[member]
    for member in members:
        slopes[member] = a[member] * (sent[member] - weighted)
