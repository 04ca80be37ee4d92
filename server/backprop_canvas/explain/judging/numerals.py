"""Numbers as people print them: how many digits a numeral has, and whether it is a given number, rounded or cut off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

import numpy as np

from backprop_canvas.engine.passes.trace import Floats

# Written out, a double has up to 767 significant digits.
_EXACT = Context(prec=1_200)
# A number that is rounded or cut off moves by at most one unit of its last digit; the double of a numeral, and a
# difference of doubles, by much less than this, relative to them.
FARTHEST_PLACES, ROUNDING = 2.0, 1e-14


def printed_digits(text: str) -> int:
    """Significant digits: zeros before the first other digit do not count, zeros behind it do."""
    mantissa = text.lower().partition("e")[0]
    digits = "".join(sign for sign in mantissa if sign.isdecimal())
    return len(digits.lstrip("0"))


def unit(text: str) -> float:
    """One unit of the last printed digit; 0.0 for a letter that denotes a constant."""
    numeral = _decimal(text)
    return 0.0 if numeral is None else float(_place(numeral))


def fits(text: str, truth: float) -> bool:
    """Whether a numeral is the double `truth`, exactly or rounded or cut off at the numeral's last printed digit."""
    numeral = _decimal(text)
    if numeral is None or not math.isfinite(truth):
        return False
    number = float(numeral)
    if number == truth or numeral == 0:
        # A numeral of zeros only is no rounded number: every small number would fit.
        return number == truth
    # Exact arithmetic is slow.
    if abs(number - truth) > _farthest(numeral):
        return False
    exact, place = Decimal(truth), _place(numeral)
    if exact.adjusted() - place.adjusted() > _EXACT.prec // 2:
        return False
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    return any(exact.quantize(place, rounding=way, context=_EXACT) == numeral for way in ways)


def fitting(text: str, truths: Floats) -> Iterator[int]:
    """The positions of those doubles that the numeral fits, in order."""
    numeral = _decimal(text)
    if numeral is not None:
        # Far more numbers are tried than fit.
        near = np.abs(float(numeral) - truths) <= _farthest(numeral)
        yield from (at for at in np.flatnonzero(near).tolist() if fits(text, float(truths[at])))


def _farthest(numeral: Decimal) -> float:
    """How far from the numeral a number can be that is rounded or cut off to it."""
    return FARTHEST_PLACES * float(_place(numeral)) + ROUNDING * abs(float(numeral))


def _place(numeral: Decimal) -> Decimal:
    """One unit of its last digit."""
    return Decimal(1).scaleb(int(numeral.as_tuple().exponent))


# One numeral is compared with many numbers.
@lru_cache(64)
def _decimal(text: str) -> Decimal | None:
    """None for a letter that denotes a constant."""
    plain = text.replace("−", "-")
    return Decimal(plain) if any(sign.isdecimal() for sign in plain) else None
