"""A loss curve as members see it: its points, and how many of them have been sent. Measures nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """What is measured at the start of an iteration. loss, right: of the samples that are trained on; right: how many
    are, None where nothing is decided. validation, test: the losses over those samples, None where there are none."""

    iteration: int
    loss: float
    right: int | None
    validation: float | None = None
    test: float | None = None


class Told:
    """points: in the order of iterations; newcomers are sent them all, so they count as sent. samples: how many of the
    training's samples a loss covers."""

    def __init__(self, points: Sequence[Measured], samples: int) -> None:
        self.points = list(points)
        self.samples = samples
        self._told = len(points)

    def __len__(self) -> int:
        return len(self.points)

    def news(self) -> tuple[int, bool]:
        """The position of the first point to send, one before the new ones, and whether all points replace the earlier
        ones. The position is the end if there are no new points. All points count as sent now."""
        told, self._told = self._told, len(self)
        return (max(0, told - 1) if told < len(self) else len(self)), told == 0

    def forget_told(self) -> None:
        """For a member who lost a message: all points are sent again."""
        self._told = 0
