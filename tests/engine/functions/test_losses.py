"""The rows of the table of losses, one function at a time."""

import math
import re
from itertools import product

import pytest

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import (
    CODES,
    LOSSES,
    fused_delta,
    in_order_sum,
    loss_part,
    loss_slope,
)
from backprop_canvas.engine.functions.rows import Loss
from tests import graphs

ROWS = list(LOSSES.values())
OF_ERRORS = [row for row in ROWS if row.activation is None]
FUSED = [row for row in ROWS if row.activation is not None]
TARGETS = [0.0, 0.25, 1.0]
EXTREMES = [-math.inf, -1e308, -1000.0, -1.0, 0.0, 5e-324, 0.25, 1.0, 1000.0, 1e308, math.inf, math.nan]


def inside(y: float) -> float:
    """The x of an output that has a value from a sigmoid or a softmax of two."""
    return math.log(y) - math.log1p(-y)


def asked(row: Loss, y: float, t: float) -> tuple[float, float, float, float]:
    """What a row is asked with for an output y, one of three."""
    if row.activation == "sigmoid":
        return y, inside(y), t, 3.0
    return y, math.log(y) if row.activation == "softmax" else y, t, 3.0


def names(row: Loss) -> str:
    return row.name


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("half_squared_error", 2.0),
        ("squared_error", 4.0),
        ("mean_squared_error", 1.0),
        ("absolute_error", 2.0),
        ("huber", 1.5),
    ],
)
def test_part(word: str, part: float) -> None:
    assert LOSSES[word].part(7.0, 7.0, 9.0, 4.0) == LOSSES[word].part(9.0, 9.0, 7.0, 4.0) == part


def test_huber_is_a_square_near_the_target() -> None:
    assert LOSSES["huber"].part(1.5, 1.5, 1.0, 1.0) == 0.125
    assert LOSSES["huber"].part(2.0, 2.0, 1.0, 1.0) == 0.5


@pytest.mark.parametrize("t", TARGETS)
def test_cross_entropies_of_a_probability(t: float) -> None:
    y = 0.2
    both = -t * math.log(y) - (1 - t) * math.log(1 - y)
    assert LOSSES["binary_cross_entropy"].part(y, inside(y), t, 1.0) == pytest.approx(both, rel=1e-15)
    assert LOSSES["cross_entropy"].part(y, math.log(y), t, 1.0) == pytest.approx(-t * math.log(y), rel=1e-15)


@pytest.mark.parametrize("row", ROWS, ids=names)
@pytest.mark.parametrize("t", TARGETS)
def test_derivative_is_the_slope_of_the_part(row: Loss, t: float) -> None:
    h = 1e-6
    for y in (-2.0, 0.15, 0.75, 3.0) if row.activation is None else (0.15, 0.75):
        slope = (row.part(*asked(row, y + h, t)) - row.part(*asked(row, y - h, t))) / (2 * h)
        assert row.derivative(*asked(row, y, t)) == pytest.approx(slope, abs=1e-8), y


@pytest.mark.parametrize("row", OF_ERRORS, ids=names)
def test_the_derivative_jumps_at_the_kinks_alone(row: Loss) -> None:
    errors = [-1.0, 0.0, 1.0]
    left, right = ([row.derivative(e + side, e + side, 0.0, 1.0) for e in errors] for side in (-1e-9, 1e-9))
    jumps = tuple(e for e, below, above in zip(errors, left, right, strict=True) if abs(above - below) > 1e-6)
    assert row.kinks == jumps


@pytest.mark.parametrize("row", OF_ERRORS, ids=names)
def test_at_the_target_nothing_is_lost_and_nothing_changes(row: Loss) -> None:
    assert row.part(0.3, 0.3, 0.3, 2.0) == row.derivative(0.3, 0.3, 0.3, 2.0) == 0.0


@pytest.mark.parametrize("row", OF_ERRORS, ids=names)
@pytest.mark.parametrize("y", [1e308, -1e308, math.inf, -math.inf])
def test_overflow_is_infinity(row: Loss, y: float) -> None:
    of_squares = "squared" in row.name
    assert row.part(y, y, 0.0, 3.0) == (math.inf if of_squares else abs(y))
    assert not math.isnan(row.derivative(y, y, 0.0, 3.0))


