"""Where a step of each grain ends, and how a place in a run moves by steps: over the samples of a batch, over
iterations and over epochs.

Pure functions of a schedule and the sizes of batches. The caller decides who moves, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.advancing.batches import Epoch
from backprop_canvas.engine.passes.steps import KIND_AT, KINDS, PHASES, Schedule
from backprop_canvas.protocol.messages import BESIDE, Grain

Counts = npt.NDArray[np.intp]
Side = Literal["left", "right"]


@dataclass(frozen=True, order=True)
class Place:
    """In iteration `iteration`, from 1, `step` micro-steps are done for the sample at `turn` in its batch, from 0.
    Places sort in the order of training. A turn from BESIDE on is no turn of the batch (see `Target`)."""

    iteration: int
    turn: int = 0
    step: int = 0

    @property
    def beside(self) -> bool:
        """Whether the sample is looked at beside the training, which does not use it."""
        return self.turn >= BESIDE


@dataclass(frozen=True)
class _Grain:
    """The counts of micro-steps at which steps end: in the pass of each sample, and after the last pass."""

    passes: Counts
    update: Counts

    def in_iteration(self, turns: int) -> int:
        """The number of steps in an iteration."""
        return turns * len(self.passes) + len(self.update)

    def ended(self, place: Place, pass_steps: int, side: Side) -> int:
        """The number of steps that end in the place's iteration before the place; with "right", at the place too."""
        if place.step <= pass_steps:
            return place.turn * len(self.passes) + int(np.searchsorted(self.passes, place.step, side))
        return (place.turn + 1) * len(self.passes) + int(np.searchsorted(self.update, place.step, side))

    def end(self, at: int, turns: int) -> tuple[int, int]:
        """The turn and the micro-step at which step number `at` of an iteration ends, counted from 0."""
        if at >= turns * len(self.passes):
            return turns - 1, int(self.update[at - turns * len(self.passes)])
        turn, at = divmod(at, len(self.passes))
        return turn, int(self.passes[at])


