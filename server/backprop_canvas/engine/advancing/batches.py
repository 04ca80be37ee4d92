"""The samples of each iteration: epochs of batches, in document order or shuffled anew in every epoch."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Order = npt.NDArray[np.int64]
GeneratorState = Mapping[str, Any] | None

# At most so many samples are drawn ahead, though always a whole epoch.
DRAWN_AHEAD = 1 << 16
UNBOUNDED = 1 << 40
# Of so many epochs one generator state is remembered, so that a later epoch need not be reached from the first.
REMEMBERED_EPOCHS = 1_024


@dataclass(frozen=True)
class Epoch:
    """samples: S >= 1. batch: samples per iteration; the last batch of an epoch may be smaller. seed: of
    `numpy.random.default_rng`, which draws one permutation per epoch. Iterations are counted from 0."""

    samples: int
    batch: int
    shuffle: bool
    seed: int

    @property
    def iterations(self) -> int:
        """How many make an epoch."""
        return -(-self.samples // self.batch)

    def turns(self, iteration: int) -> int:
        """How many samples the batch of an iteration has."""
        return min(self.batch, self.samples - iteration % self.iterations * self.batch)

    @property
    def _drawn(self) -> bool:
        return self.shuffle and self.samples > 1

    def generator_at(self, iteration: int) -> GeneratorState:
        """The bit generator's state before it draws the epoch of an iteration; None if it draws nothing."""
        if not self._drawn:
            return None
        epoch = iteration // self.iterations
        nearest = epoch - self.draws_to(iteration)
        generator = _generator(_remembered(self.samples, self.seed)[nearest])
        for at in range(nearest, epoch):
            self._draw(generator, at)
        return _state(generator)

    def draws_to(self, iteration: int) -> int:
        """How many permutations have to be drawn before that of an iteration's epoch. Drawing starts from the nearest
        epoch whose generator is remembered."""
        if not self._drawn:
            return 0
        epoch = iteration // self.iterations
        return epoch - max(at for at in list(_remembered(self.samples, self.seed)) if at <= epoch)

    def _draw(self, generator: np.random.Generator, epoch: int) -> Order:
        if epoch % REMEMBERED_EPOCHS == 0:
            _remembered(self.samples, self.seed)[epoch] = _state(generator)
        return generator.permutation(self.samples).astype(np.int64)

    def reach(self, iteration: int) -> int:
        """How many iterations from this one on `order` should be asked for at a time."""
        if not self._drawn:
            return UNBOUNDED
        epochs = max(1, DRAWN_AHEAD // self.samples)
        return epochs * self.iterations - iteration % self.iterations

    def order(self, iteration: int, generator: GeneratorState, count: int) -> tuple[Order, int, GeneratorState]:
        """The samples of all epochs that the `count` iterations from this one on touch; the position of the first
        batch among them; the generator's state for the epoch of the iteration after them. Without shuffling one epoch
        stands for all."""
        position = iteration % self.iterations * self.batch
        if generator is None:
            return np.arange(self.samples, dtype=np.int64), position, None
        drawing = _generator(generator)
        state: GeneratorState = generator
        orders: list[Order] = []
        epoch = iteration // self.iterations
        epochs = (iteration % self.iterations + count) / self.iterations
        while len(orders) < epochs:
            state = _state(drawing)
            orders.append(self._draw(drawing, epoch + len(orders)))
        after = _state(drawing) if len(orders) == epochs else state
        return np.concatenate(orders), position, after

    def batch_of(self, iteration: int, generator: GeneratorState) -> tuple[int, ...]:
        """The samples of one iteration, in order."""
        order, position, _ = self.order(iteration, generator, 1)
        return tuple(order[position : min(position + self.batch, self.samples)].tolist())


@lru_cache(maxsize=8)
def _remembered(samples: int, seed: int) -> dict[int, Mapping[str, Any]]:
    """Generator states by the epoch that is drawn from them."""
    return {0: _state(np.random.default_rng(seed))}


def _generator(state: Mapping[str, Any]) -> np.random.Generator:
    bits = np.random.PCG64()
    copied: Any = deepcopy(state)
    bits.state = copied
    return np.random.Generator(bits)


def _state(generator: np.random.Generator) -> Mapping[str, Any]:
    return dict(generator.bit_generator.state)
