"""What stands out in a run: the largest drop of the loss, and where every sample is right first. Both are looked for
between the points of the loss curve, iteration by iteration as far as a limit of work allows. Moves nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from backprop_canvas.session.run.curve import Curve
from backprop_canvas.session.run.told import Measured

# The points of `count` further iterations from the start of one on, its own included.
Replay = Callable[[int, int], Iterator[Measured]]
# Stretches in which the largest drop is looked for.
STRETCHES = 4


@dataclass(frozen=True)
class Drop:
    """From the start of iteration `first` to that of `last` the loss falls from `before` to `after`. undoes: whether it
    has been lower than `before` already, so that a part of it only undoes an earlier rise."""

    first: int
    last: int
    before: float
    after: float
    undoes: bool


@dataclass(frozen=True)
class Landmarks:
    """right: at the start of the first of both not every sample is right, at that of the second every one is; the same
    where that is so from the beginning."""

    drop: Drop | None
    right: tuple[int, int] | None


def landmarks(curve: Curve, replay: Replay, most: int) -> Landmarks:
    """most: how many iterations are looked at together."""
    right = _first_right(curve, replay, most // 2)
    return Landmarks(_largest_drop(curve, replay, most - most // 2), right)


def _largest_drop(curve: Curve, replay: Replay, most: int) -> Drop | None:
    found: list[tuple[Measured, Measured]] = []
    left = most
    for start, end in _steepest(curve.points)[:STRETCHES]:
        within = [start, end]
        count = end.iteration - start.iteration
        if 1 < count <= left:
            left -= count
            within = list(replay(start.iteration, count))
        found += pairwise(within)
    # What could not be looked into counts by its fall per iteration.
    steepest = max(found, key=_fall, default=None)
    return None if steepest is None or not _fall(steepest) > 0 else _drop(curve, *steepest)


def _fall(pair: tuple[Measured, Measured]) -> float:
    """For each iteration; of numbers that are not finite none."""
    start, end = pair
    fall = (start.loss - end.loss) / (end.iteration - start.iteration)
    return fall if math.isfinite(fall) else 0.0


def _steepest(points: list[Measured]) -> list[tuple[Measured, Measured]]:
    """Neighbours between which the loss falls, those where it falls most first."""
    falls = [
        (start, end)
        for start, end in pairwise(points)
        if math.isfinite(start.loss) and math.isfinite(end.loss) and end.loss < start.loss
    ]
    return sorted(falls, key=lambda pair: pair[1].loss - pair[0].loss)


def _drop(curve: Curve, start: Measured, end: Measured) -> Drop:
    earlier = [each.loss for each in curve.points if each.iteration < start.iteration]
    return Drop(
        start.iteration, end.iteration, start.loss, end.loss, undoes=min(earlier, default=math.inf) < start.loss
    )


def _first_right(curve: Curve, replay: Replay, most: int) -> tuple[int, int] | None:
    points = curve.points
    at = next((at for at, point in enumerate(points) if point.right == curve.samples), None)
    if at is None:
        return None
    end = points[at].iteration
    if at == 0:
        return end, end
    start = points[at - 1].iteration
    if end - start > most:
        return start, end
    exact = next(point.iteration for point in replay(start, end - start) if point.right == curve.samples)
    return exact - 1, exact
