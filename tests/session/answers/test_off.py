"""For how many samples a neuron is off: counted with the parameters of the iteration in view, within a limit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers import off
from backprop_canvas.session.answers.off import answer_off
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.session.batches import several


def rectified(samples: int, bias: float) -> Document:
    """A ReLU at h1, whose sum is its bias, i1 and i2 with weights 1."""
    document = several(samples)
    neurons = tuple(replace(each, activation="relu") if each.id == "h1" else each for each in document.neurons)
    values = {"w1": 1.0, "w2": 1.0, "b1": bias}
    parameters = tuple(replace(each, value=values.get(each.id, each.value)) for each in document.parameters)
    return replace(document, neurons=neurons, parameters=parameters)


def counted(document: Document, neuron: str = "h1", iteration: int = 1) -> tuple[int, int, int]:
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(iteration, 0)))
    told = answer_off(core.viewpoint("a"), core.runnable(), wire.AskOff(id=3, neuron=neuron))
    assert (told.id, told.neuron, told.iteration) == (3, neuron, iteration)
    return told.off, told.counted, told.samples


def test_a_neuron_is_off_where_its_sum_is_not_above_0() -> None:
    document = rectified(5, 0.0)
    sums = [sum(sample.inputs.values()) for sample in document.samples]
    assert counted(document) == (sum(total <= 0 for total in sums), 5, 5)
    assert counted(rectified(5, -9.0)) == (5, 5, 5)
    assert counted(rectified(5, 9.0)) == (0, 5, 5)


def test_what_is_off_for_all_samples_stays_off_in_later_iterations() -> None:
    assert counted(rectified(5, -9.0), iteration=4) == (5, 5, 5)


def test_no_more_samples_are_counted_than_the_work_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(off, "MAX_WORK", 2 * (6 + 8))
    assert counted(rectified(5, -9.0)) == (2, 2, 5)
    monkeypatch.setattr(off, "MAX_WORK", 1)
    assert counted(rectified(5, -9.0)) == (1, 1, 5)


def test_a_neuron_that_is_not_there_has_no_count() -> None:
    with pytest.raises(Problem) as raised:
        counted(several(2), "h9")
    assert raised.value.code == "no_such_quantity"
