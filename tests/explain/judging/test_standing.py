"""A written number that is a value of this moment is named; one of the loss is no coincidence; no 1 may be left out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from backprop_canvas.document.read import read_document
from backprop_canvas.explain.verdicts.telling.judgement import Judgement
from backprop_canvas.reports.check import judgement, message
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.explain.judging.test_kinks import alive, linear, of
from tests.explain.verdicts.equations import FILES
from tests.graphs import Json, decoded, drawing, example


def judged(view: Viewpoint, equation: str) -> Judgement:
    return judgement(view, equation, None)


def stands(view: Viewpoint, equation: str) -> list[str]:
    """What is said of the numbers of a right equation, each by its number and its name."""
    found = judged(view, equation)
    assert found.verdict == "correct"
    assert {each.code for each in found.findings} <= {"only_at_these_values"}
    for each in found.findings:
        assert equation[slice(*each.span)] == each.says[0].values["number"]
        assert str(each.says[0].values["name"]) in message(each)
    return [f"{each.says[0].values['number']} {each.says[0].values['name']}" for each in found.findings]


def published() -> Viewpoint:
    return of_document(read_document(FILES["2-2-2"]))


def test_a_value_is_hit_although_its_last_bits_are_rounding() -> None:
    document = drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="linear")
    for parameter, value in zip(document["parameters"], (1.0, 0.695, 0.2, -0.49), strict=True):
        parameter["value"] = value
    document["samples"][0]["inputs"]["x"] = 0.1
    view = of_document(decoded(document))
    assert view.point.forward.a[1] != 0.3
    assert stands(view, "dL/dp1 = dL/dy*0.3") == ["0.3 h"]


def three_outputs() -> Viewpoint:
    """x → h → three outputs, with a mean of squares, all alive."""
    outputs = ["u", "v", "y"]
    edges = ["x h", *(f"h {output}" for output in outputs)]
    document = drawing(["x"], ["h"], outputs, edges, activation="relu", loss="mean_squared_error")
    return of(linear(alive(document, inputs=1.4), *outputs))


PLUGGED_IN = [
    "(0.74136507*0.186815602*0.4 + (-0.217071535)*0.175510053*0.5)*0.241300709*0.05",
    "((0.751365-0.01)*0.751365*(1-0.751365)*0.4 + (0.772928-0.99)*0.772928*(1-0.772928)*0.5)*0.59327*(1-0.59327)*0.05",
    "((0.7514-0.01)*0.7514*(1-0.7514)*0.4 + (0.7729-0.99)*0.7729*(1-0.7729)*0.5)*0.5933*(1-0.5933)*0.05",
    "((0.7514-0.01)*0.7514*(1-0.7514)*0.4 + (0.7729-0.99)*0.7729*(1-0.7729)*0.5)*h1*(1-0.5933)*i1",
    "0.0363503 * exp(-0.3775)/(1 + exp(-0.3775))^2 * 0.05",
]


@pytest.mark.parametrize("side", PLUGGED_IN)
def test_a_calculation_of_many_numbers_is_right(side: str) -> None:
    assert judgement(published(), f"dL/dw1 = {side}", None).verdict == "correct"


@pytest.mark.parametrize("side", PLUGGED_IN)
@pytest.mark.parametrize(("number", "other"), [("0.05", "0.1"), ("0.0363503", "0.0353503"), ("*0.5)", "*0.45)")])
def test_one_number_of_many_that_is_another_is_seen(side: str, number: str, other: str) -> None:
    changed = side.replace(number, other).replace("i1", "i2" if number == "0.05" else "i1")
    if changed != side:
        assert judgement(published(), f"dL/dw1 = {changed}", None).verdict == "incorrect"


@pytest.mark.parametrize("factor", ["2/3", "(2/3)", "0.667", "0.6667", "0.666"])
def test_a_number_of_the_loss_is_no_coincidence(factor: str) -> None:
    view = three_outputs()
    assert stands(view, f"dL/dwhu = {factor}*(u-t_u)*h") == []
    assert judged(view, f"dL/dwhu = {factor}*(u-t_u)*z_h").verdict == "incorrect"
    sent = "(u-t_u)*whu+(v-t_v)*whv+(y-t_y)*why"
    assert judged(view, f"dL/dwxh = {factor}*({sent})*x").verdict == "incorrect"
    assert judged(view, f"dL/dwxh = {factor}*({sent})*relu'(z_h)*x").verdict == "correct"


def test_a_number_that_is_no_value_here_must_hold_elsewhere() -> None:
    view = three_outputs()
    assert judged(view, "dL/dwhu = 4/6*(u-t_u)*h").verdict == "correct"
    assert judged(view, "dL/dwhu = 4/6*(u-t_u)*z_h").verdict == "incorrect"


def test_numbers_are_named() -> None:
    view = three_outputs()
    assert stands(view, "dL/dwhu = 2/3*(u-0.25)*h") == ["0.25 t_u"]
    assert stands(view, "dL/dwxh = 2/3*((u-t_u)*whu+(v-t_v)*whv+(y-t_y)*why)*1*1.4") == ["1 relu'(z_h)", "1.4 x"]
    assert judged(view, "dL/dwxh = 2/3*((u-t_u)*whu+(v-t_v)*whv+(y-t_y)*why)*1.4").verdict == "incorrect"


def test_no_part_of_a_fraction_stands_for_a_slope() -> None:
    document = drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="relu", loss="mean_squared_error")
    view = of(linear(alive(document, inputs=1.4), "y"))
    assert judged(view, "dL/dwxh = (2/1)*(y-t_y)*why*relu'(z_h)*x").verdict == "correct"
    assert judged(view, "dL/dwxh = (2/1)*(y-t_y)*why*x").verdict == "incorrect"
    assert judged(view, "dL/dwxh = 2*(y-t_y)*why*relu'(z_h)*relu'(z_h)*x/1").verdict == "correct"
    assert judged(view, "dL/dwxh = 2*(y-t_y)*why*x/1").verdict == "incorrect"
    # 2/4 of four outputs is 1/2.
    outputs = ["u", "v", "y", "s"]
    edges = ["x h", *(f"h {output}" for output in outputs)]
    four = drawing(["x"], ["h"], outputs, edges, activation="relu", loss="mean_squared_error")
    wide = of(alive(four, inputs=1.4))
    assert judged(wide, "dL/dwhu = 1/2*(u-t_u)*relu'(z_u)*h").verdict == "correct"
    assert judged(wide, "dL/dwhu = 1/2*(u-t_u)*h").verdict == "incorrect"


def worked(inputs: Mapping[str, float] | None = None, loss: str = "") -> Viewpoint:
    document: Json = example("mazur-2-2-2")
    document["samples"][0]["inputs"] |= inputs or {}
    document["loss"] = loss or document["loss"]
    return of_document(decoded(document))


def test_rounded_values_are_named_too() -> None:
    view = worked()
    assert stands(view, "dL/dw1 = 0.0364*0.241*i1") == ["0.0364 ∂L/∂h1", "0.241 σ'(z_h1)"]
    assert stands(view, "dL/dw1 = dL/dh1*0.593*(1-0.593)*0.05") == ["0.593 h1", "0.593 h1", "0.05 i1"]
    assert stands(view, "dL/dw5 = 0.741*0.187*0.593") == ["0.741 o1 - t_o1", "0.187 σ'(z_o1)", "0.593 h1"]
    assert judged(view, "dL/dw1 = 0.0364*0.241*i2").verdict == "incorrect"


def test_a_number_that_was_computed_on_the_way_has_no_name() -> None:
    found = judged(worked(), "dL/dw1 = dL/dh1*0.01206504")
    assert found.verdict == "correct"
    found = judged(worked(), "dL/dw1 = i1*0.008771354689")
    assert found.verdict == "correct"
    found = judged(worked(), "dL/dw1 = i1*h1*0.0147848")
    assert (found.verdict, [each.code for each in found.findings]) == ("correct", ["only_at_these_values"])
    assert judged(worked(), "dL/dw1 = i1*h1*0.0157").verdict == "incorrect"


def test_a_factor_that_is_1_here_may_be_written_but_not_left_out() -> None:
    view = worked({"i1": 1.0})
    assert stands(view, "dL/dw1 = dL/dh1*h1*(1-h1)*1") == ["1 i1"]
    assert judged(view, "dL/dw1 = dL/dh1*h1*(1-h1)").verdict == "incorrect"
    assert judged(view, "dL/dw1 = delta_h1").verdict == "incorrect"


def test_a_0_that_is_a_slope_here_may_be_written() -> None:
    """A neuron that is off."""
    document = alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="relu"), inputs=-3.0)
    view = of(linear(document, "y"))
    assert stands(view, "dL/dwxh = (y-t_y)*why*0*x") == ["0 relu'(z_h)"]
    assert judged(view, "dL/dwxh = (y-t_y)*0").verdict == "incorrect"


def one_hot(loss: str) -> Viewpoint:
    """Outputs u and v with targets 1 and 0."""
    activation = "softmax" if loss == "cross_entropy" else "sigmoid"
    document = alive(drawing(["x"], ["h"], ["u", "v"], ["x h", "h u", "h v"], activation="tanh", loss=loss), value=0.3)
    for neuron in document["neurons"]:
        if neuron["role"] == "output":
            neuron["activation"] = activation
    for sample in document["samples"]:
        sample["targets"] = {"u": 1.0, "v": 0.0}
    return of(document)


@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy"])
def test_a_target_that_is_written_as_its_value(loss: str) -> None:
    view = one_hot(loss)
    assert stands(view, "dL/dwhu = (u-1)*h") == ["1 t_u"]
    assert stands(view, "dL/dwhv = (v-0)*h") == ["0 t_v"]
    assert judged(view, "dL/dwhu = u*h").verdict == "incorrect"
    found = judged(view, "dL/dwhu = -1/u*u*(1-u)*h")
    assert (found.verdict, {each.code for each in found.findings}) == ("correct", {"only_at_these_values"})
    assert {each.says[0].values["name"] for each in found.findings} == {"t_u"}
    assert judged(view, "dL/dwhu = -1/u*u*(1-u)*x").verdict == "incorrect"


def test_a_frozen_parameter_may_be_written_as_its_value() -> None:
    document = linear(alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="tanh")), "y")
    for parameter in document["parameters"]:
        if parameter["id"] == "w.h.y":
            parameter |= {"trainable": False, "value": 0.12345}
    view = of(document)
    for value in ("0.12345", "0.123"):
        assert stands(view, f"dL/dwxh = (y-t_y)*{value}*(1-h^2)*x") == []
    assert stands(view, "dL/dwxh = (y-t_y)*why*(1-h^2)*1.0") == ["1.0 x"]


@pytest.mark.parametrize(("loss", "target", "sign"), [("absolute_error", 0.2, ""), ("huber", 9.0, "-")])
def test_a_1_may_stand_for_the_slope_of_the_loss(loss: str, target: float, sign: str) -> None:
    """Whether other slopes are 1 too, as those of ReLU are, or not. It stands for one factor: what is not written is
    missing."""
    for activation in ("relu", "tanh"):
        document = alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation=activation, loss=loss))
        document["samples"][0]["targets"] = {"y": target}
        view = of(linear(document, "y"))
        assert stands(view, f"dL/dwhy = {sign}1*h") == [f"1 {sign}∂L/∂y"]
        assert judged(view, f"dL/dwhy = {sign}h").verdict == "incorrect"
        assert judged(view, f"dL/dwhy = {'' if sign else '-'}1*h").verdict == "incorrect"
    view = of(drawing_with_two_slopes_of_1(loss, target))
    assert judged(view, f"dL/dwhy = {sign}1*h").verdict == "incorrect"
    assert sorted(stands(view, f"dL/dwhy = {sign}1*1*h")) == sorted(["1 relu'(z_y)", f"1 {sign}∂L/∂y"])


def drawing_with_two_slopes_of_1(loss: str, target: float) -> Json:
    document = alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="relu", loss=loss))
    document["samples"][0]["targets"] = {"y": target}
    return document


def test_a_number_may_be_that_of_a_bias_that_several_neurons_share() -> None:
    assert stands(published(), "dL/dw1 = (0.0187256 - delta_h2)*i1") == ["0.0187256 ∂L/∂b1"]


def test_three_digits_are_enough_for_a_number_that_was_computed_on_the_way() -> None:
    """0.44 is (o1 - t1)·h1."""
    found = judged(published(), "dL/dw5 = 0.440*0.187")
    assert (found.verdict, {each.code for each in found.findings}) == ("correct", {"only_at_these_values"})
    assert judged(published(), "dL/dw5 = 0.44*0.187").verdict == "incorrect"


def test_an_integer_is_no_rounded_number() -> None:
    document = drawing(["x"], [], ["y"], ["x y"], activation="linear")
    document["samples"][0]["inputs"] = {"x": 99.7}
    view = of_document(decoded(document))
    assert judged(view, "y = p0*99.7 + p1").findings[0].code == "forward_equation"
    assert judged(view, "y = p0*1e2 + p1").verdict == "incorrect"
    assert judged(view, "y = p0*100 + p1").verdict == "incorrect"


def test_a_number_from_nowhere_times_0_proves_nothing() -> None:
    document = alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="relu"))
    for parameter in document["parameters"]:
        parameter["value"] = -0.6 if parameter["id"] in ("w.x.h", "b.h") else 0.6
    view = of(linear(document, "y"))
    assert stands(view, "dL/dwxh = (y-t_y)*why*0*x") == ["0 relu'(z_h)"]
    assert judged(view, "dL/dwxh = 0.777*0").verdict == "incorrect"
