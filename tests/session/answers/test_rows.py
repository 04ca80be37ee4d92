"""What the samples give, as rows: against the run's own passes, sample by sample, and when each sample is walked."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from msgspec.structs import replace

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers import rows
from backprop_canvas.session.answers.rows import answer_rows
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.oracle import Oracle
from tests.session.batches import several

W5 = "parameter:w5"


def told(document: Document, iteration: int = 1, **asked: Any) -> tuple[wire.Rows, Run]:
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(iteration, 0)))
    answer = answer_rows(core.viewpoint("a"), core.runnable(), question(**asked))
    assert (answer.id, answer.iteration) == (3, iteration)
    return answer, core.runnable()


def question(*, first: int = 0, count: int = 500, parameter: str | None = W5) -> wire.AskRows:
    return wire.AskRows(id=3, first=first, count=count, parameter=parameter)


def floats(data: bytes) -> list[float]:
    return [float(each) for each in np.frombuffer(data, "<f8")]


def after(document: Document, parameters: npt.NDArray[np.float64]) -> dict[str, Any]:
    """The document as plain data, with other parameters."""
    pairs = zip(document.parameters, parameters.tolist(), strict=True)
    trained = tuple(replace(parameter, value=value) for parameter, value in pairs)
    plain: dict[str, Any] = json.loads(encode_document(replace(document, parameters=trained)))
    return plain


@pytest.mark.parametrize("iteration", [1, 3])
def test_each_row_is_what_an_independent_program_computes(iteration: int) -> None:
    document = several(5, 2)
    answer, run = told(document, iteration)
    plain = after(document, run.iteration(iteration).parameters)
    oracles = [Oracle(plain, [("parameter", "w5")], sample) for sample in range(5)]
    assert floats(answer.losses) == pytest.approx([oracle.loss for oracle in oracles], rel=1e-12)
    assert floats(answer.gradients) == pytest.approx([each.slope("parameter", "w5") for each in oracles], rel=1e-12)
    outputs = [oracle.a[name] for oracle in oracles for name in ("o1", "o2")]
    assert floats(answer.outputs) == pytest.approx(outputs, rel=1e-12)
    batch = [oracles[sample] for sample in run.iteration(iteration).samples]
    own = [oracle.slope("parameter", "w5") for oracle in batch]
    assert answer.summed == pytest.approx(sum(own), rel=1e-12)
    assert answer.gradient == pytest.approx(sum(own) / len(own), rel=1e-12)
    assert answer.loss == pytest.approx(sum(oracle.loss for oracle in batch) / len(own), rel=1e-12)


def test_a_part_of_the_rows_and_no_gradients_where_none_are_asked_for() -> None:
    whole, _ = told(several(5))
    part, _ = told(several(5), first=3, count=9, parameter=None)
    assert (part.first, part.losses) == (3, whole.losses[3 * 8 :])
    assert np.frombuffer(part.iterations, "<u4").tolist() == [2, 3]
    assert np.frombuffer(part.turns, "<u4").tolist() == [1, 0]
    assert (part.gradients, part.gradient, part.summed) == (b"", None, None)


@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize(("iteration", "start"), [(1, 1), (2, 1), (3, 2), (5, 5)])
def test_each_row_says_when_its_sample_is_walked(iteration: int, start: int, *, shuffle: bool) -> None:
    """As the run itself walks them: this epoch has the last word, unless the run began later in it."""
    run = Run(1, start, several(5, 2, shuffle=shuffle))
    walked = run.iteration(iteration).rows(start).walked
    epoch = range((iteration - 1) // 3 * 3 + 1, (iteration - 1) // 3 * 3 + 4)
    for sample, (number, turn) in enumerate(zip(walked.iterations.tolist(), walked.turns.tolist(), strict=True)):
        assert number >= start
        assert run.shown(number, turn).sample == sample
        missed = [each for each in epoch if each >= start and sample in run.iteration(each).samples]
        assert missed in ([number], [])


def test_no_more_rows_than_the_work_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_WORK", 2 * 3 * (6 + 8))
    answer, _ = told(several(5, 5))
    assert (len(floats(answer.losses)), len(floats(answer.gradients)), answer.summed) == (2, 2, None)
    monkeypatch.setattr(rows, "MAX_WORK", 1)
    assert len(floats(told(several(5), parameter=None)[0].losses)) == 1


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"first": 2}, "no_such_sample"),
        ({"parameter": "parameter:w99"}, "no_such_quantity"),
        ({"parameter": "neuron:h1"}, "not_a_parameter"),
    ],
)
def test_what_is_not_there_has_no_row(asked: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as raised:
        told(several(2), **asked)
    assert raised.value.code == code
