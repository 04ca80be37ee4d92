"""What an output gives over a plane: against an independent program at each place, and within a limit of work."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers import plane
from backprop_canvas.session.answers.plane import answer_plane
from backprop_canvas.session.editing.made import made_document
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.oracle import Oracle
from tests.session.batches import several

BOX = (-1.0, 1.0, 0.0, 2.0)


def told(
    document: Document, output: str | None = "o2", across: str = "i1", up: str | None = "i2", size: int = 3
) -> wire.Plane:
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    question = wire.AskPlane(id=3, output=output, across=across, up=up, box=BOX, size=size)
    return answer_plane(core.viewpoint("a"), core.runnable(), question)


def computed(document: Document, inputs: dict[str, float], neuron: str, *, summed: bool = False) -> float:
    plain: dict[str, Any] = json.loads(encode_document(document))
    plain["samples"] = [{"inputs": inputs, "targets": plain["samples"][0]["targets"]}]
    oracle = Oracle(plain, [])
    return (oracle.z if summed else oracle.a)[neuron]


def test_each_place_is_what_an_independent_program_computes() -> None:
    document = several(4)
    answer = told(document)
    across, up = (-2 / 3, 0.0, 2 / 3), (1 / 3, 1.0, 5 / 3)
    expected = [computed(document, {"i1": x, "i2": y}, "o2") for y in up for x in across]
    assert np.frombuffer(answer.values, "<f4").tolist() == pytest.approx(expected, rel=1e-6)
    own = [computed(document, sample.inputs, "o2") for sample in document.samples]
    assert np.frombuffer(answer.samples, "<f8").tolist() == pytest.approx(own, rel=1e-12)
    assert np.frombuffer(answer.iterations, "<u4").tolist() == [1, 1, 2, 2]
    assert np.frombuffer(answer.turns, "<u4").tolist() == [0, 1, 0, 1]


def test_along_one_input_the_others_are_those_of_the_sample_in_view() -> None:
    document = several(2)
    answer = told(document, across="i2", up=None, size=4)
    held = document.samples[0].inputs["i1"]
    expected = [computed(document, {"i1": held, "i2": x}, "o2") for x in (-0.75, -0.25, 0.25, 0.75)]
    assert np.frombuffer(answer.values, "<f4").tolist() == pytest.approx(expected, rel=1e-6)


def test_of_three_softmax_outputs_the_line_is_where_one_is_as_large_as_the_largest_other() -> None:
    document = made_document("blobs")
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    answers = [
        answer_plane(
            core.viewpoint("a"),
            core.runnable(),
            wire.AskPlane(id=3, output=f"o{at}", across="i1", up="i2", box=BOX, size=4),
        )
        for at in (1, 2, 3)
    ]
    values = np.array([np.frombuffer(each.values, "<f4") for each in answers])
    for at, answer in enumerate(answers):
        expected = values[at] - np.delete(values, at, axis=0).max(axis=0)
        assert np.frombuffer(answer.margins, "<f4") == pytest.approx(expected, abs=1e-6)
    samples = np.array([np.frombuffer(each.samples) for each in answers])
    assert (np.frombuffer(answers[0].largest, "<u4") == samples.argmax(axis=0)).all()
    assert (told(several(2)).margins, told(several(2)).largest) == (b"", b"")


def test_a_picture_that_takes_long_is_coarser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plane, "MAX_WORK", 25 * (6 + 8))
    answer = told(several(40), size=64)
    assert (answer.size, len(answer.values), len(answer.samples)) == (5, 4 * 25, 8 * 25)
    assert told(several(40), up=None, size=64).size == 25


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"output": "h1"}, "not_an_output"),
        ({"up": "o1"}, "not_an_input"),
        ({"across": "nobody"}, "no_such_quantity"),
    ],
)
def test_what_is_no_input_or_no_output_has_no_picture(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as raised:
        told(several(2), **asked)
    assert raised.value.code == code


def test_every_neuron_has_its_picture_and_its_line() -> None:
    made = several(4)
    relu = replace(made.neurons[2], activation="relu")
    document = replace(made, neurons=(*made.neurons[:2], relu, *made.neurons[3:]))
    assert relu.role == "hidden"
    answer = told(document, output=None)
    across, up = (-2 / 3, 0.0, 2 / 3), (1 / 3, 1.0, 5 / 3)
    values = np.frombuffer(answer.values, "<f4").reshape(len(document.neurons), 9)
    for neuron, picture in zip(document.neurons, values, strict=True):
        expected = [
            computed(document, {"i1": x, "i2": y}, neuron.id, summed=neuron is relu) for y in up for x in across
        ]
        assert picture.tolist() == pytest.approx(expected, rel=1e-6)
    # Inputs, the ReLU's z, a sigmoid where z is 0, outputs with more than two kinds of targets.
    assert np.frombuffer(answer.levels).tolist() == pytest.approx([0, 0, 0, 0.5, math.nan, math.nan], nan_ok=True)
    assert (answer.output, answer.samples, answer.margins) == (None, b"", b"")
