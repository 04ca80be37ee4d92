"""Numbers that are too large or no numbers flow through both passes and the update, without an exception
or a warning (pytest makes warnings of the server errors).
"""

import math
import warnings

import numpy as np
import pytest

from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from tests.engine.passes import Passes, passes
from tests.graphs import OF_OUTPUTS, PAIRS, SHAPES, drawing


def run(traced: Passes, value: float) -> tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """The loss and the parameters after an iteration when all parameters are `value`."""
    parameters = np.full(len(traced.network.parameters), value)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ahead = forward(traced.plan, parameters, traced.inputs, traced.targets)
        backward(traced.plan, parameters, ahead, traced.targets)
        return ahead.loss, traced.advanced(parameters)


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_raised(shape: str, activation: str, loss: str) -> None:
    traced = passes(SHAPES[shape](activation=activation, loss=loss))
    for value in (math.nan, math.inf, -math.inf, 1e308, -1e308, 1e150, 5e-324):
        run(traced, value)


def test_overflow_becomes_infinite_and_then_no_number() -> None:
    traced = passes(SHAPES["chain"](activation="linear", loss="squared_error"))
    loss, updated = run(traced, 1e200)
    assert loss == math.inf
    assert not np.isfinite(updated).any()


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
def test_nan_reaches_the_loss_and_every_parameter(activation: str, loss: str) -> None:
    found, updated = run(passes(SHAPES["two_outputs"](activation=activation, loss=loss)), math.nan)
    assert math.isnan(found)
    assert np.isnan(updated).all()


def test_a_nan_spoils_only_what_depends_on_it() -> None:
    traced = passes(SHAPES["two_outputs"]())
    parameters = traced.network.parameters.copy()
    parameters[traced.plan.topology.biases[4]] = math.nan
    ahead = forward(traced.plan, parameters, traced.inputs, traced.targets)
    assert np.isnan(ahead.a).tolist() == [False, False, False, False, True, False]


@pytest.mark.parametrize("loss", OF_OUTPUTS)
@pytest.mark.parametrize("z", [1000.0, -1000.0])
def test_what_is_sent_back_stays_finite_where_the_output_is_saturated(loss: str, z: float) -> None:
    """One output at z, another at 0. δ is what it is without the loss's own derivative, which is infinite."""
    json = drawing(["x"], [], ["y", "v"], ["x y"], loss=loss)
    for sample in json["samples"]:
        sample["inputs"]["x"] = 1.0
        sample["targets"] = {"y": float(z < 0), "v": float(z > 0)}
    traced = passes(json)
    parameters = np.zeros(3)
    parameters[traced.plan.topology.weights[0]] = z
    ahead = forward(traced.plan, parameters, traced.inputs, traced.targets)
    back = backward(traced.plan, parameters, ahead, traced.targets)
    wrong = 1.0 if z > 0 else -1.0
    of_other = {"binary_cross_entropy": -0.5 * wrong, "cross_entropy": -wrong}[loss]
    assert back.grad_z.tolist()[1:] == [wrong, of_other]
    assert ahead.loss == pytest.approx({"binary_cross_entropy": 1000.0 + math.log(2.0), "cross_entropy": 1000.0}[loss])
    assert np.isinf(back.own).any()
    assert np.isfinite(back.parameter_gradients).all()
