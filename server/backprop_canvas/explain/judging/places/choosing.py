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


def chosen(shown: Shown, count: int, fewest: int, most: int) -> list[int]:
    """The numbers of at most `most` of `count` places, the most telling first. If all sides are shown, others follow
    until there are `fewest`."""
    if not len(shown.some):
        return list(range(min(count, fewest)))
    some, every = _table(shown.some, count), _table(shown.every, count)
    found: list[int] = []
    while len(found) < most:
        gain = SOME * some.sum(axis=0) + EVERY * every.sum(axis=0)
        best = int(gain.argmax())
        if gain[best] == 0:
            break
        found.append(best)
        some, every = some[~some[:, best]], every[~every[:, best]]
    others = [place for place in reversed(range(count)) if place not in found]
    return found + others[: max(0, min(fewest, most) - len(found))]


def _table(sets: Sets, count: int) -> npt.NDArray[np.bool_]:
    """One row for each set, one column for each place."""
    bits = sets[:, np.newaxis] >> np.arange(count, dtype=np.uint64)
    return (bits & np.uint64(1)).astype(np.bool_)
