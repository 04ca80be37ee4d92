"""Equations in small networks of many kinds, one a line in `cases`: the verdict, every sentence that is said, by its
code, the place in the text that each is said of, and the right equation in the form that was written."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.verdicts.equations import everything_said, places, worded
from tests.explain.verdicts.networks import HERE
from tests.explain.verdicts.small_networks import SMALL
from tests.graphs import decoded

CASES = [json.loads(line) for line in (HERE / "small-networks.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def small(name: str) -> Viewpoint:
    return of_document(decoded(SMALL[name]()))


@pytest.mark.parametrize("case", CASES, ids=[f"{each['document']}: {each['equation']}" for each in CASES])
def test_what_is_said_of_an_equation(case: dict[str, Any]) -> None:
    view, equation = small(case["document"]), case["equation"]
    judged = judgement(view, equation, case.get("parameter"))
    assert all(map(worded, everything_said(judged)))
    said = [each.code for found in judged.findings for each in found.says] + [each.says.code for each in judged.guesses]
    assert (judged.verdict, said) == (case["verdict"], case.get("said", []))
    assert places(judged, equation) == case.get("places", [])
    if judged.verdict == "incorrect":
        assert judged.corrected_text == case.get("corrected", "")
        for corrected in filter(None, (judged.corrected, judged.corrected_text)):
            assert judgement(view, corrected, None).verdict == "correct"
