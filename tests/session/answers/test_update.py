"""What stands between a gradient and an update: with its numbers anybody can do the update again."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from backprop_canvas.document.schema import Document
from backprop_canvas.document.training import Clip, Optimizer, Penalty, Schedule, Training
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.update import answer_update
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core
from backprop_canvas.session.state.cursor import Cursor
from tests.session.batches import several


def asked(document: Document, parameter: str, begin: int) -> tuple[wire.Updated, float, float]:
    """The answer, and what the parameter is before and after the iteration."""
    core = Core(document, 1)
    core.seats.sit("a", Cursor(Place(begin, 0)))
    run = core.runnable()
    told = answer_update(core.viewpoint("a"), run, wire.AskUpdate(id=3, parameter=f"parameter:{parameter}"))
    slot = [each.id for each in document.parameters].index(parameter)
    iteration = run.iteration(begin)
    return told, float(iteration.parameters[slot]), float(iteration.updated[slot])


def adam(before: float, gradient: float, told: wire.Updated) -> float:
    """Adam of Kingma and Ba with PyTorch's defaults, from the moments that are told."""
    m, v = told.after
    assert m == pytest.approx(0.9 * told.before[0] + 0.1 * gradient, rel=1e-12)
    assert v == pytest.approx(0.999 * told.before[1] + 0.001 * gradient * gradient, rel=1e-12)
    corrected = m / (1 - 0.9**told.age), v / (1 - 0.999**told.age)
    return before - told.rate * corrected[0] / (math.sqrt(corrected[1]) + 1e-8)


@pytest.mark.parametrize("begin", [1, 4])
def test_an_update_can_be_done_again_from_what_is_told(begin: int) -> None:
    training = Training(
        optimizer=Optimizer(kind="adam", learning_rate=0.01),
        batch_size=2,
        schedule=Schedule(kind="step", step_size=2, gamma=0.5),
        penalty=Penalty(l1=0.01, l2=0.1),
        clip=Clip(clip_value=0.02),
    )
    told, before, after = asked(replace(several(5, 2), training=training), "w5", begin)
    assert (told.rate, told.age) == (0.01 * 0.5 ** ((begin - 1) // 2), begin)
    assert told.penalised == pytest.approx(told.gradient + 0.01 * math.copysign(1, before) + 0.1 * before, rel=1e-12)
    assert told.clipped == max(-0.02, min(0.02, told.penalised))
    assert adam(before, told.clipped, told) == pytest.approx(after, rel=1e-12)
    assert (told.before == (0.0, 0.0)) == (begin == 1)


def test_plain_descent_has_nothing_in_between() -> None:
    told, before, after = asked(several(5, 2), "w1", 2)
    assert told.gradient == told.penalised == told.clipped
    assert after == before - told.rate * told.gradient
    assert told.before == told.after


def test_only_parameters_are_updated() -> None:
    core = Core(several(), 1)
    core.seats.sit("a", Cursor(Place(1, 0)))
    with pytest.raises(Problem) as caught:
        answer_update(core.viewpoint("a"), core.runnable(), wire.AskUpdate(id=1, parameter="neuron:h1"))
    assert caught.value.code == "not_a_parameter"
