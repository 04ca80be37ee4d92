"""Data sets that are made: each by its formula, the same for the same seed, in bounds."""

from __future__ import annotations

import math

import numpy as np
import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.training.datasets.drawing import BOUNDS, CLASSES, DATASETS, drawn

EVERY = pytest.mark.parametrize("name", DATASETS)


@EVERY
def test_a_seed_gives_the_same_samples_and_another_one_others(name: str) -> None:
    _, inputs, targets = drawn(name, noise=0.3, seed=7)
    _, again, targets_again = drawn(name, noise=0.3, seed=7)
    assert (inputs == again).all()
    assert (targets == targets_again).all()
    _, other, other_targets = drawn(name, noise=0.3, seed=8)
    assert (inputs != other).any() or (targets != other_targets).any()


@EVERY
@pytest.mark.parametrize("count", [1, 2, 7, 1000])
def test_as_many_samples_as_asked_with_numbers_that_can_be_read(name: str, count: int) -> None:
    row, inputs, targets = drawn(name, count=count)
    assert inputs.shape == (count, row.inputs)
    assert targets.shape == (count, CLASSES if row.task == "classes" else 1)
    both = np.concatenate([inputs, targets], axis=1)
    assert np.isfinite(both).all()
    assert (both == both.round(4)).all()
    assert not np.signbit(both[both == 0]).any()


@pytest.mark.parametrize("name", [name for name, row in DATASETS.items() if row.task == "two"])
def test_two_classes_are_0_and_1_and_both_are_there(name: str) -> None:
    _, _, targets = drawn(name)
    assert set(targets[:, 0]) == {0.0, 1.0}


@pytest.mark.parametrize("classes", range(BOUNDS["classes"][0], BOUNDS["classes"][1] + 1))
def test_blobs_have_a_target_for_each_class_and_lie_around_their_middles(classes: int) -> None:
    _, inputs, targets = drawn("blobs", count=60 * classes, classes=classes)
    assert (targets.sum(axis=1) == 1).all()
    assert (targets.sum(axis=0) == 60).all()
    for at in range(classes):
        angle = math.pi / 2 + 2 * math.pi * at / classes
        middle = inputs[targets[:, at] == 1].mean(axis=0)
        assert middle == pytest.approx([2 * math.cos(angle), 2 * math.sin(angle)], abs=0.3)


@pytest.mark.parametrize(("name", "ones"), [("and", 1), ("or", 3), ("xor", 2)])
def test_a_gate_is_its_truth_table(name: str, ones: int) -> None:
    _, inputs, targets = drawn(name)
    assert inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert targets.sum() == ones


def test_parity_is_1_for_an_odd_number_of_ones() -> None:
    _, inputs, targets = drawn("parity")
    assert targets[:, 0].tolist() == [sum(row) % 2 for row in inputs.tolist()]


def test_without_noise_a_set_is_its_formula() -> None:
    _, inputs, targets = drawn("circle", noise=0)
    radius = np.hypot(*inputs.T)
    assert radius[targets[:, 0] == 1].max() <= 1.5
    assert radius[targets[:, 0] == 0].min() >= 2.1 - 1e-4
    _, inputs, targets = drawn("xor_cloud", noise=0)
    assert ((inputs[:, 0] * inputs[:, 1] > 0) == (targets[:, 0] == 0)).all()
    _, inputs, targets = drawn("spiral", noise=0, count=8)
    assert np.hypot(*inputs.T) == pytest.approx([0.75, 0.75, 1.5, 1.5, 2.25, 2.25, 3, 3], abs=1e-3)
    assert inputs[0::2] == pytest.approx(-inputs[1::2])
    _, inputs, targets = drawn("sine", noise=0)
    assert targets == pytest.approx(np.sin(inputs), abs=1e-3)
    _, inputs, targets = drawn("step", noise=0)
    assert (targets == (inputs > 0)).all()
    _, inputs, targets = drawn("plane", noise=0)
    assert targets[:, 0] == pytest.approx(inputs.sum(axis=1) / 6, abs=1e-3)
    _, inputs, targets = drawn("gauss", noise=0)
    assert {tuple(row) for row in inputs.tolist()} == {(1.5, 1.5), (-1.5, -1.5)}
    _, inputs, targets = drawn("moons", noise=0)
    assert np.hypot(inputs[targets[:, 0] == 0][:, 0] + 1, inputs[targets[:, 0] == 0][:, 1] + 0.5) == pytest.approx(
        2, abs=1e-3
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 0},
        {"count": 1001},
        {"noise": -0.1},
        {"noise": 5.1},
        {"noise": math.nan},
        {"noise": math.inf},
        {"seed": -1},
        {"seed": 2**53},
        {"classes": 1},
        {"classes": 7},
    ],
)
def test_what_is_out_of_bounds_is_refused_by_name(wrong: dict[str, float]) -> None:
    with pytest.raises(Problem) as problem:
        drawn("blobs", **wrong)  # type: ignore[arg-type]
    assert (problem.value.code, problem.value.values["name"]) == ("out_of_bounds", *wrong)


def test_a_set_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Problem) as problem:
        drawn("sphere")
    assert problem.value.code == "no_such_dataset"
    assert "circle" in problem.value.message
