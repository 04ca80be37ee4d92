"""Digits that are printed, and numbers rounded or cut at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.explain.judging.numerals import fits, printed_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [("0.000668", 3), ("6.7e-4", 2), ("120", 3), ("0.0400", 3), ("-1.5", 2), ("0", 0), ("0.5E+10", 1)],
)
def test_significant_digits(text: str, digits: int) -> None:
    assert printed_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "truth", "fit"),
    [
        ("0.000438", 0.00043856773447434685, True),
        ("0.000439", 0.00043856773447434685, True),
        ("0.000440", 0.00043856773447434685, False),
        ("0.00043", 0.00043856773447434685, True),
        ("-0.000438", -0.00043856773447434685, True),
        ("−0.000439", -0.00043856773447434685, True),
        ("0.000439", -0.00043856773447434685, False),
        ("1e-400", 0.0, True),
        ("0.5", float("nan"), False),
        ("0.5", float("inf"), False),
        ("e", 2.718281828459045, False),
        ("1e-300", 1e300, False),
    ],
)
def test_what_fits(text: str, truth: float, fit: bool) -> None:
    assert fits(text, truth) is fit


@given(st.integers(-(10**9), 10**9), st.integers(0, 12), st.integers(1, 9))
def test_a_numeral_cut_anywhere_still_fits_unless_nothing_is_left(whole: int, decimals: int, left: int) -> None:
    sign, digits = ("-" if whole < 0 else ""), str(abs(whole)).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    full = f"{sign}{digits[:point]}.{digits[point:]}0"
    cut = full[: len(sign) + point + 1 + min(left, decimals)].rstrip(".")
    assert fits(cut, float(full)) is (printed_digits(cut) > 0 or whole == 0)
