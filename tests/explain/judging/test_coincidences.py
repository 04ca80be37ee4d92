"""What holds at the present values by coincidence, or on one side of a kink alone, is not right."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.reach import Reach
from backprop_canvas.explain.judging.places.alive import Question
from backprop_canvas.explain.judging.readings import READINGS, affordable
from backprop_canvas.explain.judging.sampling import PLACES, Places, places_for
from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.reports.check import judgement
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import SHAPES, Json, decoded, drawing, example


def changed(inputs: Mapping[str, float] | None = None, activation: str = "sigmoid", loss: str = "") -> Viewpoint:
    """The 2-2-2 network with other inputs, another activation of its hidden neurons or another loss."""
    document: Json = example("mazur-2-2-2")
    document["samples"][0]["inputs"] |= inputs or {}
    document["loss"] = loss or document["loss"]
    for neuron in document["neurons"]:
        if neuron["role"] == "hidden":
            neuron["activation"] = activation
    return of_document(decoded(document))


def places(view: Viewpoint, slot: int = 0) -> Places:
    """For the gradient of the parameter in this slot."""
    frozen = {slot for slot, each in enumerate(view.document.parameters) if not each.trainable}
    return places_for(Derivatives(view.point), view.point, frozen, Question(LOSS, Quantity("parameter", slot)))


def judged(view: Viewpoint, equation: str) -> Judgement:
    return judgement(view, equation, None)


@pytest.mark.parametrize(
    "right_side",
    ["delta_h1*i2", "dL/dh1*h1*(1-h1)*i2", "dL/dh1*(h1-h1^2)*i2", "dL/dh1*(1/(1+exp(-z_h1)))*(1-h1)*i2"],
)
@pytest.mark.parametrize("value", [0.05, 1.0])
def test_inputs_that_are_equal_here_are_not_the_same(right_side: str, value: float) -> None:
    view = changed({"i1": value, "i2": value})
    assert judged(view, f"dL/dw1 = {right_side}").verdict == "incorrect"
    assert judged(view, f"dL/dw1 = {right_side.replace('i2', 'i1')}").verdict == "correct"


def test_the_factor_of_a_square_stands_for_no_value() -> None:
    view = changed({"i1": 0.05, "i2": 0.05}, loss="squared_error")
    error = "2*(o1-t_o1)*do1/dh1 + 2*(o2-t_o2)*do2/dh1"
    assert judged(view, f"dL/dw1 = ({error})*h1*(1-h1)*i1").verdict == "correct"
    assert judged(view, f"dL/dw1 = ({error})*h1*(1-h1)*i2").verdict == "incorrect"


def test_a_factor_of_1_may_stand_for_an_input() -> None:
    found = judged(changed({"i1": 1.0, "i2": 1.0}), "dL/dw1 = dL/dh1*h1*(1-h1)*1")
    assert (found.verdict, [each.code for each in found.findings]) == ("correct", ["only_at_these_values"])


@pytest.mark.parametrize("right_side", ["delta_h1*i2", "dL/dh1*0", "i1*h1*2", "dL/dh1*w5*i1"])
def test_zeros_that_meet_here_tell_nothing(right_side: str) -> None:
    view = changed({"i1": 0.0, "i2": 0.0})
    assert judged(view, f"dL/dw1 = {right_side}").verdict == "incorrect"
    assert judged(view, "dL/dw1 = delta_h1*i1").verdict == "correct"


@pytest.mark.parametrize(("activation", "slope"), [("relu", ""), ("leaky_relu", ""), ("elu", ""), ("relu", "*0")])
def test_a_slope_that_is_left_out_shows_beyond_the_kink(activation: str, slope: str) -> None:
    view = changed(activation=activation)
    assert judged(view, f"dL/dw1 = dL/dh1{slope}*i1").verdict == "incorrect"
    assert judged(view, f"dL/dw1 = dL/dh1*{activation}'(z_h1)*i1").verdict == "correct"


def test_every_neuron_is_seen_on_both_sides_of_its_kink() -> None:
    view = changed(activation="relu")
    for neuron in (2, 3):
        assert {place.value(Quantity("pre", neuron)) > 0 for place in places(view)} == {True, False}


def test_a_derivative_that_is_0_everywhere_has_places_too() -> None:
    document = drawing(["x"], ["h"], ["y"], ["x h", "h y"])
    document["parameters"].append({"id": "unused", "value": 0.5})
    view = of_document(decoded(document))
    assert len(list(places(view, len(document["parameters"]) - 1))) == 1 + PLACES
    assert judged(view, "dL/dunused = 0").verdict == "correct"
    assert judged(view, "dL/dunused = x*dL/dy").verdict == "incorrect"


def test_a_large_network_reads_no_derivatives_as_total_that_cost_too_much() -> None:
    view = changed()
    equation = parse("dL/dw1 = dL/do1*do1/dh1*dh1/dw1", vocabulary(view.document))
    assert affordable(equation.sides, view.point.plan) == READINGS
    wide = [f"h{at}" for at in range(1500)]
    edges = [f"{source} {target}" for target in wide for source in ("x", "v", "u")] + [f"{each} y" for each in wide]
    large = of_document(decoded(drawing(["x", "v", "u"], wide, ["y"], edges)))
    many = "+".join(f"dL/dy*dy/dh{at}*dh{at}/dx" for at in range(200))
    sides = parse(f"dL/dx = {many}", vocabulary(large.document)).sides
    assert "total" not in affordable(sides, large.point.plan)
    assert judged(large, f"dL/dx = {many}").reading != "total"


@pytest.mark.parametrize("shape", SHAPES)
def test_what_depends_by_the_drawing_is_what_has_a_derivative(shape: str) -> None:
    """At random places no derivative of these networks is 0 by accident."""
    view = of_document(decoded(SHAPES[shape]()))
    plan, reach = view.point.plan, Reach(view.point.plan)
    place = places(view).first(2)[1]
    quantities = [Quantity("neuron", at) for at in plan.order]
    quantities += [Quantity("pre", at) for at in plan.order if plan.topology.activations[at] is not None]
    parameters = [Quantity("parameter", slot) for slot in range(plan.topology.parameter_count)]
    for of in [LOSS, *quantities]:
        for wrt in [*quantities, *parameters]:
            assert reach.depends(of, wrt) == (place.total(of, wrt) != 0.0), (of, wrt)


def test_what_cancels_but_for_rounding_is_0() -> None:
    """Softmax takes no notice of what is added to the z of all its members."""
    shared = {"x-u": "w", "x-v": "w", "u": "b", "v": "c"}
    document = drawing(["x"], [], ["u", "v"], ["x u", "x v"], activation="softmax", loss="squared_error", shared=shared)
    view = of_document(decoded(document))
    for right_side in ("dL/du*du/dp0 + dL/dv*dv/dp0", "dL/dz_u*x + dL/dz_v*x", "0*x"):
        assert judged(view, f"dL/dp0 = {right_side}").verdict == "correct"
    assert judged(view, "dL/dp0 = dL/dz_u*x").verdict == "incorrect"


def test_a_path_is_missed_however_small_it_is() -> None:
    names = [f"h{at}" for at in range(7)]
    edges = ["x h0", *(f"h{at} h{at + 1}" for at in range(6)), "h6 y", "h0 y"]
    view = of_document(decoded(drawing(["x"], names, ["y"], edges)))
    way = "*".join(f"dh{at + 1}/dh{at}" for at in range(6))
    short = "dh0/dx*dy/dh0*dL/dy"
    assert judged(view, f"dL/dx = {short} + dh0/dx*{way}*dy/dh6*dL/dy").verdict == "correct"
    assert judged(view, f"dL/dh0 = dy/dh0*dL/dy + 2*{way}*dy/dh6*dL/dy").verdict == "incorrect"
