"""The slice of training that one beat makes at most: as many iterations as fit into 16 ms, found by trial. It has
no clock of its own. (The command line has its own slices, see `training.slices`.)"""

from __future__ import annotations

from math import inf

# At full speed a beat trains for about this long, half of the time until the next: the page needs the processor for its
# pictures. The time to show an iteration is extra.
SLICE_SECONDS = 0.016
MAX_SLICE = 100_000
# Backward, where checkpoints make every way short, a beat goes as far as it does forward. If that distance is unknown,
# it goes this far.
BACKWARD_SLICE = 1_000


class Slice:
    """One member's slices, in iterations."""

    def __init__(self) -> None:
        self._count = 1
        self._backward = 1
        self._forward_known = False
        self._least = inf

    def count(self, direction: int) -> int:
        """The number of iterations of the next beat in this direction."""
        return self._count if direction > 0 else self._backward

    def took(self, direction: int, made: int, seconds: float) -> None:
        """Record the duration of the last beat, which made `made` iterations. A beat of one iteration, or the shortest
        beat, shows what displaying an iteration costs."""
        self._least = seconds if made == 1 else min(self._least, seconds)
        trained = seconds - self._least
        if direction > 0:
            self._count = _fitting(self._count, made, trained, MAX_SLICE)
            self._forward_known = True
        else:
            limit = self._count if self._forward_known else BACKWARD_SLICE
            self._backward = _fitting(self._backward, made, trained, limit)


def _fitting(count: int, made: int, seconds: float, limit: int) -> int:
    """The next count, if the last beat trained this long: as many as fit, but at most twice as many. A beat that made
    fewer shows nothing of how many more fit."""
    if made < count and seconds <= SLICE_SECONDS:
        return count
    fitting = int(made * SLICE_SECONDS / seconds) if seconds > 0 else limit
    return max(1, min(fitting, 2 * count, limit))
