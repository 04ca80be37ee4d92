"""Truth tables: their rows in order, as often as the number of samples asks for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.training.datasets.rows import Dataset, Draw, Recipe, Wish, column

Bits = npt.NDArray[np.int64]


def gate(inputs: int, of: Callable[[Bits], npt.NDArray[np.bool_]]) -> Draw:
    """`of`: the targets (S,) of rows of bits (S, I)."""
    corners = np.array(list(product((0, 1), repeat=inputs)), dtype=np.int64)

    def draw(generator: np.random.Generator, wish: Wish) -> tuple[Floats, Floats]:
        bits = corners[np.arange(wish.count) % len(corners)]
        return bits + generator.normal(0.0, wish.noise, bits.shape), column(of(bits).astype(np.float64))

    return draw


def are_all(bits: Bits) -> npt.NDArray[np.bool_]:
    return np.equal(bits.sum(axis=1), bits.shape[1])


def is_any(bits: Bits) -> npt.NDArray[np.bool_]:
    return np.greater(bits.sum(axis=1), 0)


def is_odd(bits: Bits) -> npt.NDArray[np.bool_]:
    return np.equal(bits.sum(axis=1) % 2, 1)


_ALONE = Recipe(learning_rate=1.0, batch_size=4)

GATES = (
    Dataset("and", 2, "two", 4, 0.0, gate(2, are_all), "x = bits of n + ε, t = x1 ∧ x2", _ALONE),
    Dataset("or", 2, "two", 4, 0.0, gate(2, is_any), "x = bits of n + ε, t = x1 ∨ x2", _ALONE),
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
