"""How the samples of a batch become one number."""

import re

import numpy as np
import pytest

from backprop_canvas.engine.functions.reductions import CODES, REDUCTIONS, Reduction, reduced

ROWS = list(REDUCTIONS.values())


@pytest.mark.parametrize(("word", "value", "share"), [("mean", 3.0, 0.25), ("sum", 12.0, 1.0)])
def test_value_and_what_one_sample_counts(word: str, value: float, share: float) -> None:
    assert REDUCTIONS[word].value(12.0, 4.0) == value
    assert REDUCTIONS[word].derivative(4.0) == share


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_chain_has_the_rows_of_the_table(row: Reduction) -> None:
    for total, count in ((12.0, 5.0), (np.inf, 2.0), (-0.1, 1.0)):
        assert reduced(CODES[row.name], total, count) == row.value(total, count)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_latex_is_written_in_s_and_n(row: Reduction) -> None:
    assert "{s}" in row.latex_value
    assert set(re.findall(r"{(\w)}", row.latex_value + row.latex_derivative)) <= {"s", "n"}
