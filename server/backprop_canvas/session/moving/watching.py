"""Finds where a playing cursor meets a breakpoint: the first or last place between two others where it holds.

Pure: takes a run, breakpoints and two places, and returns a place. The caller decides which way the cursor goes, and
when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.passes.steps import KIND_AT
from backprop_canvas.protocol.messages import Breakpoint, OnBroken, OnLoss, OnSign, OnTurn
from backprop_canvas.session.run.iteration import Iteration
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run

B = TypeVar("B", OnBroken, OnLoss, OnSign, OnTurn)


@dataclass(frozen=True)
class _Mark:
    """A value of the whole batch that is known once `step` micro-steps are done for the batch's last sample. `slot` is
    its parameter, if it is about one."""

    step: int
    wanted: OnLoss | OnSign
    slot: int = 0


@dataclass(frozen=True)
class Hit:
    """A place where a breakpoint holds."""

    place: Place
    breakpoint: Breakpoint


class Watch:
    """The breakpoints of a cursor in a run of `document`, which contains their subjects."""

    def __init__(self, run: Run, document: Document, breakpoints: Sequence[Breakpoint]) -> None:
        self._run = run
        self._document = document
        self._breakpoints = breakpoints

    def first(self, after: Place, to: Place) -> Hit | None:
        """The first hit after `after`, up to and including `to`."""
        found: Hit | None = None
        for search in (self._turns, self._whole, self._broken):
            hits = search(after, found.place if found else to)
            hit = next((hit for hit in hits if hit.place > after), None)
            if hit and (found is None or hit.place < found.place):
                found = hit
        return found

    def last(self, before: Place, to: Place) -> Hit | None:
        """The last hit before `before`, back to and including `to`."""
        found: Hit | None = None
        for search in (self._turns, self._whole, self._broken):
            for hit in search(found.place if found else to, before):
                if hit.place < before and (found is None or hit.place > found.place):
                    found = hit
        return found

    def _of(self, kind: type[B]) -> list[B]:
        return [each for each in self._breakpoints if isinstance(each, kind)]

    # Each of these gives the hits from `begin` to `end` in the order of their places.

    def _turns(self, begin: Place, end: Place) -> Iterator[Hit]:
        """A neuron's turn begins once the micro-steps before it are done."""
        wanted = self._of(OnTurn)
        starts = sorted((start, at) for at, each in enumerate(wanted) for start in self._starts(each.neuron))
        for number in range(begin.iteration, end.iteration + 1) if starts else ():
            for turn in self._between(number, begin, end):
                for start, at in starts:
                    place = Place(number, turn, start)
                    if begin <= place <= end:
                        yield Hit(place, wanted[at])

    def _between(self, number: int, begin: Place, end: Place) -> range:
        """The turns of an iteration between two places."""
        first = begin.turn if number == begin.iteration else 0
        last = end.turn if number == end.iteration else self._run.ends.turns(number) - 1
        return range(first, last + 1)

    def _starts(self, neuron: str) -> list[int]:
        """The number of micro-steps that are done at the neuron's turn. An input has no turn of its own; its value and
        its gradient belong to the turns of others."""
        steps = self._run.schedule
        at = [record.id for record in self._document.neurons].index(neuron)
        groups = np.flatnonzero(steps.group_neurons == at)
        if not len(groups):
            own = (steps.kinds == KIND_AT["input"]) | (steps.kinds == KIND_AT["grad_sum"])
            groups = np.unique(steps.groups[own & (steps.targets == at)])
        starts: list[int] = np.searchsorted(steps.groups, groups).tolist()
        return starts

    def _whole(self, begin: Place, end: Place) -> Iterator[Hit]:
        """Values of a batch that are known once its last sample reaches them."""
        marks = self._marks()
        if not any(begin <= place <= end for place in self._places(marks, begin, end)):
            # Nothing has to be computed.
            return
        before: Iteration | None = None
        start = max(self._run.start, begin.iteration - 1)
        for number, iteration in zip(range(start, end.iteration + 1), self._run.each(start), strict=False):
            for mark in marks:
                place = self._at(number, mark.step)
                if begin <= place <= end and _holds(mark, before, iteration):
                    yield Hit(place, mark.wanted)
            before = iteration

    def _marks(self) -> list[_Mark]:
        kind = "combine" if self._run.batched else "parameter_grad"
        losses = [_Mark(self._step("loss", 0), each) for each in self._of(OnLoss)]
        slots = [(self._slot(each), each) for each in self._of(OnSign)]
        signs = [_Mark(self._step(kind, slot), each, slot) for slot, each in slots]
        return losses + sorted(signs, key=lambda mark: mark.step)

    def _places(self, marks: Sequence[_Mark], begin: Place, end: Place) -> Iterator[Place]:
        """The places of marks in the first two iterations. They tell whether there are any between two places."""
        for number in range(begin.iteration, min(begin.iteration + 1, end.iteration) + 1):
            yield from (self._at(number, mark.step) for mark in marks)

    def _at(self, number: int, step: int) -> Place:
        return Place(number, self._run.ends.turns(number) - 1, step)

    def _step(self, kind: str, target: int) -> int:
        """The number of micro-steps that are done once the number of this kind is computed."""
        steps = self._run.schedule
        return int(np.flatnonzero((steps.kinds == KIND_AT[kind]) & (steps.targets == target))[0]) + 1

    def _slot(self, wanted: OnSign) -> int:
        return [record.id for record in self._document.parameters].index(wanted.parameter)

    def _broken(self, begin: Place, end: Place) -> Iterator[Hit]:
        """The first number of a pass that is not finite. A sample that is not shown is searched only if its loss or its
        gradient is not finite."""
        wanted = self._of(OnBroken)[:1]
        numbers = range(begin.iteration, end.iteration + 1) if wanted else ()
        for number, iteration in zip(numbers, self._run.each(begin.iteration), strict=False):
            seen = {place.turn for place in (begin, end) if place.iteration == number}
            for turn in sorted(seen | iteration.suspects):
                bad = np.flatnonzero(~np.isfinite(self._run.shown(number, turn).values))
                if len(bad) and begin <= (place := Place(number, turn, int(bad[0]) + 1)) <= end:
                    yield Hit(place, wanted[0])


def _holds(mark: _Mark, before: Iteration | None, iteration: Iteration) -> bool:
    if isinstance(mark.wanted, OnLoss):
        return iteration.loss < mark.wanted.below
    if before is None:
        return False
    both = np.array([before.gradient[mark.slot], iteration.gradient[mark.slot]])
    return bool(np.isfinite(both).all()) and np.sign(both[0]) != np.sign(both[1])
