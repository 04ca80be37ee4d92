"""A run: what the parameters become when a document is trained, iteration by iteration.

It takes the document's values at iteration `start` and never writes the document. Any iteration can be
shown again: checkpoints and recomputation give the same bits as having stepped there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from server.document.schema import Document
from server.engine.advance import State, advance, batch_gradient, batch_of, fresh, stepped
from server.engine.backward import backward
from server.engine.batches import Epoch
from server.engine.forward import forward
from server.engine.steps import Schedule, schedule, step_values
from server.engine.trace import Floats, ForwardTrace
from server.session.checkpoints import Checkpoints
from server.session.divergence import Diverged, diverged
from server.session.phases import Ends
from server.session.ready import ready
from server.training.trainer import work

REMEMBERED_ITERATIONS = 8
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
class Iteration:
    """parameters: (P,) what the iteration starts with. updated: (P,) what it ends with. values: (S,) one
    number per micro-step. sample: the one that the passes are shown of, the first of the batch, from 0."""

    parameters: Floats
    updated: Floats
    values: Floats
    sample: int


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
        self.ends = Ends(self.schedule)
        # The state that iteration n starts with has done n - 1 updates.
        self._checkpoints = Checkpoints(fresh(self._ready.setup, self.network.parameters, start - 1))
        self._remembered: OrderedDict[int, Iteration] = OrderedDict()

    def iteration(self, number: int) -> Iteration:
        """Everything about one iteration, number >= start. Raises Diverged if it cannot be reached."""
        if number not in self._remembered:
            self._remembered[number] = self._compute(self._state(number))
            if len(self._remembered) > REMEMBERED_ITERATIONS:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(number)
        return self._remembered[number]

    def work(self, number: int) -> int:
        """How many neurons and edges have to be passed, once for each sample, to reach iteration `number`."""
        return (number - 1 - self._checkpoints.before(number - 1).iteration) * work(self._ready.setup)

    def ahead(self, number: int, count: int) -> Iterator[Ahead]:
        """`count` iterations from `number` on, fewer where training diverges. Nothing is remembered of them.
        Raises Diverged if `number` itself cannot be reached."""
        setup, state = self._ready.setup, self._state(number)
        for further in range(count):
            if further > 0:
                state = advance(setup, state, 1)
                if state.iteration < number - 1 + further:
                    return
            sample = batch_of(setup, state)[0]
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
            stop = self._checkpoints.next(state, goal)
            state = advance(self._ready.setup, state, stop - state.iteration)
            self._checkpoints.keep(state)
            if state.iteration < stop:
                raise diverged(self._ready.document, self._ready.setup, state)
        return state

    def _compute(self, state: State) -> Iteration:
        setup, plan = self._ready.setup, self._ready.plan
        sample = batch_of(setup, state)[0]
        ahead = forward(plan, state.parameters, setup.inputs[sample], setup.targets[sample])
        back = backward(plan, state.parameters, ahead, setup.targets[sample])
        combined = batch_gradient(setup, state) if self._ready.batched else None
        updated = stepped(setup, state).parameters
        values = step_values(self.schedule, plan, state.parameters, updated, ahead, back, combined)
        return Iteration(state.parameters, updated, values, sample)


def all_finite(values: Floats) -> bool:
    return bool(np.isfinite(values).all())


__all__ = ["Diverged", "Iteration", "Run", "all_finite"]
