"""What JSON makes of the numbers of a report."""

from __future__ import annotations

import json
import math

from backprop_canvas.reports.as_json import to_json


def test_numbers_that_are_not_finite_are_words() -> None:
    tree = {"a": math.nan, "b": [math.inf, {"c": -math.inf}], "d": 1.5, "e": None}
    assert json.loads(to_json(tree)) == {"a": "NaN", "b": ["Infinity", {"c": "-Infinity"}], "d": 1.5, "e": None}


def test_doubles_are_written_in_full() -> None:
    assert "0.1497807161327628" in to_json({"updated": 0.1497807161327628})
