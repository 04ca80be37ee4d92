"""Which of many places are worth the work: few that together show every side of every kink. Knows sets of places
only.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from backprop_canvas.explain.judging.places.alive import Shown
from backprop_canvas.explain.judging.places.ways import Sets

# A side that is shown at all counts for more than one that is shown along every path.
SOME, EVERY = 3, 1


def chosen(shown: Shown, count: int, first: int, more: int, most: int) -> list[int]:
    """The numbers of at most `most` of `count` places: the `first` ones, then the most telling until all sides are
    shown, then `more` others."""
    found = list(range(min(first, count, most)))
    some, every = (_table(sets, count) for sets in shown)
    some, every = some[~some[:, found].any(axis=1)], every[~every[:, found].any(axis=1)]
    while len(found) < most:
        gain = SOME * some.sum(axis=0) + EVERY * every.sum(axis=0)
        best = int(gain.argmax())
        if gain[best] == 0:
            break
        found.append(best)
        some, every = some[~some[:, best]], every[~every[:, best]]
    others = [place for place in reversed(range(count)) if place not in found]
    return found + others[: max(0, min(more, most - len(found)))]


def _table(sets: Sets, count: int) -> npt.NDArray[np.bool_]:
    """One row for each set, one column for each place."""
    bits = sets[:, np.newaxis] >> np.arange(count, dtype=np.uint64)
    return (bits & np.uint64(1)).astype(np.bool_)
