"""A run's loss curve: few points however long the run is, taken from the states that the run passes.

Iterations ascend, and each occurs once, wherever the states came from. This module knows no runs and no members."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import add
from typing import overload

from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.session.run.sides import sides
from backprop_canvas.session.run.told import Measured, Told

MAX_POINTS = 4_096
# The work limit of a point, in neurons and edges per sample: about a millisecond.
MAX_WORK = 400_000
# On the way to another iteration, a stretch from the beginning of the run gets about this many points for each half of
# it.
RESOLUTION = 128


class Curve(Told):
    """Points (iteration, loss). The loss belongs to the parameters at the start of the iteration. It covers the first
    `samples` samples, by the training's reduction; all samples if that is not too much work. The first and the newest
    point always stay. setup: of the training. start: the first iteration of the run. validation, test: the setups of
    those samples, of which as many count."""

    def __init__(self, setup: Setup, start: int, validation: Setup | None = None, test: Setup | None = None) -> None:
        topology = setup.plan.topology
        measured = [each for each in (setup, validation, test) if each is not None]
        fitting = max(1, MAX_WORK // (len(topology.activations) + len(topology.sources)) // len(measured))
        self._setup = _first(setup, fitting)
        super().__init__((), len(self._setup.inputs))
        self._validation, self._test = _first(validation, fitting), _first(test, fitting)
        # How many samples a point takes in all.
        self.evaluated = sum(min(len(each.inputs), fitting) for each in measured)
        self._sides = sides(topology, self._setup.targets)
        self._start = start
        self._spacing = 1
        # A point never costs more than the training between two points: one epoch costs more than a point.
        self._epoch = max(1, self.samples // setup.rules.batch_size)

    @property
    def spacing(self) -> int:
        """The least distance of two points, which doubles when there are too many."""
        return self._spacing

    def resume(self, points: Sequence[Measured], spacing: int) -> None:
        """Go on from the points of the same run that were kept."""
        super().__init__(points, self.samples)
        self._spacing = spacing

    def measure(self, state: State) -> Measured:
        """What a point at this state would be."""
        losses, outputs = evaluate(self._setup, state.parameters)
        right = None if self._sides is None else self._sides(outputs)
        kept = (self._loss(self._validation, state), self._loss(self._test, state))
        return Measured(state.iteration + 1, combined(losses, self._setup.rules.reduction), right, *kept)

    @staticmethod
    def _loss(setup: Setup | None, state: State) -> float | None:
        if setup is None:
            return None
        return combined(evaluate(setup, state.parameters)[0], setup.rules.reduction)

    def passed(self, state: State) -> None:
        """Takes a state on the way. It becomes a point if the curve has none nearby."""
        number = state.iteration + 1
        if self._apart(number, self._wanted(number)):
            self._put(number, state)

    def next(self, state: State) -> int:
        """The iteration of the next point needed on the way from `state`; none if the curve has them all."""
        number = state.iteration + 1
        if self.points and number < self.points[-1].iteration:
            number = self.points[-1].iteration
        return number - 1 + self._wanted(number)

    def reached(self, state: State) -> None:
        """Takes a state that a member looks at. It becomes a point if it lies beyond all others."""
        number = state.iteration + 1
        if not self.points or number > self.points[-1].iteration:
            self._put(number, state)
        else:
            self.passed(state)

    def _wanted(self, number: int) -> int:
        """The distance that points around an iteration should have."""
        share = max(1, (number - self._start) // RESOLUTION)
        return max(self._spacing, self._epoch, 1 << (share.bit_length() - 1))

    def _apart(self, number: int, distance: int) -> bool:
        at = self._place(number)
        last = self._firm() if at == len(self) else at
        before = last == 0 or number - self.points[last - 1].iteration >= distance
        return before and (at == len(self) or self.points[at].iteration - number >= distance)

    def _place(self, number: int) -> int:
        return bisect_left(self.points, number, key=lambda point: point.iteration)

    def _firm(self) -> int:
        """The number of points that stay when a newer one comes. The newest may be too close to the one before it."""
        count = len(self)
        return count - (count > 1 and self.points[-1].iteration - self.points[-2].iteration < self._spacing)

    def _put(self, number: int, state: State) -> None:
        at = self._place(number)
        if at == len(self):
            at = self._firm()
            del self.points[at:]
        self.points.insert(at, self.measure(state))
        self._told = min(self._told, at)
        if len(self) > MAX_POINTS:
            self._thin()

    def _thin(self) -> None:
        """Drops about every other point, so that at most half of them remain."""
        points = self.points
        while len(points) > MAX_POINTS // 2:
            self._spacing *= 2
            kept = points[:1]
            for point in points[1:-1]:
                if point.iteration - kept[-1].iteration >= self._spacing:
                    kept.append(point)
            points = [*kept, points[-1]]
        self.points = points
        self._told = 0


@overload
def _first(setup: Setup, count: int) -> Setup: ...


@overload
def _first(setup: Setup | None, count: int) -> Setup | None: ...


def _first(setup: Setup | None, count: int) -> Setup | None:
    """The setup with its first samples alone."""
    if setup is None or len(setup.inputs) <= count:
        return setup
    return replace(setup, inputs=setup.inputs[:count], targets=setup.targets[:count])


def combined(losses: Floats, reduction: str) -> float:
    """The losses (S,) of all samples in order, combined by the word `reduction`."""
    # Not `sum`, which compensates for rounding in some versions of Python.
    return REDUCTIONS[reduction].value(reduce(add, losses.tolist()), float(len(losses)))
