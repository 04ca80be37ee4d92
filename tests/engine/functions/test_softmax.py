"""The functions of the softmax, over sequences in which its members stand among others."""

import math
from fractions import Fraction

import pytest

from backprop_canvas.engine.functions.softmax import log_softmax, softmax, softmax_slopes

OTHER = 7.5


def activated(z: list[float]) -> list[float]:
    """Members at every second position; the others stay as they are."""
    members = range(0, 2 * len(z), 2)
    spread = [number for own in z for number in (own, OTHER)]
    made = [OTHER] * len(spread)
    softmax(spread, members, made, 1, 0)
    assert made[1::2] == [OTHER] * len(z)
    return made[::2]


def logarithms(z: list[float]) -> list[float]:
    made = [0.0] * len(z)
    log_softmax(z, range(len(z)), made)
    return made


def test_values() -> None:
    assert activated([1.0, 2.0, 3.0]) == pytest.approx([0.0900305731703805, 0.2447284710547977, 0.6652409557748219])
    assert activated([0.3]) == [1.0]
    assert activated([5.0, 5.0]) == [0.5, 0.5]


@pytest.mark.parametrize("z", [[1.0, 2.0, 3.0], [-3.0, 0.0, -0.5], [0.1], [700.0, 710.0, 690.0]])
def test_the_logarithms_are_those_of_the_values(z: list[float]) -> None:
    assert logarithms(z) == pytest.approx([math.log(a) for a in activated(z)], rel=1e-14, abs=1e-15)


def test_nothing_overflows() -> None:
    assert activated([1000.0, -1000.0, 0.0]) == [1.0, 0.0, 0.0]
    assert logarithms([1000.0, -1000.0, 0.0]) == [0.0, -2000.0, -1000.0]
    assert activated([1e308, -1e308]) == [1.0, 0.0]
    assert logarithms([1e308, -1e308]) == [0.0, -math.inf]


def test_the_logarithm_of_nearly_1_keeps_its_digits() -> None:
    assert logarithms([50.0, 0.0])[0] == pytest.approx(-math.exp(-50.0), rel=1e-15)


@pytest.mark.parametrize("spoiled", [math.nan, math.inf])
@pytest.mark.parametrize("at", range(3))
def test_a_member_without_a_number_spoils_all(at: int, spoiled: float) -> None:
    z = [0.5, 1.0, -2.0]
    z[at] = spoiled
    assert all(map(math.isnan, activated(z)))
    assert all(map(math.isnan, logarithms(z)))


def test_slopes_are_those_of_exact_arithmetic() -> None:
    a, sent = [0.125, 0.375, 0.5], [2.0, -1.0, 0.25]
    exact = [
        sum(Fraction(g) * Fraction(a[j]) * ((j == k) - Fraction(a[k])) for j, g in enumerate(sent)) for k in range(3)
    ]
    slopes = [0.0, 0.0, 0.0]
    softmax_slopes(a, range(3), sent, slopes, 1, 0)
    assert slopes == [float(slope) for slope in exact]


def test_no_members_are_no_error() -> None:
    nothing: list[float] = []
    softmax(nothing, (), nothing, 1, 0)
    log_softmax(nothing, (), nothing)
    softmax_slopes(nothing, (), nothing, nothing, 1, 0)
