"""Which of many places are worth the work: few that together show every side of every kink. Knows sets of places
only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.places.alive import Shown
from backprop_canvas.explain.judging.places.ways import Sets

Table = npt.NDArray[np.bool_]
# A side that is shown at all counts for more than one that is shown along every path or beside values that are not 0.
SOME, EVERY, VALUED = 3, 1, 1


def chosen(shown: Shown, count: int, first: int, more: int, most: int) -> list[int]:
    """The numbers of at most `most` of `count` places: the `first` ones, then those that show what matters most until
    all sides are shown, then `more` others."""
    found = list(range(min(first, count, most)))
    kinds = (SOME, shown.some), (EVERY, shown.every), (VALUED, shown.valued)
    left = [_without(weight * shown.worth, _table(sets, count), found) for weight, sets in kinds]
    while len(found) < most:
        gain = sum((worth @ table for worth, table in left), np.zeros(count))
        best = int(gain.argmax())
        if gain[best] == 0.0:
            break
        found.append(best)
        left = [_without(worth, table, [best]) for worth, table in left]
    others = [place for place in reversed(range(count)) if place not in found]
    return found + others[: max(0, min(more, most - len(found)))]


def _without(worth: Floats, table: Table, places: list[int]) -> tuple[Floats, Table]:
    """What these places do not show."""
    rest = ~table[:, places].any(axis=1)
    return worth[rest], table[rest]


def _table(sets: Sets, count: int) -> Table:
    """One row for each set, one column for each place."""
    bits = sets[:, np.newaxis] >> np.arange(count, dtype=np.uint64)
    return (bits & np.uint64(1)).astype(np.bool_)
