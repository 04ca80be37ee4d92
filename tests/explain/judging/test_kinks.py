"""Both sides of every kink are seen while the rest is alive, so that a slope that is 1 here cannot be left out."""

from __future__ import annotations

import pytest

from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import Json, decoded, drawing


def alive(document: Json, inputs: float = 1.0, value: float = 0.6) -> Json:
    """With the same positive number for all parameters, so that every neuron passes on what it receives."""
    for parameter in document["parameters"]:
        parameter["value"] = value
    for sample in document["samples"]:
        sample["inputs"] = dict.fromkeys(sample["inputs"], inputs)
        sample["targets"] = {output: at + 0.25 for at, output in enumerate(sample["targets"])}
    return document


def of(document: Json) -> Viewpoint:
    for parameter in document["parameters"]:
        parameter["name"] = parameter["id"].replace(".", "")
    return of_document(decoded(document))


def verdict(view: Viewpoint, equation: str) -> str:
    return judgement(view, equation, None).verdict


def linear(document: Json, *neurons: str) -> Json:
    for neuron in document["neurons"]:
        if neuron["id"] in neurons:
            neuron["activation"] = "linear"
    return document


def fork(activation: str = "relu") -> Viewpoint:
    """x → f → {g, h} → y, where f and g share their bias and h has none."""
    document = drawing(
        ["x"], ["f", "g", "h"], ["y"], ["x f", "f g", "f h", "g y", "h y"], activation=activation, shared={"g": "b.f"}
    )
    del next(each for each in document["neurons"] if each["id"] == "h")["bias"]
    return of(linear(alive(document), "y"))


@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "elu"])
@pytest.mark.parametrize(("weight", "after", "neuron"), [("wfg", "wgy", "g"), ("wfh", "why", "h")])
def test_a_slope_that_is_1_here_cannot_be_left_out(activation: str, weight: str, after: str, neuron: str) -> None:
    view = fork(activation)
    assert verdict(view, f"dL/d{weight} = (y-t_y)*{after}*{activation}'(z_{neuron})*f") == "correct"
    assert verdict(view, f"dL/d{weight} = (y-t_y)*{after}*f") == "incorrect"
    assert verdict(view, f"dL/d{weight} = (y-t_y)*{after}*{activation}'(z_f)*f") == "incorrect"


def test_the_output_of_a_neuron_is_not_its_sum() -> None:
    view = fork()
    assert verdict(view, "dL/dwgy = (y-t_y)*g") == "correct"
    assert verdict(view, "dL/dwgy = (y-t_y)*z_g") == "incorrect"
    assert verdict(view, "dL/dwfg = dL/dz_g*z_f") == "incorrect"


def test_what_holds_for_the_functions_of_the_network_is_right() -> None:
    view = fork()
    assert verdict(view, "dL/dwgy = (y-t_y)*g*relu'(z_g)") == "correct"
    assert verdict(view, "dL/dwgy = (y-t_y)*z_g*relu'(z_g)") == "correct"
    assert verdict(view, "dL/dwfg = dL/dg*relu'(z_g)^2*f") == "correct"
    # Where h is 0 it says nothing; elsewhere it holds.
    assert verdict(view, "dL/dwgy = dL/dwhy*g/h") == "correct"


def test_a_slope_is_no_divisor() -> None:
    assert verdict(fork(), "dL/dwfg = (y-t_y)*wgy*f/relu'(z_g)") == "incorrect"


TEN = [f"h{at}" for at in range(10)]


@pytest.mark.parametrize("left_out", [None, *range(10)])
def test_ten_neurons_in_a_row_are_each_seen_off(left_out: int | None) -> None:
    edges = ["x h0", *(f"h{at} h{at + 1}" for at in range(9)), "h9 y"]
    view = of(linear(alive(drawing(["x"], TEN, ["y"], edges, activation="relu")), "y"))
    slopes = [f"relu'(z_h{at})" for at in range(10) if at != left_out]
    weights = [f"wh{at}h{at + 1}" for at in range(9)]
    equation = f"dL/dwxh0 = (y-t_y)*wh9y*{'*'.join([*weights, *slopes])}*x"
    assert verdict(view, equation) == ("correct" if left_out is None else "incorrect")


@pytest.mark.parametrize("loss", ["absolute_error", "huber"])
def test_every_piece_of_a_loss_is_seen(loss: str) -> None:
    view = of(linear(alive(drawing(["x"], ["h"], ["y"], ["x h", "h y"], activation="relu", loss=loss)), "y"))
    assert verdict(view, "dL/dwhy = dL/dy*h") == "correct"
    for wrong in ("h", "(y-t_y)*h", "dL/dy*z_h", "dL/dy*dL/dy*h"):
        assert verdict(view, f"dL/dwhy = {wrong}") == "incorrect"


