"""The numbers from 0 on in an order that a seed decides: the same on every machine, and the same as on the page, whose
twin is static/js/lib/shuffled.js. Knows not what they count."""

from __future__ import annotations

from collections.abc import Iterator

_WORD = (1 << 32) - 1


def shuffled(count: int, seed: int) -> list[int]:
    """The numbers below count in the order of Fisher and Yates (Durstenfeld 1964). seed: at least 0; of a larger one
    its last 32 bits count."""
    random = _generator(seed)
    order = list(range(count))
    for at in range(count - 1, 0, -1):
        other = int(next(random) * (at + 1))
        order[at], order[other] = order[other], order[at]
    return order


def _generator(seed: int) -> Iterator[float]:
    """Numbers from 0 to below 1: SplitMix32, a counter whose bits are mixed (Steele, Lea and Flood 2014)."""
    counter = seed & _WORD
    while True:
        counter = (counter + 0x9E3779B9) & _WORD
        mixed = ((counter ^ (counter >> 16)) * 0x21F0AAAD) & _WORD
        mixed = ((mixed ^ (mixed >> 15)) * 0x735A2D97) & _WORD
        yield (mixed ^ (mixed >> 15)) / 2**32
