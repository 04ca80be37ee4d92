"""Truth tables: their rows in order, as often as the number of samples asks for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.training.datasets.rows import Dataset, Draw, Recipe, Wish, column


def gate(inputs: int, of: Callable[[int], bool]) -> Draw:
    """`of`: whether the target is 1, by how many of the bits are."""
    corners = list(product((0, 1), repeat=inputs))
    bits, values = np.array(corners, dtype=np.float64), np.array([float(of(sum(row))) for row in corners])

    def draw(generator: np.random.Generator, wish: Wish) -> tuple[Floats, Floats]:
        rows = np.arange(wish.count) % len(corners)
        return bits[rows] + generator.normal(0.0, wish.noise, (wish.count, inputs)), column(values[rows])

    return draw


def is_odd(ones: int) -> bool:
    return ones % 2 == 1


_ALONE = Recipe(learning_rate=1.0, batch_size=4)

GATES = (
    Dataset("and", 2, "two", 4, 0.0, gate(2, lambda ones: ones == 2), "x = bits of n + ε, t = x1 ∧ x2", _ALONE),
    Dataset("or", 2, "two", 4, 0.0, gate(2, lambda ones: ones > 0), "x = bits of n + ε, t = x1 ∨ x2", _ALONE),
    Dataset(
        "xor",
        2,
        "two",
        4,
        0.0,
        gate(2, is_odd),
        "x = bits of n + ε, t = x1 ⊕ x2",
        Recipe((2,), learning_rate=1.0, batch_size=4, seed=1),
    ),
    Dataset(
        "parity",
        3,
        "two",
        8,
        0.0,
        gate(3, is_odd),
        "x = bits of n + ε, t = x1 ⊕ x2 ⊕ x3",
        Recipe((4,), learning_rate=1.0, batch_size=8),
    ),
)