class Ends:
    """kept: the positions of samples that training does not use. Beside the training each of them has the forward pass
    and the loss, `forward_steps`, and nothing else. total: the number of micro-steps of one sample and the update, S.
    pass_steps: the sample's part of them. gradient_steps: those up to the last gradient of a parameter, which without a
    batch comes after the pass."""

    def __init__(self, schedule: Schedule, epoch: Epoch, kept: frozenset[int] = frozenset()) -> None:
        self.total = len(schedule.kinds)
        self.pass_steps = schedule.pass_steps
        moving = np.isin(schedule.kinds, [KIND_AT["combine"], KIND_AT["update"]])
        self.gradient_steps = self.total - int(np.count_nonzero(moving))
        self._epoch = epoch
        every = np.arange(1, self.total + 1)
        phases = _phases(schedule)
        by_grain = {
            "term": every,
            "neuron": _ends(schedule.groups),
            "layer": _ends(schedule.group_levels[schedule.groups]),
            "phase": phases,
            "pass": phases[1:],
            "sample": every[[self.pass_steps - 1, -1]],
        }
        self.forward_steps = int(phases[1])
        self._kept = kept
        self._beside = {grain: np.unique(np.minimum(ends, self.forward_steps)) for grain, ends in by_grain.items()}
        self._by_grain = {grain: self._split(np.unique(ends)) for grain, ends in by_grain.items()}

    def _split(self, ends: Counts) -> _Grain:
        behind = int(np.searchsorted(ends, self.pass_steps, "right"))
        return _Grain(ends[:behind], ends[behind:])

    def turns(self, iteration: int) -> int:
        """The number of samples in the batch of an iteration."""
        return self._epoch.turns(iteration - 1)

    def end(self, iteration: int) -> Place:
        """The place where an iteration is done."""
        return Place(iteration, self.turns(iteration) - 1, self.total)

    def done(self, place: Place) -> bool:
        """Whether the iteration is done there."""
        return not place.beside and place >= self.end(place.iteration)

    def looked(self, place: Place) -> bool:
        """Whether nothing is left of a sample beside the training."""
        return place.beside and place.step == self.forward_steps

    def within(self, place: Place) -> Place:
        """The nearest place that exists: its sample is at most the last, and its step is at most the end of the
        pass. A sample beside the training that is none (any more) leads to the first of the batch."""
        if place.beside:
            if place.turn - BESIDE in self._kept:
                return replace(place, step=min(place.step, self.forward_steps))
            return self.within(replace(place, turn=0))
        last = self.turns(place.iteration) - 1
        turn = min(place.turn, last)
        return Place(place.iteration, turn, min(place.step, self.total if turn == last else self.pass_steps))

    def after(self, place: Place, grain: Grain, steps: int = 1) -> Place:
        """The place a number of steps later, at least one step. The end of a pass leads to the next sample, and the end
        of an iteration leads to the next iteration. A sample beside the training leads back to it."""
        if place.beside and grain in self._beside:
            return self._beside_after(place, self._beside[grain], steps)
        place = Place(place.iteration) if place.beside else place
        return self._end(grain, self._done(place, grain, "right") + steps - 1)

    def before(self, place: Place, grain: Grain, start: int, steps: int = 1) -> Place:
        """The place a number of steps earlier, the reverse of `after`. It is never before the beginning of iteration
        `start`."""
        if place.beside and grain in self._beside:
            return self._beside_before(place, self._beside[grain], steps)
        place = Place(place.iteration) if place.beside else place
        at = self._done(place, grain, "left") - steps
        return max(self._end(grain, at), Place(start)) if at >= 0 else Place(start)

    def _beside_after(self, place: Place, ends: Counts, steps: int) -> Place:
        if place.step == self.forward_steps:
            return Place(place.iteration)
        at = int(np.searchsorted(ends, place.step, "right")) + steps - 1
        return replace(place, step=int(ends[min(at, len(ends) - 1)]))

    def _beside_before(self, place: Place, ends: Counts, steps: int) -> Place:
        if place.step == 0:
            return Place(place.iteration)
        at = int(np.searchsorted(ends, place.step, "left")) - steps
        return replace(place, step=int(ends[at]) if at >= 0 else 0)

    def _done(self, place: Place, grain: Grain, side: Side) -> int:
        """The number of steps of this grain that end before a place, from the very first iteration on; with "right", at
        the place too."""
        epochs, rest = divmod(place.iteration - 1, self._epoch.iterations)
        ended = self.done(place) and side == "right"
        if grain == "epoch":
            return epochs + (ended and rest == self._epoch.iterations - 1)
        if grain == "iteration":
            return place.iteration - 1 + ended
        ends = self._by_grain[grain]
        whole, first = self._sizes(ends)
        return epochs * whole + rest * first + ends.ended(place, self.pass_steps, side)

    def _end(self, grain: Grain, at: int) -> Place:
        """The place where step number `at` of this grain ends, counted from 0 in the very first iteration."""
        if grain == "epoch":
            return self.end((at + 1) * self._epoch.iterations)
        if grain == "iteration":
            return self.end(at + 1)
        ends = self._by_grain[grain]
        whole, first = self._sizes(ends)
        epochs, rest = divmod(at, whole)
        # Only the last batch of an epoch may be smaller.
        among = min(rest // first, self._epoch.iterations - 1)
        iteration = epochs * self._epoch.iterations + among + 1
        return Place(iteration, *ends.end(rest - among * first, self.turns(iteration)))

    def _sizes(self, ends: _Grain) -> tuple[int, int]:
        """The number of steps in an epoch, and its first iteration."""
        count = self._epoch.iterations
        first, last = (ends.in_iteration(self._epoch.turns(at)) for at in (0, count - 1))
        return (count - 1) * first + last, first


def _ends(labels: npt.NDArray[np.uint32]) -> Counts:
    """The counts of leading entries at which a run of equal labels ends."""
    return np.append(np.flatnonzero(np.diff(labels.astype(np.int64))) + 1, len(labels))


def _phases(schedule: Schedule) -> Counts:
    """Where the forward pass, the loss, the backward pass and the update end. A sample's gradients belong to its
    backward pass."""
    place = {phase: at for at, phase in enumerate(PHASES)}
    of_kind = np.array([place[phase] for phase, _ in KINDS.values()])
    labels = of_kind[schedule.kinds]
    labels[: schedule.pass_steps] = np.minimum(labels[: schedule.pass_steps], place["backward"])
    return np.searchsorted(labels, np.arange(len(PHASES)), "right")
