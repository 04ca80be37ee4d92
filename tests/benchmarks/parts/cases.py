"""What the programs of the engine's benchmark are given: the same layers, start, samples and rule.

Parameters travel as one array (P,): layer by layer the weights, those into the layer's first neuron first,
then the biases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np

from backprop_canvas.engine.passes.trace import Floats

SAMPLES = 250
LEARNING_RATE = 0.03
# Of every initial value; the programs need not start well, but alike.
SEED = 0


class Program(Protocol):
    """Trains one network and goes on where it stopped."""

    def train(self, epochs: int) -> None: ...

    def parameters(self) -> Floats: ...


@dataclass(frozen=True)
class Case:
    """sizes: neurons per layer, inputs first."""

    sizes: tuple[int, ...]
    batch: int

    @cached_property
    def inputs(self) -> Floats:
        """(S, I)"""
        return np.random.default_rng(SEED).uniform(-1, 1, (SAMPLES, self.sizes[0]))

    @cached_property
    def targets(self) -> Floats:
        """(S, K)"""
        return np.random.default_rng(SEED + 1).uniform(-1, 1, (SAMPLES, self.sizes[-1]))

    @cached_property
    def parameters(self) -> Floats:
        """(P,) to start from."""
        numbers = np.random.default_rng(SEED + 2)
        layers = [
            (numbers.normal(0, before**-0.5, (after, before)), np.zeros(after))
            for before, after in pairwise(self.sizes)
        ]
        return joined(layers)


def joined(layers: Sequence[tuple[Floats, Floats]]) -> Floats:
    """(P,) from weights (to, from) and biases (to,) of each layer."""
    return np.concatenate([part.ravel() for layer in layers for part in layer])


def parted(parameters: Floats, sizes: Sequence[int]) -> list[tuple[Floats, Floats]]:
    """The inverse of `joined`, as copies."""
    layers, at = [], 0
    for before, after in pairwise(sizes):
        biases = at + before * after
        layers.append((parameters[at:biases].reshape(after, before).copy(), parameters[biases : biases + after].copy()))
        at = biases + after
    return layers
