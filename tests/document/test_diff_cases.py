"""The cases that both twins share, document/diff.py of the server and model/document/diff.js of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backprop_canvas.document.diff import Diff, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.scope import scope
from backprop_canvas.errors import Problem

TABLE = json.loads((Path(__file__).parents[1] / "data" / "diff_cases.json").read_text(encoding="utf-8"))
START = msgspec.convert(TABLE["document"], Document)


def as_sent(diff: Diff) -> Any:
    """As the page reads it, where a tuple is a list like any other."""
    return msgspec.json.decode(msgspec.json.encode(diff))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_shared_case(case: dict[str, Any]) -> None:
    diff = msgspec.convert(case["diff"], Diff)
    if case.get("refused"):
        with pytest.raises(Problem):
            apply_diff(START, diff)
        return
    written = {**TABLE["document"], **case["after"]}
    after = msgspec.convert({field: value for field, value in written.items() if value is not None}, Document)
    inverse = msgspec.convert(case["inverse"], Diff)
    changed, back = apply_diff(START, diff)
    assert (changed, as_sent(back)) == (after, as_sent(inverse))
    assert apply_diff(after, inverse)[0] == START
    assert scope(diff) == case["scope"]
