"""Where a step of each grain ends, and how a place in a run moves by one step.

Pure functions over a schedule; who moves, and when, is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from server.engine.steps import KIND_AT, Schedule
from server.protocol.messages import Pace

# How long a step takes at each pace, in milliseconds.
MILLISECONDS: dict[Pace, int] = {"term": 900, "neuron": 1400, "layer": 2000, "iteration": 600, "full": 50}
TOUR_MILLISECONDS = 800
# At these paces every micro-step travels as a message of its own.
WALKING: frozenset[Pace] = frozenset({"term", "neuron"})


@dataclass(frozen=True)
class Place:
    """`step` micro-steps of `iteration` are done."""

    iteration: int
    step: int


class Ends:
    """For each grain the counts of micro-steps at which its steps end, ascending; the last is `total` (S).
    `update` is the count at which the update begins."""

    def __init__(self, schedule: Schedule) -> None:
        total = len(schedule.kinds)
        groups = _ends(schedule.groups)
        levels = schedule.group_levels[schedule.groups]
        self.total = total
        updates = np.flatnonzero(schedule.kinds == KIND_AT["parameter_grad"])
        self.update = int(updates[0]) if len(updates) else total
        self._by_grain: dict[Pace, npt.NDArray[np.intp]] = {
            "term": np.arange(1, total + 1),
            "neuron": groups,
            "layer": _ends(levels),
            "iteration": np.array([total]),
            "full": np.array([total]),
        }

    def after(self, place: Place, grain: Pace, steps: int = 1) -> Place:
        """So many steps on, at least one: at the end of an iteration, into the next."""
        ends = self._by_grain[grain]
        position = int(np.searchsorted(ends, place.step, side="right")) + steps - 1
        iterations, at = divmod(position, len(ends))
        return Place(place.iteration + iterations, int(ends[at]))

    def before(self, place: Place, grain: Pace, start: int) -> Place:
        """One step back, the reverse of `after`: never before iteration `start`, step 0."""
        ends = self._by_grain[grain]
        position = int(np.searchsorted(ends, place.step, side="left"))
        if position > 0:
            return Place(place.iteration, int(ends[position - 1]))
        if place.iteration > start:
            return Place(place.iteration - 1, self.total)
        return Place(start, 0)


def _ends(labels: npt.NDArray[np.uint32]) -> npt.NDArray[np.intp]:
    """The counts of leading entries at which a run of equal labels ends."""
    return np.append(np.flatnonzero(np.diff(labels.astype(np.int64))) + 1, len(labels))
