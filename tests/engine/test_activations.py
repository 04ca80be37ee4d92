"""The rows of the table of activations, one function at a time."""

import math
import re

import pytest

from server.engine.activations import ACTIVATIONS, Activation

ROWS = list(ACTIVATIONS.values())
POINTS = [-800.0, -30.0, -1.5, -0.1, 0.3, 2.0, 30.0, 800.0]


@pytest.mark.parametrize(
    ("word", "z", "a"),
    [
        ("linear", -1.5, -1.5),
        ("sigmoid", 0.0, 0.5),
        ("sigmoid", 1.0, 0.7310585786300049),
        ("sigmoid", -1.0, 0.2689414213699951),
        ("tanh", 0.5, 0.46211715726000973),
        ("relu", 2.5, 2.5),
        ("relu", -2.5, 0.0),
    ],
)
def test_value(word: str, z: float, a: float) -> None:
    assert ACTIVATIONS[word].value(z) == pytest.approx(a, rel=1e-15)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("z", POINTS)
def test_derivative_is_the_slope_of_the_value(row: Activation, z: float) -> None:
    h = 1e-6
    slope = (row.value(z + h) - row.value(z - h)) / (2 * h)
    assert row.derivative(z, row.value(z)) == pytest.approx(slope, abs=1e-7)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("z", [-1e308, -1e4, 1e4, 1e308, math.inf, -math.inf])
def test_nothing_overflows(row: Activation, z: float) -> None:
    a = row.value(z)
    assert not math.isnan(a)
    assert not math.isnan(row.derivative(z, a))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nan_goes_through(row: Activation) -> None:
    assert math.isnan(row.value(math.nan))


def test_the_derivative_of_relu_at_its_kink_is_0() -> None:
    assert ACTIVATIONS["relu"].derivative(0.0, 0.0) == 0.0


def test_sigmoid_keeps_its_small_values() -> None:
    assert ACTIVATIONS["sigmoid"].value(-700.0) == pytest.approx(math.exp(-700.0), rel=1e-15)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_latex_is_written_in_z_and_a(row: Activation) -> None:
    assert "{z}" in row.latex_value
    assert set(re.findall(r"{(\w)}", row.latex_value)) <= {"z"}
    assert set(re.findall(r"{(\w)}", row.latex_derivative)) <= {"z", "a"}