@pytest.mark.parametrize("count", range(1, 9))
def test_the_middle_of_a_loss_is_seen_at_every_output(count: int) -> None:
    """Beyond it each slope is 1 or -1, which is its own inverse."""
    outputs = [f"y{at}" for at in range(count)]
    document = linear(alive(drawing(["x"], [], outputs, [f"x {each}" for each in outputs], loss="huber")), *outputs)
    for sample in document["samples"]:
        sample["targets"] = dict.fromkeys(outputs, 9.0)
    view = of(document)
    for each in outputs:
        assert verdict(view, f"dL/db{each} = 1/dL/d{each}") == "incorrect", each


def test_slopes_of_a_loss_that_cancel_are_seen_where_they_add_up() -> None:
    """Both outputs share the weight from h, so ∂L/∂h is 0 where their errors have different signs."""
    shared = {"h-u": "w", "h-v": "w"}
    document = drawing(
        ["x"], ["h"], ["u", "v"], ["x h", "h u", "h v"], activation="tanh", loss="absolute_error", shared=shared
    )
    view = of(linear(alive(document), "u", "v"))
    assert verdict(view, "dL/dwxh = dL/dh*(1-h^2)*x") == "correct"
    for wrong in ("2*dL/dh*(1-h^2)*x", "dL/dh*(1-h^2)", "dL/dh*x"):
        assert verdict(view, f"dL/dwxh = {wrong}") == "incorrect"


def frozen(document: Json, *slots: str) -> Json:
    for parameter in document["parameters"]:
        if parameter["id"] in slots:
            parameter |= {"trainable": False, "value": 1.0}
    return document


def test_what_is_frozen_stays() -> None:
    """g = relu(1·f): with f it is on or off, so its slope may be left out; a trainable weight of 1 may not."""
    document = drawing(["x"], ["f", "g"], ["y"], ["x f", "f g", "g y"], activation="relu")
    del next(each for each in document["neurons"] if each["id"] == "g")["bias"]
    document = linear(alive(document, value=1.0), "y")
    trained = of(document)
    held = of(frozen(document, "w.f.g"))
    for right in ("(y-t_y)*wgy*relu'(z_f)*x", "(y-t_y)*wgy*1*relu'(z_g)*relu'(z_f)*x"):
        assert verdict(held, f"dL/dwxf = {right}") == "correct"
    assert verdict(trained, "dL/dwxf = (y-t_y)*wgy*relu'(z_g)*relu'(z_f)*x") == "incorrect"


def test_a_network_of_frozen_parts_is_driven_by_its_inputs() -> None:
    """Both neurons change their side only where the input is large."""
    document = drawing(["x"], ["f", "g"], ["y"], ["x f", "x g", "f y", "g y"], activation="relu")
    view_of = linear(frozen(alive(document), "w.x.f", "w.x.g", "b.f", "b.g", "w.g.y"), "y")
    for slot, value in (("b.f", -4.0), ("b.g", 5.0)):
        next(each for each in view_of["parameters"] if each["id"] == slot)["value"] = value
    view = of(view_of)
    assert verdict(view, "dL/dwfy = (y-t_y)*f") == "correct"
    assert verdict(view, "dL/dwfy = (y-t_y)*z_f") == "incorrect"
    assert verdict(view, "dL/dx = (y-t_y)*(wfy*relu'(z_f) + relu'(z_g))") == "correct"
    assert verdict(view, "dL/dx = (y-t_y)*(wfy*relu'(z_f) + wgy)") == "incorrect"


def between(share: float) -> Viewpoint:
    """y = relu(-x + f + share·relu(x)), f = relu(x + w·u): y is off with f alive only where f is between 0 and
    (1 - share)·x. All weights but that of u are frozen."""
    document = drawing(["x", "u"], ["f", "g"], ["y"], ["x f", "u f", "x g", "x y", "f y", "g y"], activation="relu")
    for neuron in document["neurons"]:
        neuron.pop("bias", None)
    weights = {"w.x.f": 1.0, "w.u.f": 0.6, "w.x.g": share, "w.x.y": -1.0, "w.f.y": 1.0, "w.g.y": 1.0}
    document["parameters"] = [
        {"id": slot, "value": value, **({} if slot == "w.u.f" else {"trainable": False})}
        for slot, value in weights.items()
    ]
    for sample in document["samples"]:
        sample["inputs"], sample["targets"] = {"x": 0.5, "u": 0.7}, {"y": 0.1}
    return of(document)


@pytest.mark.parametrize("share", [0.5, 0.9, 0.95, 0.97])
def test_a_strip_in_which_a_neuron_is_off_alone_is_found(share: float) -> None:
    view = between(share)
    assert verdict(view, "dL/dwfy = (y-t_y)*relu'(z_y)*f") == "correct"
    assert verdict(view, "dL/dwfy = (y-t_y)*f") == "incorrect"
    assert verdict(view, "dL/dwuf = (y-t_y)*wfy*relu'(z_y)*relu'(z_f)*u") == "correct"
    assert verdict(view, "dL/dwuf = (y-t_y)*wfy*relu'(z_f)*u") == "incorrect"
