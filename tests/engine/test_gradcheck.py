"""Central differences agree with right gradients, and say so when gradients are wrong."""

import numpy as np
import pytest

from server.engine.gradcheck import agrees, central_differences, slope
from server.engine.trace import Floats
from tests.engine.passes import Passes, passes
from tests.graphs import ACTIVATIONS, LOSSES, SHAPES, random_document

NEAR_A_KINK = 1e-3


def differences(traced: Passes) -> Floats:
    return central_differences(traced.plan, traced.network.parameters, traced.inputs, traced.targets)


def verdict(traced: Passes, gradients: Floats) -> bool:
    return agrees(gradients, differences(traced), traced.forward.loss)


def near_a_kink(traced: Passes) -> bool:
    kinked = [at for at, word in enumerate(traced.plan.topology.activations) if word == "relu"]
    return bool(np.any(np.abs(traced.forward.z[kinked]) < NEAR_A_KINK))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_gradients_agree(shape: str, activation: str, loss: str) -> None:
    traced = passes(SHAPES[shape](activation=activation, loss=loss))
    assert not near_a_kink(traced)
    assert verdict(traced, traced.backward.parameter_gradients)


def test_gradients_of_random_graphs_agree() -> None:
    smooth = [traced for traced in map(passes, map(random_document, range(200))) if not near_a_kink(traced)]
    assert len(smooth) > 100
    for traced in smooth:
        assert verdict(traced, traced.backward.parameter_gradients)


def test_a_slope_along_any_direction_is_the_gradient_in_that_direction() -> None:
    traced = passes(SHAPES["output_feeds_on"]())
    direction = np.linspace(-1, 1, len(traced.network.parameters))
    expected = float(traced.backward.parameter_gradients @ direction)
    found = slope(traced.plan, traced.network.parameters, traced.inputs, traced.targets, direction)
    assert found == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize("slot", range(9))
def test_the_checker_fails_on_a_wrong_gradient(slot: int) -> None:
    traced = passes(SHAPES["fan_out"]())
    wrong = traced.backward.parameter_gradients.copy()
    wrong[slot] += 1e-5 * traced.forward.loss
    assert not verdict(traced, wrong)


def test_the_checker_fails_where_a_fan_out_overwrites_instead_of_adding() -> None:
    traced = passes(SHAPES["fan_out"](activation="linear"))
    wrong = traced.backward.parameter_gradients.copy()
    first = 0
    through_one = traced.backward.contributions[traced.plan.outgoing[1][-1]]
    wrong[first] = through_one * traced.forward.a[0]
    assert not verdict(traced, wrong)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_the_checker_fails_on_what_is_not_finite(value: float) -> None:
    traced = passes(SHAPES["chain"]())
    wrong = traced.backward.parameter_gradients.copy()
    wrong[0] = value
    assert not verdict(traced, wrong)
    assert not agrees(wrong, wrong, traced.forward.loss)
