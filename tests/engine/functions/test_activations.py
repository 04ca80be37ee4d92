"""The rows of the table of activations, one function at a time."""

import math
import re

import pytest

from backprop_canvas.engine.functions.activations import (
    ACTIVATIONS,
    CODES,
    NAMES,
    SOFTMAX,
    SOFTMAX_CODE,
    activate,
    slope,
)
from backprop_canvas.engine.functions.rows import Activation

ROWS = list(ACTIVATIONS.values())
POINTS = [-800.0, -30.0, -1.5, -0.1, 0.3, 2.0, 30.0, 800.0]
EXTREMES = [-math.inf, -1e308, -1e4, -745.2, -40.0, -5e-324, -0.0, 0.0, 5e-324, 40.0, 745.2, 1e4, 1e308, math.inf]


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
        ("leaky_relu", 2.5, 2.5),
        ("leaky_relu", -2.5, -0.025),
        ("elu", 2.5, 2.5),
        ("elu", -1.0, -0.6321205588285577),
        ("softplus", 0.0, 0.6931471805599453),
        ("softplus", 1.0, 1.3132616875182228),
        ("gelu", 1.0, 0.8413447460685429),
        ("gelu", -1.0, -0.15865525393145707),
        ("silu", 1.0, 0.7310585786300049),
        ("silu", -1.0, -0.2689414213699951),
        ("sin", 1.0, 0.8414709848078965),
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
def test_the_derivative_jumps_at_the_kinks_alone(row: Activation) -> None:
    tiny = 1e-9
    at = [0.0, 1.0, -1.0]
    left, right = ([row.derivative(z + side, row.value(z + side)) for z in at] for side in (-tiny, tiny))
    jumps = tuple(z for z, below, above in zip(at, left, right, strict=True) if abs(above - below) > 1e-6)
    assert row.kinks == jumps


@pytest.mark.parametrize("row", [row for row in ROWS if row.name != "sin"], ids=lambda row: row.name)
def test_nothing_overflows(row: Activation) -> None:
    for z in EXTREMES:
        a = row.value(z)
        assert not math.isnan(a), z
        assert math.isfinite(row.derivative(z, a)), z


@pytest.mark.parametrize("row", [row for row in ROWS if row.name not in ("linear", "leaky_relu", "sin")])
def test_far_below_zero_a_and_its_slope_are_at_their_limit(row: Activation) -> None:
    limits = {"tanh": -1.0, "elu": -1.0}
    assert (row.value(-math.inf), row.derivative(-math.inf, row.value(-math.inf))) == (limits.get(row.name, 0.0), 0.0)


@pytest.mark.parametrize("z", [math.inf, -math.inf])
def test_infinity_has_no_sine(z: float) -> None:
    assert math.isnan(ACTIVATIONS["sin"].value(z))
    assert math.isnan(ACTIVATIONS["sin"].derivative(z, math.nan))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_nan_goes_through(row: Activation) -> None:
    assert math.isnan(row.value(math.nan))


@pytest.mark.parametrize(("word", "slope"), [("relu", 0.0), ("leaky_relu", 0.01), ("elu", 1.0)])
def test_the_derivative_at_0(word: str, slope: float) -> None:
    assert ACTIVATIONS[word].derivative(0.0, 0.0) == slope


@pytest.mark.parametrize(
    ("word", "z", "a"),
    [
        ("sigmoid", -700.0, 9.859676543759770e-305),
        ("softplus", -700.0, 9.859676543759770e-305),
        ("elu", -1e-12, -9.999999999995e-13),
        ("silu", -700.0, -700 * 9.859676543759770e-305),
        ("gelu", -10.0, -7.619853024160527e-23),
    ],
)
def test_small_values_keep_their_digits(word: str, z: float, a: float) -> None:
    assert ACTIVATIONS[word].value(z) == pytest.approx(a, rel=1e-13, abs=0.0)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_chains_have_the_rows_of_the_table(row: Activation) -> None:
    code = CODES[row.name]
    for z in (*POINTS, *EXTREMES, math.nan):
        a = row.value(z)
        assert repr(activate(code, z)) == repr(a), z
        assert repr(slope(code, z, a)) == repr(row.derivative(z, a)), z


def test_softmax_comes_after_the_rows() -> None:
    assert (*ACTIVATIONS, "softmax") == NAMES
    assert CODES["softmax"] == SOFTMAX_CODE == len(ACTIVATIONS)


@pytest.mark.parametrize("row", [*ROWS, SOFTMAX], ids=lambda row: row.name)
def test_latex_is_written_in_z_and_a(row: Activation) -> None:
    assert "{z}" in row.latex_value
    assert set(re.findall(r"{(\w)}", row.latex_value)) <= {"z"}
    assert set(re.findall(r"{(\w)}", row.latex_derivative)) <= {"z", "a"}
