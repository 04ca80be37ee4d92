"""Whether a bare number is the value that is asked for. Everything about a printed number is decided here, with named
tolerances: its digits, few digits, the noise of machine arithmetic. Knows numbers, but no expressions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from backprop_canvas.explain.judging.numerals import fits, printed_digits
from backprop_canvas.explain.judging.tolerances import is_near

# With one digit nearly every number fits something. With two it is right, and worth a remark.
ONE_DIGIT = 1
FEW_DIGITS = 2
# A usual mistake is named only if at least so many printed digits are its own.
DIAGNOSED_DIGITS = 4
# Digits that must agree before the rest may be the noise of arithmetic, and the relative difference that this allows.
NOISE_DIGITS = 6
NOISE = 1e-6
# A 32-bit number seldom prints with so few digits: such a numeral is allowed a part of the noise only.
NOISE_OF_FEW = 0.2
# Relative to the size of what is rounded on the way: some 900 roundings of a double.
DOUBLE_NOISE = 1e-13

Kind = Literal["right", "digits_right", "few_digits", "one_digit", "wrong"]


@dataclass(frozen=True)
class Fit:
    """digits: how many of the printed digits are right, where that is worth a remark."""

    kind: Kind
    digits: int = 0

    @property
    def is_right(self) -> bool:
        return self.kind in ("right", "digits_right", "few_digits")


def fit_of(numeral: str, truth: float, size: float, noise: float) -> Fit:
    """size: of what is rounded on the way to it. noise: by how much 32-bit arithmetic may miss the truth."""
    number = float(numeral)
    if number == truth:
        return Fit("right")
    digits, apart = printed_digits(numeral), abs(number - truth)
    is_noise = math.isfinite(truth) and apart <= DOUBLE_NOISE * size
    if fits(numeral, truth):
        if digits > FEW_DIGITS or is_noise:
            return Fit("right")
        return Fit("few_digits" if digits > ONE_DIGIT else "one_digit", digits)
    if is_noise:
        return Fit("digits_right", agreeing(number, truth)) if digits else Fit("right")
    if not is_near(number, truth) or digits <= FEW_DIGITS:
        return Fit("wrong")
    return _beside_noise(numeral, truth, noise)


def is_diagnosable(numeral: str) -> bool:
    return printed_digits(numeral) >= DIAGNOSED_DIGITS


def agreeing(number: float, truth: float) -> int:
    """The number of leading digits in which two numbers agree, at most those of a double."""
    if truth == 0.0 or number == 0.0:
        return 0
    apart = abs(number - truth) / abs(truth)
    return max(0, min(16, math.floor(-math.log10(apart)))) if apart else 16


def _beside_noise(numeral: str, truth: float, noise: float) -> Fit:
    """Few digits must fit a number within the noise; of many digits, the last may be noise."""
    number = float(numeral)
    if printed_digits(numeral) <= NOISE_DIGITS:
        allowed = NOISE_OF_FEW * noise
        between = abs(number - truth) <= allowed
        fitting = between or fits(numeral, truth + allowed) or fits(numeral, truth - allowed)
        return Fit("right" if fitting else "wrong")
    if abs(number - truth) <= max(NOISE * abs(truth), noise):
        return Fit("digits_right", agreeing(number, truth))
    return Fit("wrong")
