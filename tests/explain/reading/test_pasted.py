"""Texts as people paste them, one a line in `cases`: for which network, what they are read as, and their verdict. What
is not read has the code of its refusal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backprop_canvas.explain.reading.read import read
from backprop_canvas.explain.reading.signs.unreadable import Unreadable
from backprop_canvas.reports.check import USUAL, judgement
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint
from backprop_canvas.words.wording import word
from tests.explain.reading.trees import equation_line
from tests.explain.verdicts.networks import view_of

LINES = (Path(__file__).parent / "cases" / "pasted.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]


def read_as(view: Viewpoint, text: str) -> str:
    names = vocabulary(view.document)
    try:
        return "; ".join(equation_line(each, names) for each in read(text, names, USUAL).equations)
    except Unreadable as unreadable:
        said = [word(each.says.code, each.says.values) for each in unreadable.problems]
        return unreadable.problems[0].says.code if all(said) else ""


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_pasted_text_is_read_and_judged(case: dict[str, Any]) -> None:
    view = view_of(case["document"])
    assert read_as(view, case["text"]) == case["read"]
    assert judgement(view, case["text"], case["parameter"]).verdict == case["verdict"]
