"""Numbers that are too large or no numbers flow through both passes and the update, without an exception
or a warning (pytest makes warnings of the server errors).
"""

import math
import warnings

import numpy as np
import pytest

from server.engine.backward import backward
from server.engine.forward import forward
from tests.engine.passes import Passes, passes
from tests.graphs import ACTIVATIONS, LOSSES, SHAPES


def run(traced: Passes, value: float) -> tuple[float, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    """The loss and the parameters after an iteration when all parameters are `value`."""
    parameters = np.full(len(traced.network.parameters), value)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ahead = forward(traced.plan, parameters, traced.inputs, traced.targets)
        backward(traced.plan, parameters, ahead, traced.targets)
        return ahead.loss, traced.advanced(parameters)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e308, -1e308, 5e-324])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_raised(shape: str, activation: str, loss: str, value: float) -> None:
    run(passes(SHAPES[shape](activation=activation, loss=loss)), value)


def test_overflow_becomes_infinite_and_then_no_number() -> None:
    traced = passes(SHAPES["chain"](activation="linear", loss="squared_error"))
    loss, updated = run(traced, 1e200)
    assert loss == math.inf
    assert not np.isfinite(updated).any()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_nan_reaches_the_loss_and_every_parameter(activation: str) -> None:
    loss, updated = run(passes(SHAPES["two_outputs"](activation=activation)), math.nan)
    assert math.isnan(loss)
    assert np.isnan(updated).all()


def test_a_nan_spoils_only_what_depends_on_it() -> None:
    traced = passes(SHAPES["two_outputs"]())
    parameters = traced.network.parameters.copy()
    parameters[traced.plan.topology.biases[4]] = math.nan
    ahead = forward(traced.plan, parameters, traced.inputs, traced.targets)
    assert np.isnan(ahead.a).tolist() == [False, False, False, False, True, False]
