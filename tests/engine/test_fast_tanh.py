"""The kernel's tanh against the C library's."""

import math

import numpy as np
import pytest

from backprop_canvas.engine.kernel.fast_tanh import fast_tanh

UNITS = 7


def points() -> list[float]:
    numbers = np.random.default_rng(0)
    spread = [numbers.uniform(-20, 20, 5_000), numbers.normal(size=5_000), 10 ** numbers.uniform(-300, 1.3, 5_000)]
    return [float(z) for z in np.concatenate(spread)]


def test_it_is_within_a_few_units_in_the_last_place() -> None:
    for z in points():
        assert abs(fast_tanh(z) - math.tanh(z)) <= UNITS * math.ulp(math.tanh(z)), z


def test_it_is_odd_and_never_beyond_one() -> None:
    for z in points():
        assert fast_tanh(-z) == -fast_tanh(z)
        assert abs(fast_tanh(z)) <= 1.0


@pytest.mark.parametrize(("z", "a"), [(0.0, 0.0), (math.inf, 1.0), (-math.inf, -1.0), (1e300, 1.0), (5e-324, 5e-324)])
def test_extremes(z: float, a: float) -> None:
    assert fast_tanh(z) == a


def test_nan_stays() -> None:
    assert math.isnan(fast_tanh(math.nan))
