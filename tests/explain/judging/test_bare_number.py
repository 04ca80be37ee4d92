"""A bare number against the true value: rounded, cut, with few digits, with the noise of 32-bit arithmetic."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from backprop_canvas.explain.judging.bare_number import DOUBLE_NOISE, NOISE, NOISE_OF_FEW, agreeing, fit_of
from backprop_canvas.reports.check import judgement
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import decoded, drawing, example

TRUTH = 0.00043856773447434685
SHAPES = [(2, 2, 2), (1, 3, 1), (3, 4, 2), (2, 3, 1), (4, 5, 3)]


@pytest.mark.parametrize(
    ("numeral", "kind", "digits"),
    [
        ("0.00043856773447434685", "right", 0),
        ("0.000438568", "right", 0),
        ("0.000438567", "right", 0),
        ("0.00044", "few_digits", 2),
        ("0.00043", "few_digits", 2),
        ("0.0004", "one_digit", 1),
        ("0.0005", "wrong", 0),
        ("0.0004385677344743465", "digits_right", 15),
        ("0.00043856777", "digits_right", 7),
        ("0.00043857123", "wrong", 0),
        ("0.00043850", "wrong", 0),
        ("-0.000438568", "wrong", 0),
    ],
)
def test_the_digits_decide(numeral: str, kind: str, digits: int) -> None:
    found = fit_of(numeral, TRUTH, TRUTH, 0.0)
    assert (found.kind, found.digits) == (kind, digits)


@pytest.mark.parametrize(("numeral", "truth"), [("0", 0.0), ("6", 6.0), ("0.5", 0.5), ("1", 1.0)])
def test_one_digit_is_right_where_the_value_is_exactly_that(numeral: str, truth: float) -> None:
    assert fit_of(numeral, truth, truth, 0.0).kind == "right"


def test_noise_is_measured_by_what_was_added() -> None:
    assert fit_of("0", 0.5 * DOUBLE_NOISE, 1.0, 0.0).kind == "right"
    assert fit_of("0", 2.0 * DOUBLE_NOISE, 1.0, 0.0).kind == "wrong"
    assert fit_of("0.3", 0.1 + 0.2, 0.3, 0.0).kind == "right"
    assert fit_of("0.3", 0.3004, 0.3, 0.0).kind == "one_digit"
    assert fit_of(f"{0.5 * DOUBLE_NOISE:.17g}", 0.0, 1.0, 0.0).is_right
    assert fit_of("1.0000004", 1.0, 1.0, 0.0).is_right
    assert not fit_of(f"{1.0 + 2.0 * NOISE:.9f}", 1.0, 1.0, 0.0).is_right
    assert fit_of(f"{1.0 + 2.0 * NOISE:.9f}", 1.0, 1.0, 3.0 * NOISE).is_right


def test_few_digits_fit_within_the_noise() -> None:
    assert fit_of("1.2345", 1.23449999, 1.2, 0.0).kind == "right"
    assert fit_of("1.2345", 1.2344999, 1.2, 0.0).is_right
    assert not fit_of("1.2345", 1.234449, 1.2, 0.0).is_right
    assert fit_of("1.2345", 1.234449, 1.2, 2e-6 / NOISE_OF_FEW).is_right
    assert not fit_of("1.2345", 1.234449, 1.2, 2e-6).is_right


@pytest.mark.parametrize(
    ("numeral", "verdict"),
    [
        ("0.00043856774", "correct"),
        ("0.0004385675", "correct"),
        ("0.000438568", "correct"),
        ("0.000438567", "correct"),
        ("0.000438569", "incorrect"),
        ("0.000438566", "incorrect"),
        ("0.000438571", "incorrect"),
        ("0.00043857123", "incorrect"),
    ],
)
def test_the_noise_of_the_worked_example_is_small(numeral: str, verdict: str) -> None:
    assert judgement(of_document(decoded(example("mazur-2-2-2"))), numeral, "w1").verdict == verdict


def test_how_many_digits_agree() -> None:
    assert agreeing(1.234567, 1.234568) == 6
    assert agreeing(0.0, 1.0) == 0


def layered(seed: int) -> tuple[Viewpoint, list[str], dict[type, list[np.floating[Any]]]]:
    """A network of sigmoid layers, the names of its weights, and their gradients by NumPy in 64 and in 32 bits."""
    sizes = SHAPES[seed % len(SHAPES)]
    layers = [[f"{name}{at}" for at in range(size)] for name, size in zip("xhy", sizes, strict=True)]
    edges = [f"{s} {t}" for one, other in pairwise(layers) for t in other for s in one]
    document = drawing(layers[0], layers[1], layers[2], edges, seed=seed)
    numbers = random.Random(seed)
    for parameter in document["parameters"]:
        parameter["value"] = numbers.uniform(-2.0, 2.0)
    view = of_document(decoded(document))
    names = [parameter["name"] for parameter in document["parameters"]]
    return view, names, {kind: by_numpy(view, sizes, kind) for kind in (np.float64, np.float32)}


def by_numpy(view: Viewpoint, sizes: tuple[int, ...], kind: Any) -> list[np.floating[Any]]:
    arrays = view.point.parameters, view.point.inputs, view.point.targets
    values, x, t = [np.asarray(array, dtype=kind) for array in arrays]
    inputs, hidden, outputs = sizes
    ends = np.cumsum([inputs * hidden, hidden * outputs, hidden, outputs])
    first, second, b1, b2 = np.split(values, ends[:-1])
    first, second = first.reshape(hidden, inputs), second.reshape(outputs, hidden)
    one = kind(1.0)
    h = one / (one + np.exp(-(first @ x + b1)))
    y = one / (one + np.exp(-(second @ h + b2)))
    delta_y = (y - t) * y * (one - y)
    delta_h = (second.T @ delta_y) * h * (one - h)
    return [*np.outer(delta_h, x).ravel(), *np.outer(delta_y, h).ravel(), *delta_h, *delta_y]


@pytest.mark.parametrize("seed", range(25))
def test_gradients_copied_from_numpy_are_right_and_changed_ones_are_not(seed: int) -> None:
    view, names, gradients = layered(seed)
    numbers = random.Random(seed)
    chosen = numbers.sample(range(len(names)), 2)
    for kind, found in gradients.items():
        for at in chosen:
            text = str(found[at])
            assert judgement(view, text, names[at]).verdict == "correct", (kind, names[at], text)
            other = found[(at + 1) % len(found)]
            for changed in (kind(1.001) * found[at], -found[at], other):
                assert judgement(view, str(changed), names[at]).verdict == "incorrect", (kind, names[at], changed)
