"""A run: what the parameters become when a document is trained, iteration by iteration.

It takes the document's values at iteration `start` and never writes the document. Any iteration can be
shown again: checkpoints and recomputation give the same bits as having stepped there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.advancing.advance import (
    State,
    advance,
    batch_gradient,
    batch_losses,
    batch_of,
    fresh,
    stepped,
)
from backprop_canvas.engine.advancing.batches import Epoch
from backprop_canvas.engine.advancing.in_between import InBetween, in_between
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import Schedule, schedule, step_values
from backprop_canvas.engine.passes.trace import Floats, ForwardTrace
from backprop_canvas.session.run.checkpoints import Checkpoints
from backprop_canvas.session.run.curve import Curve, combined
from backprop_canvas.session.run.first_not_finite import Diverged, diverged
from backprop_canvas.session.run.phases import Ends
from backprop_canvas.session.run.ready import Ready, ready
from backprop_canvas.session.run.recent import Recent
from backprop_canvas.training.slices import work

REMEMBERED_ITERATIONS = 8
# Of so many turns, and of as many as have so many numbers in all (16 MB), the numbers are at hand.
MAX_REMEMBERED_TURNS = 64
MAX_REMEMBERED_NUMBERS = 2_000_000
# Of a batch with a gradient that is not finite so many samples are searched for the first that has none.
SUSPECTS = 64
# A run that begins late draws the orders of all epochs before it, up to so many samples.
MAX_DRAWN = 100_000_000
# What drawing the order of an epoch costs besides its samples, in samples.
DRAW = 100


def within_reach(document: Document, start: int) -> bool:
    """Whether a run of a document that can run may begin at iteration `start`: the orders of all epochs before
    it have to be drawn."""
    training = document.training
    epoch = Epoch(len(document.samples), training.batch_size, training.shuffle, training.seed)
    return epoch.draws_to(start - 1) * (epoch.samples + DRAW) <= MAX_DRAWN


@dataclass(frozen=True)
class Shown:
    """What is shown of one sample's turn in its batch. sample: its place in the document, from 0. values: one number
    per micro-step, (S,) at the last turn, else (pass_steps,)."""

    sample: int
    values: Floats


class Iteration:
    """What the samples of a batch have in common. parameters: (P,) what the iteration starts with. samples: those of
    the batch, in order, from 0. What the whole batch gives is computed when it is first asked for."""

    def __init__(self, made: Ready, state: State, reached: Callable[[State], None]) -> None:
        self.parameters = state.parameters
        self.samples = batch_of(made.setup, state)
        self._ready = made
        self._state = state
        self._reached = reached

    @cached_property
    def updated(self) -> Floats:
        """(P,) what the iteration ends with."""
        after = stepped(self._ready.setup, self._state)
        if all_finite(after.parameters):
            self._reached(after)
        return after.parameters

    @cached_property
    def gradient(self) -> Floats:
        """(P,) the gradient of the batch, combined by the reduction."""
        return batch_gradient(self._ready.setup, self._state)

    @cached_property
    def in_between(self) -> InBetween:
        """What stands between the gradient of the batch and the new parameters."""
        return in_between(self._ready.setup, self._state)

    @cached_property
    def _losses(self) -> Floats:
        """(B,) of each sample, in order."""
        return batch_losses(self._ready.setup, self._state)

    @cached_property
    def loss(self) -> float:
        """That of the batch, combined by the reduction."""
        return combined(self._losses, self._ready.network.rules.reduction)

    @cached_property
    def suspects(self) -> frozenset[int]:
        """The turns of samples by which the loss or the gradient of the batch is not finite: each one whose loss is
        not; by the gradient alone, one of the first SUSPECTS, and the last, with which it is combined."""
        broken = np.flatnonzero(~np.isfinite(self._losses)).tolist()
        if all_finite(self.gradient):
            return frozenset(broken)
        return frozenset([*broken, *range(min(SUSPECTS, len(self.samples))), len(self.samples) - 1])


@dataclass(frozen=True)
class Ahead:
    """parameters: (P,) what an iteration starts with. forward: of the sample that it shows; targets: (K,) of that."""

    parameters: Floats
    targets: Floats
    forward: ForwardTrace


class Run:
    """One line of training. `start` is the iteration at which it took the document's values."""

    def __init__(self, number: int, start: int, document: Document) -> None:
        self.number = number
        self.start = start
        self._ready = ready(document)
        self.network = self._ready.network
        self.schedule: Schedule = schedule(self._ready.plan, self._ready.batched)
        self.ends = Ends(self.schedule, self._ready.setup.epoch)
        # The state that iteration n starts with has done n - 1 updates.
        self._checkpoints = Checkpoints(
            fresh(self._ready.setup, self.network.parameters, start - 1), work(self._ready.setup)
        )
        self.curve = Curve(self._ready.setup, start)
        self._iterations: Recent[int, Iteration] = Recent(REMEMBERED_ITERATIONS)
        self._shown: Recent[tuple[int, int], Shown] = Recent(
            max(2, min(MAX_REMEMBERED_TURNS, MAX_REMEMBERED_NUMBERS // len(self.schedule.kinds)))
        )

    def iteration(self, number: int) -> Iteration:
        """What is the same for the whole batch of an iteration, number >= start. Raises Diverged if it cannot be
        reached."""
        return self._iterations.get(number, lambda: Iteration(self._ready, self._state(number), self._checkpoints.keep))

    def shown(self, number: int, turn: int = 0) -> Shown:
        """The numbers of the sample at `turn` in the batch of an iteration. Raises Diverged as `iteration`."""
        return self._shown.get((number, turn), lambda: self._show(self.iteration(number), turn))

    @property
    def batched(self) -> bool:
        """Whether an iteration can look at more than one sample."""
        return self._ready.batched

    def each(self, first: int) -> Iterator[Iteration]:
        """The iterations from `first` on, one after the other, as far as training goes on. Raises Diverged if
        `first` itself cannot be reached."""
        setup, state = self._ready.setup, self._state(first)
        while True:
            yield self._iterations.get(
                state.iteration + 1, partial(Iteration, self._ready, state, self._checkpoints.keep)
            )
            after = advance(setup, state, 1)
            if after.iteration == state.iteration:
                return
            state = after
            self._checkpoints.keep(state)
            self.curve.passed(state)

    def nearest(self, number: int) -> int:
        """The last iteration up to this one whose start is known."""
        return self._checkpoints.before(number - 1).iteration + 1

    def work(self, number: int) -> int:
        """How many neurons and edges have to be passed, once for each sample, to reach iteration `number`."""
        return (number - self.nearest(number)) * work(self._ready.setup)

    def reachable(self, number: int, limit: int) -> int:
        """The last iteration up to this one that takes at most so much work, or one that is not known yet."""
        return min(number, self.nearest(number) + max(1, limit // work(self._ready.setup)))

    def ahead(self, number: int, count: int, turn: int) -> Iterator[Ahead]:
        """`count` iterations from `number` on, fewer where training diverges, of the sample at `turn` in each batch
        or the last where it has fewer. Nothing is remembered of them. Raises Diverged if `number` itself cannot be
        reached."""
        setup, state = self._ready.setup, self._state(number)
        for further in range(count):
            if further > 0:
                state = advance(setup, state, 1)
                if state.iteration < number - 1 + further:
                    return
            sample = batch_of(setup, state)[: turn + 1][-1]
            targets = setup.targets[sample]
            yield Ahead(
                state.parameters,
                targets,
                forward(self._ready.plan, state.parameters, setup.inputs[sample], targets),
            )

    @property
    def work_ahead(self) -> int:
        """How many neurons and edges one iteration of `ahead` passes, once for each sample."""
        topology = self.network.topology
        return work(self._ready.setup) + len(topology.activations) + len(topology.sources)

    def _state(self, number: int) -> State:
        """What iteration `number` starts with, from the nearest checkpoint before it."""
        goal = number - 1
        state = self._checkpoints.before(goal)
        while state.iteration < goal:
            self.curve.passed(state)
            stop = min(self._checkpoints.next(state, goal), self.curve.next(state))
            state = advance(self._ready.setup, state, stop - state.iteration)
            self._checkpoints.keep(state)
            if state.iteration < stop:
                raise diverged(self._ready.document, self._ready.setup, state)
        self.curve.reached(state)
        return state

    def _show(self, told: Iteration, turn: int) -> Shown:
        setup, plan = self._ready.setup, self._ready.plan
        sample = told.samples[turn]
        ahead = forward(plan, told.parameters, setup.inputs[sample], setup.targets[sample])
        back = backward(plan, told.parameters, ahead, setup.targets[sample])
        last = turn == len(told.samples) - 1
        updated = told.updated if last else None
        together = told.gradient if last and self.batched else None
        values = step_values(self.schedule, plan, told.parameters, updated, ahead, back, together)
        return Shown(sample, values)


def all_finite(values: Floats) -> bool:
    return bool(np.isfinite(values).all())


__all__ = ["Diverged", "Iteration", "Run", "Shown", "all_finite"]
