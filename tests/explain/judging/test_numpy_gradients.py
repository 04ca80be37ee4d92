"""Gradients as NumPy computes and prints them, in 64 and in 32 bits, are right. Scaled, negated or exchanged ones are
not. More networks are tried by `python -m tests.benchmarks.judging`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from backprop_canvas.session.state.viewpoint import of_document
from tests.explain.judging.generator.dense import Dense, misjudged
from tests.graphs import decoded, example

SEEDS = range(6)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("seed", SEEDS)
def test_gradients_of_numpy_are_judged_as_numbers(seed: int, dtype: type[np.floating[Any]]) -> None:
    network = Dense(seed)
    assert list(misjudged(network.view(), dict(network.gradients(dtype)))) == []


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_gradients_of_the_worked_example(dtype: type[np.floating[Any]]) -> None:
    document = example("mazur-2-2-2")
    value = {each["id"]: dtype(each["value"]) for each in document["parameters"]}
    sample = document["samples"][0]
    x = np.array(list(sample["inputs"].values()), dtype)
    t = np.array(list(sample["targets"].values()), dtype)
    first, second = (
        np.array([[value[f"w{at}"] for at in row] for row in rows]) for rows in (((1, 2), (3, 4)), ((5, 6), (7, 8)))
    )
    h = 1 / (1 + np.exp(-(first @ x + value["b1"])))
    o = 1 / (1 + np.exp(-(second @ h + value["b2"])))
    delta_o = (o - t) * o * (1 - o)
    delta_h = (second.T @ delta_o) * h * (1 - h)
    found = [*np.outer(delta_h, x).ravel(), *np.outer(delta_o, h).ravel()]
    view = of_document(decoded(document))
    assert list(misjudged(view, {f"w{at + 1}": each for at, each in enumerate(found)})) == []
