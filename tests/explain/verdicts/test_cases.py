"""Small cases, one a line in `cases`: an equation or a number as a person writes it, with the verdict it must get."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backprop_canvas.reports.check import check_report, judgement
from tests.explain.verdicts.equations import everything_said, worded
from tests.explain.verdicts.networks import HERE, view_of

LINES = (HERE / "equations.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=[str(case["line"]) for case in CASES])
def test_a_case_gets_its_verdict(case: dict[str, Any]) -> None:
    judged = judgement(view_of(case["document"]), case["equation"], case["parameter"])
    assert all(map(worded, everything_said(judged)))
    told = check_report(judged)
    codes = {each["code"] for each in (*told["findings"], *told["diagnosis"])}
    assert (told["verdict"], case["equation"]) == (case["verdict"], case["equation"]), codes
    if "code" in case:
        assert case["code"] in codes
    assert codes.isdisjoint(case.get("without", ()))
