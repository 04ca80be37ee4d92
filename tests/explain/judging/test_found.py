"""Equations that were once judged wrongly, found by the generator among a hundred thousand. Each stands for a kind: a
number beside a quotient without a value, a slope whose effect a zero hid, a loss whose middle piece was not seen, a
neuron that turns on far away, an identity of the softmax, the 1 of a reciprocal, a 1 that stood for a slope by chance,
a side of a kink that shared weights seldom show, a neuron that is off while others are alive in a narrow strip, a step
that comes to nothing, and saturated neurons, which hid one side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import of_document
from tests.graphs import Json, decoded

FOUND = [json.loads(line) for line in Path(__file__).with_name("found.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("found", FOUND, ids=lambda found: str(found["equation"]))
def test_what_the_generator_found_is_judged_right(found: Json) -> None:
    judged = judgement(of_document(decoded(found["document"])), found["equation"], None)
    assert judged.verdict == found["verdict"]
