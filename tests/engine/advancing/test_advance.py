"""Advancing parameters, by itself and by published numbers."""

import numpy as np
import pytest

from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.trace import Floats
from tests.engine.passes import Passes, passes
from tests.graphs import EXAMPLES, SHAPES, example, random_document


def trained(traced: Passes, iterations: int) -> tuple[Floats, float]:
    parameters = traced.network.parameters
    for _ in range(iterations):
        parameters = traced.advanced(parameters)
    return parameters, forward(traced.plan, parameters, traced.inputs, traced.targets).loss


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_iteration(name: str) -> None:
    parameters, loss = trained(passes(example(name)), 1)
    expected = example(f"{name}.expected")["train_1"]
    assert loss == pytest.approx(expected["loss"], rel=1e-13)
    assert parameters.tolist() == pytest.approx(list(expected["parameters"].values()), rel=1e-13)


def test_the_worked_example_after_10000_iterations() -> None:
    expected = example("mazur-2-2-2.expected")["train_10000"]
    assert trained(passes(example("mazur-2-2-2")), 10_000)[1] == pytest.approx(expected["loss"], rel=1e-10)


def test_frozen_parameters_do_not_move() -> None:
    for seed in range(50):
        traced = passes(random_document(seed))
        before = traced.network.parameters
        moved = traced.advanced(before) != before
        gradients = traced.backward.parameter_gradients
        assert not np.any(moved & ~traced.network.trainable)
        assert np.all(moved | ~traced.network.trainable | (np.abs(gradients) < 1e-12))


def test_the_given_parameters_stay_as_they_are() -> None:
    traced = passes(SHAPES["skip"]())
    before = traced.network.parameters.copy()
    traced.advanced(traced.network.parameters)
    assert np.array_equal(traced.network.parameters, before)


def test_the_same_start_gives_the_same_bits() -> None:
    traced = passes(SHAPES["shared_parameter"]())
    assert trained(traced, 20)[0].tobytes() == trained(traced, 20)[0].tobytes()