@pytest.mark.parametrize("row", ROWS, ids=names)
@pytest.mark.parametrize("t", TARGETS)
def test_nan_goes_through(row: Loss, t: float) -> None:
    assert math.isnan(row.part(math.nan, math.nan, t, 3.0))
    assert math.isnan(row.derivative(math.nan, math.nan, t, 3.0))


@pytest.mark.parametrize("z", [1000.0, -1000.0, 1e308, -1e308, math.inf, -math.inf])
def test_binary_cross_entropy_of_a_saturated_output(z: float) -> None:
    row = LOSSES["binary_cross_entropy"]
    y = ACTIVATIONS["sigmoid"].value(z)
    assert y == (1.0 if z > 0 else 0.0)
    wrong, right = 1.0 - y, y
    assert row.part(y, z, wrong, 1.0) == abs(z)
    assert row.part(y, z, right, 1.0) == 0.0
    assert row.part(y, z, 0.25, 1.0) == (0.75 if z > 0 else 0.25) * abs(z)
    assert row.derivative(y, z, wrong, 1.0) == math.copysign(math.inf, z)
    assert row.derivative(y, z, right, 1.0) == math.copysign(1.0, -z)
    assert fused_delta(y, wrong, 1.0) == math.copysign(1.0, z)


@pytest.mark.parametrize("x", [-1000.0, -1e308, -math.inf])
def test_cross_entropy_of_a_saturated_output(x: float) -> None:
    row = LOSSES["cross_entropy"]
    assert row.part(0.0, x, 1.0, 2.0) == -x
    assert row.derivative(0.0, x, 1.0, 2.0) == -math.inf
    assert row.derivative(0.0, x, -1.0, 2.0) == math.inf
    assert (row.part(0.0, x, 0.0, 2.0), row.derivative(0.0, x, 0.0, 2.0)) == (0.0, 0.0)


@pytest.mark.parametrize("row", FUSED, ids=names)
def test_a_target_of_nothing_costs_no_minus_zero(row: Loss) -> None:
    """It would be shown with its sign."""
    for number in (row.part(*asked(row, 0.5, 0.0)), row.derivative(*asked(row, 0.5, 0.0))):
        assert math.copysign(1.0, number) == 1.0


@pytest.mark.parametrize("row", ROWS, ids=names)
def test_the_chains_have_the_rows_of_the_table(row: Loss) -> None:
    code = CODES[row.name]
    for y, x, t in product(EXTREMES, EXTREMES, TARGETS):
        assert repr(loss_part(code, y, x, t, 3.0)) == repr(row.part(y, x, t, 3.0)), (y, x, t)
        assert repr(loss_slope(code, y, x, t, 3.0)) == repr(row.derivative(y, x, t, 3.0)), (y, x, t)


def test_parts_add_up_from_left_to_right() -> None:
    assert in_order_sum([1e16, 1.0, -1e16]) == 0.0
    assert in_order_sum([]) == 0.0


def test_which_losses_want_which_outputs() -> None:
    assert {row.name: row.activation for row in FUSED} == graphs.OF_OUTPUTS


@pytest.mark.parametrize("row", ROWS, ids=names)
def test_the_factor_of_a_derivative_is_the_one_it_is_written_with(row: Loss) -> None:
    written = re.match(r"\d+", row.latex_derivative)
    assert row.derivative_factor == (float(written[0]) if written else None)
    if row.derivative_factor is not None:
        assert row.derivative(1.0, 1.0, 0.0, 1.0) == row.derivative_factor


@pytest.mark.parametrize("row", ROWS, ids=names)
def test_latex_is_written_in_y_and_t(row: Loss) -> None:
    for latex in (row.latex_value, row.latex_derivative):
        assert {"y", "t"} <= set(re.findall(r"{(\w)}", latex)) <= {"y", "t", "k"}
    assert (row.latex_delta is None) == (row.activation is None)
    assert set(re.findall(r"{(\w)}", row.latex_delta or "")) <= {"y", "t"}
