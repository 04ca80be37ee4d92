"""The rows of the table of losses, one function at a time."""

import math
import re

import pytest

from server.engine.losses import LOSSES, Loss

ROWS = list(LOSSES.values())


@pytest.mark.parametrize(("word", "part"), [("half_squared_error", 2.0), ("squared_error", 4.0)])
def test_part(word: str, part: float) -> None:
    assert LOSSES[word].part(7.0, 9.0) == part


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
@pytest.mark.parametrize("y", [-2.0, 0.25, 0.75, 3.0])
def test_derivative_is_the_slope_of_the_part(row: Loss, y: float) -> None:
    h = 1e-6
    slope = (row.part(y + h, 0.5) - row.part(y - h, 0.5)) / (2 * h)
    assert row.derivative(y, 0.5) == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_overflow_is_infinity(row: Loss) -> None:
    assert row.part(1e200, 0.0) == math.inf
    assert math.isnan(row.part(math.nan, 0.0))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_parts_add_up_from_left_to_right(row: Loss) -> None:
    assert row.combine([1e16, 1.0, -1e16]) == 0.0
    assert row.combine([]) == 0.0


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_latex_is_written_in_y_and_t(row: Loss) -> None:
    for latex in (row.latex_value, row.latex_derivative):
        assert set(re.findall(r"{(\w)}", latex)) == {"y", "t"}
