"""How close two numbers must be to count as equal. Every tolerance of the judge is here, with its reason. Knows numbers
and numerals, but no expressions and no networks.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from backprop_canvas.explain.judging.numerals import fits, printed_digits

# Relative to what was added. A double loses 1.1e-16 each time it is rounded: this allows for some 90,000 roundings in a
# row. The factors that mistakes leave out or add differ from 1 by far more.
ROUNDING = 1e-11
# Where terms cancel, relative to the root of the summed squares of what is rounded: some 900 times what is expected. It
# is finer than ROUNDING, because here the size is that of the terms, and a true derivative may be small beside it.
LEFT_BY_ROUNDING = 1e-13
# Where neurons are saturated, relative to what their slopes would change by if their outputs changed by 1: an output is
# rounded to 1.1e-16, and both the truth and the side are computed from several of them.
LEFT_BY_SLOPES = 4e-15
# A numeral with fewer digits is taken to be exact: 0.05 is no rounded number.
ROUNDED_DIGITS = 3
# However coarsely numerals were rounded, their result may be off by at most this, relative to the true value.
MOST_LOOSE = 0.01
# A number this close, relative to the true value, is a calculation with rounded steps and no other mistake.
NEAR = 0.01
# Two values at several places are the same if they differ by less than this, relative to them, at each.
SAME = 1e-9
# Beyond this, relative to the true value, no rounding of numbers to two digits explains a difference.
ROUGH = 0.1
# What the last digits of several numbers leave open is found to first order.
LOOSELY = 1.1
# The smallest size that a value is taken to have, so that two zeros agree.
_SMALLEST = 1e-300


class Value(NamedTuple):
    """size: the sum of the absolute values of the terms. loose: the error that rounded numerals may cause."""

    number: float
    size: float
    loose: float = 0.0


def exact(number: float) -> Value:
    """A value that no sum and no numeral has made less sure."""
    return Value(number, abs(number))


def agree(one: Value, other: Value) -> bool:
    """Whether two values are equal but for rounding. A number that is not finite agrees with nothing."""
    apart = abs(one.number - other.number)
    return apart < math.inf and apart <= ROUNDING * max(one.size, other.size, _SMALLEST)


def agree_after_cancelling(one: Value, truth: Value, size: float, slopes: float = 0.0) -> bool:
    """Whether they differ by no more than rounding error. size: of what is rounded on the way to the truth.
    slopes: what a change of all outputs by 1 would change by way of the slopes."""
    return abs(one.number - truth.number) <= LEFT_BY_ROUNDING * size + LEFT_BY_SLOPES * slopes


def agree_loosely(one: Value, truth: Value) -> bool:
    """Whether they are equal if numerals may have been rounded or cut off."""
    allowed = min(one.loose, MOST_LOOSE * abs(truth.number)) + ROUNDING * max(one.size, truth.size)
    apart = abs(one.number - truth.number)
    return apart < math.inf and apart <= allowed


def is_near(number: float, truth: float) -> bool:
    """Whether a wrong number looks like the right one after rounded steps."""
    return abs(number - truth) <= NEAR * abs(truth)


def is_roughly(one: Value, truth: float) -> bool:
    """Whether rounded numbers may explain a difference: a part of the true value, or what their last digits leave open,
    which is more where terms cancel."""
    return abs(one.number - truth) <= max(ROUGH * abs(truth), LOOSELY * one.loose)


def is_printed_right(numeral: str, truth: float) -> bool:
    """Whether a bare number is the true value: the same double, or rounded or cut off with enough digits to tell."""
    return float(numeral) == truth or (printed_digits(numeral) >= ROUNDED_DIGITS and fits(numeral, truth))


def last_place(numeral: str) -> float:
    """One unit of a numeral's last printed digit, where it may have been rounded; 0.0 where it is exact."""
    text = numeral.lower()
    if printed_digits(text) < ROUNDED_DIGITS or not ("." in text or "e" in text):
        return 0.0
    mantissa, _, exponent = text.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return float(f"1e{int(exponent or 0) - decimals}")
