"""Targets that are numbers, of one input or two. Noise is added to the target."""

from __future__ import annotations

import math

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.training.datasets.rows import Dataset, Recipe, Wish, column

HALF_WIDTH = 3.0


def plane(generator: np.random.Generator, wish: Wish) -> tuple[Floats, Floats]:
    inputs = generator.uniform(-HALF_WIDTH, HALF_WIDTH, (wish.count, 2))
    return inputs, _noisy(generator, wish, inputs.sum(axis=1) / (2 * HALF_WIDTH))


def sine(generator: np.random.Generator, wish: Wish) -> tuple[Floats, Floats]:
    inputs = _along(wish.count, math.pi)
    return column(inputs), _noisy(generator, wish, np.sin(inputs))


def step(generator: np.random.Generator, wish: Wish) -> tuple[Floats, Floats]:
    inputs = _along(wish.count, HALF_WIDTH)
    return column(inputs), _noisy(generator, wish, np.where(inputs > 0.0, 1.0, 0.0))


def _along(count: int, half: float) -> Floats:
    """(S,) the middles of equal parts from -half to half."""
    return half * ((2 * np.arange(count) + 1) / count - 1)


def _noisy(generator: np.random.Generator, wish: Wish, values: Floats) -> Floats:
    return column(values + generator.normal(0.0, wish.noise, wish.count))


NUMBERS = (
    Dataset("plane", 2, "numbers", 100, 0.05, plane, "x = 6·(u, u) − 3, t = (x1 + x2)/6 + ε", Recipe()),
    Dataset(
        "sine",
        1,
        "numbers",
        60,
        0.05,
        sine,
        "x = π·((2n + 1)/S − 1) of S samples, t = sin x + ε",
        Recipe((8,), optimizer="adam", learning_rate=0.02),
    ),
    # Few noisy samples and a network with room for each: the loss over the others rises again.
    Dataset(
        "noisy_sine",
        1,
        "numbers",
        80,
        0.4,
        sine,
        "x = π·((2n + 1)/S − 1) of S samples, t = sin x + ε; trained on where n mod 5 = 0, the others for validation",
        Recipe((16, 16), optimizer="adam", learning_rate=0.01, batch_size=16),
        every=5,
    ),
    Dataset(
        "step",
        1,
        "numbers",
        60,
        0.05,
        step,
        "x = 3·((2n + 1)/S − 1) of S samples, t = (1 where x > 0, else 0) + ε",
        Recipe((4,), optimizer="adam", learning_rate=0.05, seed=1),
    ),
)
