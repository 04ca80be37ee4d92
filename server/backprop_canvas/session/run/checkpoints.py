"""Keeps states of a run, so that any iteration can be recomputed from one nearby."""

from __future__ import annotations

from bisect import bisect_right, insort

from backprop_canvas.engine.advancing.state import State

MAX_CHECKPOINTS = 4_096
MAX_BYTES = 64 * 1024 * 1024
# The bytes of a state in addition to its numbers: the headers of its arrays, and the generator's state.
STATE_BYTES = 800
GENERATOR_BYTES = 500
# The work, in neurons and edges per sample, that takes somewhat longer than keeping a state.
STOP_WORK = 100_000


class Checkpoints:
    """States at multiples of an interval, counted from the first. When there are too many, the interval doubles and
    every other state is dropped. The newest state always stays."""

    def __init__(self, first: State, work: int = STOP_WORK) -> None:
        """work: how many neurons and edges an iteration passes, once for each sample."""
        self._first = first
        self._interval = 1
        # The least number of iterations from one kept state to the next: a power of two.
        self._stride = 1 << (max(1, STOP_WORK // work).bit_length() - 1)
        self._kept = {first.iteration: first}
        self._sorted = [first.iteration]
        self._newest = first
        # The newest state is kept in addition to those on the grid.
        self._limit = max(2, min(MAX_CHECKPOINTS, MAX_BYTES // size(first)) - 1)

    def __len__(self) -> int:
        return len(self._kept) + (self._newest.iteration not in self._kept)

    @property
    def bytes(self) -> int:
        """The memory that the kept states take."""
        return len(self) * size(self._first)

    @property
    def last(self) -> int:
        """The iteration of the last kept state."""
        return max(self._sorted[-1], self._newest.iteration)

    def before(self, iteration: int) -> State:
        """The last kept state at or before `iteration`."""
        nearest = self._kept[self._sorted[bisect_right(self._sorted, iteration) - 1]]
        newest = self._newest
        return newest if nearest.iteration < newest.iteration <= iteration else nearest

    def next(self, state: State, goal: int) -> int:
        """Where to keep a state on the way from `state` to iteration `goal`. It is the next multiple of the interval
        that is far enough away, or the goal itself. Afterwards the whole way is within reach."""
        grain = max(self._interval, self._stride)
        while (goal - self._first.iteration) // grain >= self._limit:
            grain *= 2
        done = state.iteration - self._first.iteration
        return min(self._first.iteration + (done // grain + 1) * grain, goal)

    def keep(self, state: State) -> None:
        self._newest = state
        if not self._on_grid(state.iteration):
            return
        if state.iteration not in self._kept:
            insort(self._sorted, state.iteration)
        self._kept[state.iteration] = state
        while len(self._kept) > self._limit:
            self._interval *= 2
            self._sorted = [known for known in self._sorted if self._on_grid(known)]
            self._kept = {known: self._kept[known] for known in self._sorted}

    def few(self, most: int) -> list[State]:
        """Some of the kept states, in order: the first, at most `most` that are evenly apart, the last and the newest.
        As a run grows, those that are left out stay out."""
        first, last = self._first.iteration, self._sorted[-1]
        apart = 1
        while (last - first) // apart > most:
            apart *= 2
        chosen = {known: self._kept[known] for known in self._sorted if (known - first) % apart == 0 or known == last}
        chosen[self._newest.iteration] = self._newest
        return [chosen[known] for known in sorted(chosen)]

    def _on_grid(self, iteration: int) -> bool:
        return (iteration - self._first.iteration) % self._interval == 0


def size(state: State) -> int:
    """The bytes of a state: the parameters, both moments, the generator."""
    numbers = state.parameters.nbytes + state.first.nbytes + state.second.nbytes
    return numbers + STATE_BYTES + (GENERATOR_BYTES if state.generator is not None else 0)
