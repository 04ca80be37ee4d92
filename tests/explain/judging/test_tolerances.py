"""How near two numbers must be to count as the same, on both sides of each tolerance."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from backprop_canvas.explain.judging.bare_number import fit_of, is_diagnosable
from backprop_canvas.explain.judging.tolerances import (
    LEFT_BY_ROUNDING,
    MOST_LOOSE,
    NEAR,
    ROUNDING,
    Value,
    agree,
    agree_after_cancelling,
    agree_loosely,
    exact,
    is_near,
    is_printed_right,
    is_roughly,
    last_place,
)
from backprop_canvas.explain.verdicts.systematic import same


def test_rounding_is_forgiven_relative_to_what_was_added() -> None:
    assert agree(exact(3.0 * (1.0 + 0.5 * ROUNDING)), exact(3.0))
    assert not agree(exact(3.0 * (1.0 + 2.0 * ROUNDING)), exact(3.0))
    assert agree(Value(0.5 * ROUNDING * 1e6, 1e6), exact(0.0))
    assert not agree(exact(1e-40), exact(0.0))
    assert agree(exact(0.0), exact(0.0))


# Written as numbers: whoever changes a tolerance must mean it. Each is right with the first error and wrong with the
# second.
LIMITS: list[tuple[Callable[[float], bool], float, float]] = [
    (lambda error: agree(exact(3.0 + 3.0 * error), exact(3.0)), 8e-12, 1.2e-11),
    (lambda error: agree_after_cancelling(exact(error), exact(0.0), 1.0), 8e-14, 1.2e-13),
    (lambda error: agree_after_cancelling(exact(error), exact(0.0), 0.0, 1.0), 3e-15, 5e-15),
    (lambda error: agree_loosely(Value(1.0 + error, 1.0, 1.0), exact(1.0)), 0.0099, 0.0101),
    (lambda error: is_near(1.0 + error, 1.0), 0.0099, 0.0101),
    (lambda error: is_roughly(Value(1.0 + error, 1.0), 1.0), 0.099, 0.101),
    (lambda error: is_roughly(Value(1.0 + error, 1.0, 0.5), 1.0), 0.549, 0.551),
    (lambda error: fit_of("0", error, 1.0, 0.0).is_right, 9e-14, 1.1e-13),
    (lambda error: fit_of(f"{1.0 + error:.12f}", 1.0, 0.0, 0.0).is_right, 9e-7, 1.1e-6),
    (lambda error: fit_of("1.2345", 1.23445 - error, 0.0, 1e-6).is_right, 1.9e-7, 2.1e-7),
    (lambda error: fit_of("1.2345", 1.2346 + error, 0.0, 1e-6).is_right, 1.9e-7, 2.1e-7),
    (lambda error: same(np.array([1.0, 2.0]), np.array([1.0, 2.0]) * (1.0 + error)), 9e-10, 1.1e-9),
]


@pytest.mark.parametrize(("holds", "inside", "outside"), LIMITS)
def test_each_tolerance_is_as_large_as_it_was_meant(
    holds: Callable[[float], bool], inside: float, outside: float
) -> None:
    assert holds(inside)
    assert not holds(outside)


def test_so_many_digits_tell_something() -> None:
    kinds = {numeral: fit_of(numeral, 0.123456, 0.1, 0.0).kind for numeral in ("0.1", "0.12", "0.123", "0.1234")}
    assert kinds == {"0.1": "one_digit", "0.12": "few_digits", "0.123": "right", "0.1234": "right"}
    assert [is_diagnosable(numeral) for numeral in ("0.123", "0.1234")] == [False, True]
    assert [fit_of(numeral, 1.0, 1.0, 0.0).is_right for numeral in ("1.00001", "1.000001")] == [False, True]


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_what_is_not_finite_agrees_with_nothing(number: float) -> None:
    for size in (math.nan, number):
        assert not agree(Value(number, size), exact(1.0))
        assert not agree_loosely(Value(number, size), exact(1.0))


def test_where_terms_cancel_their_size_counts() -> None:
    assert agree_after_cancelling(exact(0.5 * LEFT_BY_ROUNDING), exact(0.0), 1.0)
    assert not agree_after_cancelling(exact(2.0 * LEFT_BY_ROUNDING), exact(0.0), 1.0)


def test_rounded_numerals_may_move_a_value_by_their_last_place_and_no_more_than_a_part_of_it() -> None:
    assert agree_loosely(Value(1.004, 1.0, 0.005), exact(1.0))
    assert not agree_loosely(Value(1.006, 1.0, 0.005), exact(1.0))
    assert not agree_loosely(Value(1.0 + 2.0 * MOST_LOOSE, 1.0, 0.5), exact(1.0))


def test_a_calculation_with_rounded_steps_is_near() -> None:
    assert is_near(-2.0 * (1.0 + 0.9 * NEAR), -2.0)
    assert not is_near(-2.0 * (1.0 + 1.1 * NEAR), -2.0)


@pytest.mark.parametrize(("numeral", "right"), [("0.125", True), ("0.12", False), ("0.126", False), ("1.25e-1", True)])
def test_a_bare_number_is_right_with_three_digits_or_as_the_same_double(numeral: str, right: bool) -> None:
    assert is_printed_right(numeral, 0.1254) == right
    assert is_printed_right("0.5", 0.5)


@pytest.mark.parametrize(
    ("numeral", "unit"), [("0.125", 0.001), ("1.25e-3", 1e-5), ("0.05", 0.0), ("125", 0.0), ("125e2", 100.0)]
)
def test_the_last_place_of_a_numeral_that_may_have_been_rounded(numeral: str, unit: float) -> None:
    assert last_place(numeral) == unit
