"""Numbers as people print them: how many digits a numeral has, and whether it is a given number, rounded or cut off."""

from __future__ import annotations

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

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
    number, place = float(numeral), _place(numeral)
    if number == truth or numeral == 0:
        # A numeral of zeros only is no rounded number: every small number would fit.
        return number == truth
    # Most numbers are farther off than any rounding, and exact arithmetic is slow.
    if abs(number - truth) > FARTHEST_PLACES * float(place) + ROUNDING * abs(number):
        return False
    exact = Decimal(truth)
    if exact.adjusted() - place.adjusted() > _EXACT.prec // 2:
        return False
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    return any(exact.quantize(place, rounding=way, context=_EXACT) == numeral for way in ways)


def _place(numeral: Decimal) -> Decimal:
    """One unit of its last digit."""
    return Decimal(1).scaleb(int(numeral.as_tuple().exponent))


# One numeral is compared with many numbers.
@lru_cache(64)
def _decimal(text: str) -> Decimal | None:
    """None for a letter that denotes a constant."""
    plain = text.replace("−", "-")
    return Decimal(plain) if any(sign.isdecimal() for sign in plain) else None
