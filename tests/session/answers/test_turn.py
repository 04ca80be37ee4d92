"""One parameter turned: the true change beside the predicted one, the finite difference, the curve."""

from __future__ import annotations

import math

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_canvas.document.schema import Document, Parameter
from backprop_canvas.document.templates import template
from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.passes.steps import KINDS, schedule, step_values
from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.point import point
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.turn import POINTS, answer_turn
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import decoded, example, long_chain


def worked() -> Viewpoint:
    return of_document(decoded(example("mazur-2-2-2")))


def turn(value: float | None = None, parameter: str = "parameter:w1", h: float = 1e-4) -> wire.Turn:
    return wire.Turn(id=3, parameter=parameter, value=value, h=h)


def floats(packed: bytes) -> list[float]:
    return [float(each) for each in np.frombuffer(packed, dtype="<f8")]


def integral(view: Viewpoint, slot: int, value: float) -> float:
    """ΔL as the integral of the gradient, which has no cancellation."""
    at = view.point
    nodes, weights = np.polynomial.legendre.leggauss(16)
    half = (value - at.parameters[slot]) / 2.0
    total = 0.0
    for node, weight in zip(nodes, weights, strict=True):
        parameters = at.parameters.copy()
        parameters[slot] += half * (node + 1.0)
        moved = point(at.plan, parameters, at.inputs, at.targets)
        total += weight * half * moved.backward.parameter_gradients[slot]
    return total


def test_a_turn_of_w1_changes_l_by_less_than_four_digits_show() -> None:
    told = answer_turn(worked(), turn(0.25))
    assert f"{told.loss:.4f}" == f"{told.loss_turned:.4f}" == "0.2984"
    assert told.change == pytest.approx(4.384157589e-05, rel=1e-9)
    assert told.predicted == pytest.approx(told.gradient * 0.1, rel=1e-14)
    assert told.gradient == pytest.approx(0.00043856773447434685, rel=1e-14)


@pytest.mark.parametrize("value", [0.1501, 0.16, 0.25, -3.0])
def test_the_change_has_digits_of_its_own(value: float) -> None:
    view = worked()
    told = answer_turn(view, turn(value))
    assert told.change == pytest.approx(integral(view, 0, value), abs=3e-16)


def test_neurons_that_do_not_depend_on_it_stand_still() -> None:
    view = worked()
    ids = [neuron.id for neuron in view.document.neurons]
    changes = dict(zip(ids, floats(answer_turn(view, turn(0.25)).neurons), strict=True))
    assert {name for name, change in changes.items() if change != 0.0} == {"h1", "o1", "o2"}
    assert changes["h1"] == pytest.approx(0.00120593864, rel=1e-8)


@pytest.mark.parametrize("batch", [False, True])
def test_every_number_of_both_passes_is_the_one_at_the_turned_value(batch: bool) -> None:
    view, value = worked(), 0.25
    told = answer_turn(view, turn(value))
    at = view.point
    moved = point(at.plan, np.array([value, *at.parameters[1:]]), at.inputs, at.targets)
    order = schedule(at.plan, batch)
    whole = step_values(order, at.plan, moved.parameters, at.parameters, moved.forward, moved.backward, at.parameters)
    steps = floats(told.steps)
    assert steps == whole[: len(steps)].tolist()
    assert {list(KINDS)[kind] for kind in order.kinds[len(steps) :]} <= {"combine", "update"}
    assert told.gradient_turned == moved.backward.parameter_gradients[0] != told.gradient
    assert not told.single


def test_turned_to_nothing_it_stays_where_it_is() -> None:
    told = answer_turn(worked(), turn())
    assert (told.value, told.change, told.predicted, told.loss_turned) == (told.present, 0.0, 0.0, told.loss)


def test_the_curve_ascends_through_the_present_value_and_reaches_beyond_the_turned_one() -> None:
    for value in (None, 0.25, 7.0, -40.0):
        told = answer_turn(worked(), turn(value))
        at, loss = floats(told.curve_at), floats(told.curve_loss)
        assert len(at) == len(loss) == POINTS
        assert at == sorted(set(at))
        assert loss[at.index(told.present)] == told.loss
        assert at[0] < told.value < at[-1]


def test_the_curve_stands_still_while_the_value_moves_a_little() -> None:
    assert answer_turn(worked(), turn(0.2)).curve_at == answer_turn(worked(), turn(0.4)).curve_at


def test_a_steep_loss_is_looked_at_from_near() -> None:
    document = template("2-2-2")
    steep = replace(document, samples=(replace(document.samples[0], inputs={"i1": 500.0, "i2": 0.0}),))
    told = answer_turn(of_document(replace(steep, parameters=small(steep))), turn())
    at, loss = floats(told.curve_at), floats(told.curve_loss)
    assert at[-1] - at[0] < 1.0
    assert len({round(each, 4) for each in loss}) > POINTS // 8


def small(document: Document) -> tuple[Parameter, ...]:
    """Outgoing weights large, the asked one near 0, so that h1 is in its steep part."""
    values = {"w1": 0.0, "w5": 9.0, "w7": -9.0, "b1": 0.0}
    return tuple(replace(each, value=values.get(each.id, each.value)) for each in document.parameters)


def test_the_difference_agrees_and_a_step_too_small_drowns_in_rounding() -> None:
    good, tiny = answer_turn(worked(), turn(h=1e-4)), answer_turn(worked(), turn(h=1e-13))
    assert good.digits > 8.0
    assert tiny.digits < 4.0
    assert good.difference == pytest.approx(good.gradient, rel=1e-8)
    assert good.kinked == ()


def test_a_kink_within_h_is_named() -> None:
    document = template("2-2-2")
    neurons = tuple(
        replace(each, activation="relu") if each.activation in ACTIVATIONS else each for each in document.neurons
    )
    values = {"w1": 0.0, "w2": 0.0, "b1": 0.0}
    parameters = tuple(replace(each, value=values.get(each.id, each.value)) for each in document.parameters)
    told = answer_turn(of_document(replace(document, neurons=neurons, parameters=parameters)), turn())
    assert "h1" in told.kinked


def test_numbers_out_of_range_are_told_as_such() -> None:
    document = template("2-2-2")
    neurons = tuple(replace(each, activation="linear") if each.activation else each for each in document.neurons)
    told = answer_turn(of_document(replace(document, neurons=neurons)), turn(1e308, "parameter:w5"))
    assert told.loss_turned == math.inf
    assert told.change == math.inf
    assert all(math.isfinite(each) for each in floats(told.curve_at))


def test_a_large_network_has_fewer_points() -> None:
    view = of_document(decoded(long_chain(1_900)))
    told = answer_turn(view, turn(parameter=f"parameter:{view.document.parameters[0].id}"))
    assert len(floats(told.curve_at)) < POINTS
    assert len(floats(told.curve_at)) % 2 == 1


@pytest.mark.parametrize(("key", "code"), [("neuron:h1", "not_a_parameter"), ("parameter:w99", "no_such_quantity")])
def test_only_a_parameter_that_is_there_can_be_turned(key: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        answer_turn(worked(), turn(parameter=key))
    assert caught.value.code == code
