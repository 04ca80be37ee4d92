"""Which states of a run are kept, so that any iteration can be reached again from one close by."""

from __future__ import annotations

from server.engine.advance import State

MAX_CHECKPOINTS = 4_096
MAX_BYTES = 64 * 1024 * 1024
# What is left of a long way is cut into about this many parts, the first of which ends at a checkpoint. So they lie
# the closer the nearer the goal, from where a step back is likely.
PARTS = 8


class Checkpoints:
    """States at multiples of an interval, counted from the first; when there are too many the interval
    doubles and every other one goes. The newest state stays in any case."""

    def __init__(self, first: State) -> None:
        self._first = first
        self._interval = 1
        self._kept = {first.iteration: first}
        self._newest = first
        self._limit = max(2, min(MAX_CHECKPOINTS, MAX_BYTES // max(1, _bytes(first))))

    def __len__(self) -> int:
        return len(self._kept)

    def before(self, iteration: int) -> State:
        """The kept state closest to `iteration`, not beyond it."""
        nearest = self._kept[max(known for known in self._kept if known <= iteration)]
        newest = self._newest
        return newest if nearest.iteration < newest.iteration <= iteration else nearest

    def next(self, state: State, goal: int) -> int:
        """Where to keep a state on the way from `state` to iteration `goal`: a place on the grid before it,
        or the goal itself."""
        grain = self._interval
        while grain * PARTS < goal - state.iteration:
            grain *= 2
        done = state.iteration - self._first.iteration
        return min(self._first.iteration + (done // grain + 1) * grain, goal)

    def keep(self, state: State) -> None:
        self._newest = state
        if not self._on_grid(state.iteration):
            return
        self._kept[state.iteration] = state
        while len(self._kept) > self._limit:
            self._interval *= 2
            self._kept = {known: kept for known, kept in self._kept.items() if self._on_grid(known)}

    def _on_grid(self, iteration: int) -> bool:
        return (iteration - self._first.iteration) % self._interval == 0


def _bytes(state: State) -> int:
    return state.parameters.nbytes + state.first.nbytes + state.second.nbytes
