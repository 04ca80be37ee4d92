"""The gradient check agrees with right gradients, says so when gradients are wrong, and knows its own errors."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backprop_canvas.engine.passes.gradient_check import ALL_DIGITS, STEPS, Check, GradientCheck
from backprop_canvas.engine.passes.trace import Floats
from tests.engine.passes import Passes, passes
from tests.graphs import PAIRS, SHAPES


def checker(traced: Passes, gradients: Floats | None = None) -> GradientCheck:
    """Of the gradients of the backward pass, if no others are given."""
    given = traced.backward.parameter_gradients if gradients is None else gradients
    return GradientCheck(traced.plan, traced.network.parameters, traced.inputs, traced.targets, given)


def agrees(checks: tuple[Check, ...]) -> bool:
    return all(check.agrees for check in checks)


@pytest.mark.parametrize(("activation", "loss"), PAIRS)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_parameter_agrees(shape: str, activation: str, loss: str) -> None:
    checks = checker(passes(SHAPES[shape](activation=activation, loss=loss))).parameters()
    assert [check.kinks for check in checks] == [()] * len(checks)
    assert agrees(checks)


@pytest.mark.parametrize("slot", range(9))
def test_a_wrong_gradient_is_found(slot: int) -> None:
    traced = passes(SHAPES["fan_out"]())
    wrong = traced.backward.parameter_gradients.copy()
    wrong[slot] += 1e-5 * traced.forward.loss
    checks = checker(traced, wrong).parameters()
    assert [at for at, check in enumerate(checks) if not check.agrees] == [slot]
    assert not agrees(checker(traced, wrong).random(5, 0))


def test_a_fan_out_that_overwrites_instead_of_adding_is_found() -> None:
    traced = passes(SHAPES["fan_out"](activation="linear"))
    wrong = traced.backward.parameter_gradients.copy()
    through_one = traced.backward.contributions[traced.plan.outgoing[1][-1]]
    wrong[0] = through_one * traced.forward.a[0]
    assert not checker(traced, wrong).parameter(0).agrees
    assert not agrees(checker(traced, wrong).random(5, 0))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_agrees_with_nothing(value: float) -> None:
    traced = passes(SHAPES["chain"]())
    wrong = traced.backward.parameter_gradients.copy()
    wrong[0] = value
    check = checker(traced, wrong).parameter(0)
    assert (check.agrees, check.digits) == (False, 0.0)


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e308])
def test_a_network_that_is_not_finite_is_checked_without_a_warning(value: float) -> None:
    traced = passes(SHAPES["chain"](activation="linear"))
    parameters = np.full(len(traced.network.parameters), value)
    check = GradientCheck(traced.plan, parameters, traced.inputs, traced.targets, parameters).parameter(0)
    assert (check.agrees, check.digits) == (False, 0.0)


def test_directions_are_of_length_1_and_the_same_for_a_seed() -> None:
    traced = passes(SHAPES["two_outputs"]())
    count = len(traced.network.parameters)
    first, again, other = (checker(traced).random(3, seed) for seed in (7, 7, 8))
    assert first == again != other
    assert len({check.gradient for check in first}) == 3
    longest = float(np.linalg.norm(traced.backward.parameter_gradients))
    assert all(abs(check.gradient) <= longest for check in checker(traced).random(10 * count, 0))


def test_a_network_without_parameters_has_nothing_wrong() -> None:
    json = SHAPES["chain"]()
    json["edges"], json["parameters"] = [], []
    for neuron in json["neurons"]:
        neuron.pop("bias", None)
    traced = passes(json)
    assert checker(traced).parameters() == ()
    assert agrees(checker(traced).random(1, 0))


def digits(gradient: float, difference: float) -> float:
    return Check(1e-5, gradient, difference, 1.0, 0.0, 0.0, ()).digits


def test_digits_that_agree() -> None:
    assert digits(0.25, 0.25) == digits(0.0, 0.0) == ALL_DIGITS
    assert digits(1.0, 1.001) == pytest.approx(3.0, abs=0.01)
    assert digits(-2e-9, -2.00002e-9) == pytest.approx(5.0, abs=0.01)
    assert digits(1.0, -1.0) == digits(0.0, 1e-20) == 0.0
    assert digits(math.nan, 1.0) == digits(math.inf, math.inf) == 0.0


def test_an_error_is_what_truncation_and_rounding_explain() -> None:
    """Along one direction with every h: the error stays within a few times the estimates, and where one of
    them rules by far it is not much less."""
    traced = passes(SHAPES["output_feeds_on"](activation="tanh"))
    direction = np.full(len(traced.network.parameters), len(traced.network.parameters) ** -0.5)
    checks = checker(traced).steps(direction)
    assert tuple(check.h for check in checks) == STEPS
    for check in checks:
        error = abs(check.gradient - check.difference)
        assert error <= 5.0 * (check.truncation + check.rounding), check.h
        if check.truncation > 1e4 * check.rounding:
            assert error >= 0.5 * check.truncation, check.h


def test_a_middle_h_shows_more_digits_than_a_large_or_a_small_one() -> None:
    traced = passes(SHAPES["two_outputs"]())
    large, middle, small = (checker(traced).parameter(0, h) for h in (1e-2, 1e-5, 1e-8))
    assert large.truncation > large.rounding
    assert small.rounding > small.truncation
    assert middle.digits > max(large.digits, small.digits)
    assert large.truncation == pytest.approx(1e6 * middle.truncation, rel=0.05)
    assert small.rounding == pytest.approx(1e3 * middle.rounding)


@pytest.mark.parametrize("activation", ["relu", "leaky_relu"])
def test_a_kink_between_both_ends_is_named(activation: str) -> None:
    json = SHAPES["chain"](activation=activation)
    traced = passes(json)
    bias = traced.plan.topology.biases[1]
    parameters = traced.network.parameters.copy()
    parameters[bias] -= traced.forward.z[1] - 1e-6
    check = GradientCheck(traced.plan, parameters, traced.inputs, traced.targets, np.zeros(len(parameters)))
    assert check.parameter(bias, 1e-5).kinks[0] == 1
    assert 1 not in check.parameter(bias, 1e-7).kinks


def test_the_kink_of_the_loss_is_named_with_its_output() -> None:
    json = SHAPES["chain"](activation="linear", loss="absolute_error")
    traced = passes(json)
    output = traced.plan.topology.outputs[0]
    targets = np.array([traced.forward.a[output] + 1e-6])
    given = traced.backward.parameter_gradients
    check = GradientCheck(traced.plan, traced.network.parameters, traced.inputs, targets, given)
    bias = traced.plan.topology.biases[output]
    assert check.parameter(bias, 1e-5).kinks == (output,)
    assert check.parameter(bias, 1e-7).kinks == ()
