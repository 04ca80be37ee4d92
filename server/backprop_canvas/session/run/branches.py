"""The runs of a session as a tree of loss curves: which are kept, and what members still have to be sent of them.

Frozen but for the curves, so that a change that could not be saved is taken back by keeping the old value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.curve import Curve

# How many runs keep their curve, including the present one.
MAX_BRANCHES = 8


@dataclass(frozen=True)
class Branch:
    """The curve of a run, which branched off from the run `parent` at `parent_iteration`."""

    run: int
    curve: Curve
    parent: int | None = None
    parent_iteration: int | None = None

    def message(self, begin: int, *, anew: bool) -> wire.Curve:
        """The points from position `begin` on."""
        return wire.Curve(
            number=0,
            run=self.run,
            iterations=np.array(self.curve.iterations[begin:], dtype="<f8").tobytes(),
            losses=np.array(self.curve.losses[begin:], dtype="<f8").tobytes(),
            samples=self.curve.samples,
            anew=anew,
            parent=self.parent,
            parent_iteration=self.parent_iteration,
        )


@dataclass(frozen=True)
class Branches:
    """branches: the oldest run first, the present one last. gone: runs that are no longer kept, until members have been
    told. A curve counts from its second point on; a shorter one is neither sent nor kept."""

    branches: tuple[Branch, ...] = ()
    gone: tuple[int, ...] = ()

    def begun(self, run: int, start: int, curve: Curve) -> Branches:
        """Adds the curve of a run that begins at iteration `start`, where it branches off from the present run."""
        seen = tuple(_worth_a_look(self.branches))
        kept = seen[-MAX_BRANCHES + 1 :]
        gone = tuple(branch.run for branch in seen[: len(seen) - len(kept)])
        return Branches((*kept, self._branch(run, start, curve)), self.gone + gone)

    def _branch(self, run: int, start: int, curve: Curve) -> Branch:
        if not self.branches:
            return Branch(run, curve)
        last = self.branches[-1]
        if len(last.curve) > 1:
            return Branch(run, curve, last.run, start)
        # That run has no curve to look at, so the new run takes its place.
        return Branch(run, curve, last.parent, last.parent_iteration)

    def told(self) -> Branches:
        """After `news`."""
        return Branches(self.branches)

    def news(self) -> Iterator[wire.Curve]:
        """What members have not been sent yet."""
        yield from map(_farewell, self.gone)
        for branch in _worth_a_look(self.branches):
            begin, anew = branch.curve.news()
            if begin < len(branch.curve):
                yield branch.message(begin, anew=anew)

    def whole(self) -> Iterator[wire.Curve]:
        """Everything, for a newcomer."""
        return (branch.message(0, anew=True) for branch in _worth_a_look(self.branches))

    def forget_told(self) -> None:
        """For a member who lost a message: all curves are sent anew."""
        for branch in self.branches:
            branch.curve.forget_told()


def _worth_a_look(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    return (branch for branch in branches if len(branch.curve) > 1)


def _farewell(run: int) -> wire.Curve:
    return wire.Curve(number=0, run=run, iterations=b"", losses=b"", samples=0, gone=True)
