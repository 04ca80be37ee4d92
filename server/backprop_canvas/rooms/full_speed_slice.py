"""The slice of training that one beat makes at full speed: as many iterations as fit into 12 ms, found by trying. Has
no clock of its own. (The command line trains in slices of its own, see `training.slices`.)"""

from __future__ import annotations

from math import inf

# At full speed a beat trains for about this long, besides what it takes to show an iteration.
SLICE_SECONDS = 0.012
MAX_SLICE = 100_000
# Backwards, where checkpoints make any way short, a beat goes as far as forwards, or so far if that is unknown.
BACKWARD_SLICE = 1_000


class Slice:
    """One member's slices, in iterations."""

    def __init__(self) -> None:
        self._count = 1
        self._backward = 1
        self._forward_known = False
        self._least = inf

    def count(self, direction: int) -> int:
        """How many iterations the next beat makes in this direction."""
        return self._count if direction > 0 else self._backward

    def took(self, direction: int, seconds: float) -> None:
        """How long the last beat took. A beat of one iteration, or the shortest one, tells what showing it takes."""
        self._least = seconds if self.count(direction) == 1 else min(self._least, seconds)
        trained = seconds - self._least
        if direction > 0:
            self._count = _fitting(self._count, trained, MAX_SLICE)
            self._forward_known = True
        else:
            limit = self._count if self._forward_known else BACKWARD_SLICE
            self._backward = _fitting(self._backward, trained, limit)


def _fitting(count: int, seconds: float, limit: int) -> int:
    """The next count, where this one took so long."""
    if seconds > SLICE_SECONDS:
        return max(1, count // 2)
    return min(2 * count, limit) if 2 * seconds < SLICE_SECONDS else count
