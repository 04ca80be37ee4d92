"""What every data set that is made has in common: its numbers, and what its samples look like. Must not
know any formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from backprop_canvas.engine.passes.trace import Floats

# What the targets are: 0 or 1; one output for each class; any number.
Task = Literal["two", "classes", "numbers"]


@dataclass(frozen=True)
class Wish:
    """count: how many samples. noise: the standard deviation of what is added. classes: how many, where there is a
    choice."""

    count: int
    noise: float
    classes: int


Draw = Callable[[np.random.Generator, Wish], tuple[Floats, Floats]]


@dataclass(frozen=True)
class Recipe:
    """A network and settings that learn the set. hidden: the sizes of the hidden layers. seed: of the first weights."""

    hidden: tuple[int, ...] = ()
    activation: str = "tanh"
    optimizer: str = "sgd"
    learning_rate: float = 0.1
    batch_size: int = 10
    seed: int = 0


@dataclass(frozen=True)
class Dataset:
    """inputs: how many there are. count, noise: what is usual. draw: the inputs (S, I) and the targets (S, K), the
    samples in the order in which they are kept. formula: for n = 0, 1, …, where ε is a normal number with the standard
    deviation `noise` and u an equal one in [0, 1), each drawn anew. every: one in so many samples is trained on, from
    the first on; the others are for validation."""

    name: str
    inputs: int
    task: Task
    count: int
    noise: float
    draw: Draw
    formula: str
    recipe: Recipe
    every: int = 1


def column(values: Floats) -> Floats:
    """(S, 1) from (S,)."""
    return values[:, np.newaxis]
