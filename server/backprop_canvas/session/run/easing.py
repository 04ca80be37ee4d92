"""How many iterations may pass at once while the loss falls, so that its fall can be watched. Pure: from points of a
loss curve to a number. Knows no clock."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log

from backprop_canvas.session.run.told import Measured

# So many points smooth the loss: batches make it go up and down.
SMOOTHED = 12
# The logarithm of the smoothed loss falls by so much in one beat at most: thirty beats take a quarter of the loss.
FALL = 0.01


def eased(points: Sequence[Measured], steps: int) -> int:
    """At most `steps` iterations, fewer while the last of these points fall. points: in the order of iterations, none
    beyond the present one."""
    last = [point for point in points[-SMOOTHED:] if point.loss > 0 and isfinite(point.loss)]
    half = len(last) // 2
    if half < 2:
        return steps
    slope = _fall(last[:half], last[-half:])
    return max(1, min(steps, int(FALL / slope))) if slope * steps > FALL else steps


def _fall(earlier: Sequence[Measured], later: Sequence[Measured]) -> float:
    """By how much the logarithm of the loss falls in one iteration, between the middles of two halves."""
    apart = sum(point.iteration for point in later) - sum(point.iteration for point in earlier)
    fallen = sum(log(point.loss) for point in earlier) - sum(log(point.loss) for point in later)
    return fallen / apart
