"""The runs of a session as a tree of loss curves: which are kept, and which parts members have not been sent yet.

Everything but the curves is frozen. A change that could not be saved is undone by keeping the old value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.told import Told

# The number of runs that keep their curve, including the present one.
MAX_BRANCHES = 8


@dataclass(frozen=True)
class Branch:
    """The curve of a run, which branched off from the run `parent` at `parent_iteration`."""

    run: int
    curve: Told
    parent: int | None = None
    parent_iteration: int | None = None

    def message(self, begin: int, *, anew: bool) -> wire.Curve:
        """The points from position `begin` on."""
        points = self.curve.points[begin:]
        return wire.Curve(
            number=0,
            run=self.run,
            iterations=_packed(each.iteration for each in points),
            losses=_packed(each.loss for each in points),
            validation=_packed(each.validation for each in points),
            test=_packed(each.test for each in points),
            samples=self.curve.samples,
            anew=anew,
            parent=self.parent,
            parent_iteration=self.parent_iteration,
        )


@dataclass(frozen=True)
class Branches:
    """branches: the oldest run first, the present one last. gone: runs that are no longer kept, listed until members
    have been told. Only a curve with at least two points is sent and kept."""

    branches: tuple[Branch, ...] = ()
    gone: tuple[int, ...] = ()

    def begun(self, run: int, start: int, curve: Told) -> Branches:
        """Adds the curve of a run that begins at iteration `start`, where it branches off from the present run."""
        seen = tuple(_worth_a_look(self.branches))
        kept = seen[-MAX_BRANCHES + 1 :]
        gone = tuple(branch.run for branch in seen[: len(seen) - len(kept)])
        return Branches((*kept, self._branch(run, start, curve)), self.gone + gone)

    def _branch(self, run: int, start: int, curve: Told) -> Branch:
        if not self.branches:
            return Branch(run, curve)
        last = self.branches[-1]
        if len(last.curve) > 1:
            return Branch(run, curve, last.run, start)
        # The present run has no curve to look at, so the new run takes its place.
        return Branch(run, curve, last.parent, last.parent_iteration)

    def told(self) -> Branches:
        """After `news`."""
        return Branches(self.branches)

    def news(self) -> Iterator[wire.Curve]:
        """The parts that members have not been sent yet."""
        yield from map(_farewell, self.gone)
        for branch in _worth_a_look(self.branches):
            begin, anew = branch.curve.news()
            if begin < len(branch.curve):
                yield branch.message(begin, anew=anew)

    def whole(self) -> Iterator[wire.Curve]:
        """All curves, for a newcomer."""
        return (branch.message(0, anew=True) for branch in _worth_a_look(self.branches))

    def forget_told(self) -> None:
        """For a member who lost a message: all curves are sent again."""
        for branch in self.branches:
            branch.curve.forget_told()


def _worth_a_look(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    return (branch for branch in branches if len(branch.curve) > 1)


def _packed(numbers: Iterable[float | None]) -> bytes:
    """Little-endian float64; empty where there are no numbers."""
    return np.array([number for number in numbers if number is not None], dtype="<f8").tobytes()


def _farewell(run: int) -> wire.Curve:
    return wire.Curve(number=0, run=run, iterations=b"", losses=b"", samples=0, gone=True)
