"""A run: how the parameters change when a document is trained, iteration by iteration.

It takes the document's values at iteration `start` and never changes the document. Any iteration can be shown again:
checkpoints and recomputation give the same bits as the first computation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from backprop_canvas.document.schema import Document
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.one_batch import batch_of
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import Schedule, schedule, step_values
from backprop_canvas.engine.passes.trace import Floats, ForwardTrace
from backprop_canvas.protocol.messages import BESIDE, Frame, Plan
from backprop_canvas.session.run.checkpoints import Checkpoints, size
from backprop_canvas.session.run.curve import Curve
from backprop_canvas.session.run.diverged_neuron import diverged
from backprop_canvas.session.run.iteration import Iteration
from backprop_canvas.session.run.phases import Ends, Place
from backprop_canvas.session.run.ready import Ready, ready
from backprop_canvas.session.run.recent import Recent
from backprop_canvas.session.run.told import Measured
from backprop_canvas.training.slices import work

REMEMBERED_ITERATIONS = 8
# The numbers of this many turns are kept in memory; fewer if together they exceed this many numbers (16 MB).
MAX_REMEMBERED_TURNS = 64
MAX_REMEMBERED_NUMBERS = 2_000_000
MAX_REMEMBERED_FRAMES = 4


@dataclass(frozen=True)
class Shown:
    """The numbers of one sample's turn in its batch. sample: its place in the document, from 0. values: one number per
    micro-step, (S,) at the last turn, else (pass_steps,)."""

    sample: int
    values: Floats


@dataclass(frozen=True)
class Ahead:
    """The forward pass of one iteration, computed ahead of the cursor. parameters: (P,) at the start of the iteration.
    inputs, targets: (I,), (K,) of the sample. forward: the sample's trace."""

    parameters: Floats
    inputs: Floats
    targets: Floats
    forward: ForwardTrace


class Run:
    """One line of training. `start` is the iteration at which it took the document's values; `before` the run that it
    takes the place of."""

    def __init__(self, number: int, start: int, document: Document, before: Run | None = None) -> None:
        self.number = number
        self.start = start
        self._ready: Ready = ready(document, None if before is None else before._ready)
        self.network = self._ready.network
        self.schedule: Schedule = schedule(self._ready.plan, self._ready.batched)
        self.ends = Ends(self.schedule, self._ready.setup.epoch, self._ready.kept)
        # The state at the start of iteration n has done n - 1 updates.
        first = fresh(self._ready.setup, self.network.parameters, start - 1)
        self._checkpoints = Checkpoints(first, work(self._ready.setup))
        self.curve = self._no_curve(start)
        self._iterations: Recent[int, Iteration] = Recent(REMEMBERED_ITERATIONS)
        # Members at one place are told the same.
        self.frames: Recent[tuple[int, Place, int], Frame] = Recent(MAX_REMEMBERED_FRAMES)
        self.plans: Recent[int, Plan] = Recent(1)
        self._shown: Recent[tuple[int, int], Shown] = Recent(
            max(2, min(MAX_REMEMBERED_TURNS, MAX_REMEMBERED_NUMBERS // len(self.schedule.kinds)))
        )

    def _no_curve(self, start: int) -> Curve:
        return Curve(self._ready.setup, start, self._ready.only("validation"), self._ready.only("test"))

    def resume(
        self, number: int, start: int, states: Sequence[State], points: Sequence[Measured], spacing: int
    ) -> None:
        """Go on as the run that was kept of the same document. states: in order, the first of iteration `start`
        first. points, spacing: of its curve."""
        self.number, self.start = number, start
        self._checkpoints = Checkpoints(states[0], work(self._ready.setup))
        for state in states:
            self._checkpoints.keep(state)
        self.curve = self._no_curve(start)
        self.curve.resume(points, spacing)

    def few_states(self, most: int, limit: int, at: int) -> list[State]:
        """States from which the run can go on, in order: those that `Checkpoints.few` chooses, fewer where they would
        take more than about `limit` bytes; and that of iteration `at`, if somebody looks at it."""
        few = self._checkpoints.few(min(most, limit // size(self._checkpoints.before(self.start - 1))))
        nearest = self._checkpoints.before(max(at, self.start) - 1)
        seen = self.iteration(at).state if at in self._iterations else nearest
        chosen = {state.iteration: state for state in few}
        if seen.iteration == at - 1:
            chosen[seen.iteration] = seen
        return [chosen[done] for done in sorted(chosen)]

    @property
    def count(self) -> int:
        """The number of parameters, P."""
        return len(self.network.parameters)

    def iteration(self, number: int) -> Iteration:
        """The numbers that all samples of an iteration's batch share, number >= start. Raises Diverged if it cannot
        be reached."""
        return self._iterations.get(number, lambda: Iteration(self._ready, self._state(number), self._checkpoints.keep))

    def shown(self, number: int, turn: int = 0) -> Shown:
        """The numbers of the sample at `turn` in the batch of an iteration. Raises Diverged as `iteration`."""
        return self._shown.get((number, turn), lambda: self._show(self.iteration(number), turn))

    @property
    def batched(self) -> bool:
        """Whether an iteration can contain more than one sample."""
        return self._ready.batched

    def each(self, first: int) -> Iterator[Iteration]:
        """The iterations from `first` on, one after the other, until training diverges. Raises Diverged if `first`
        itself cannot be reached."""
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

    def reach(self, number: int) -> None:
        """Compute up to the start of iteration `number`. Raises Diverged if it cannot be reached."""
        self._state(number)

    def nearest(self, number: int) -> int:
        """The last iteration up to this one whose initial state is known."""
        return self._checkpoints.before(number - 1).iteration + 1

    def work(self, number: int) -> int:
        """The work to reach iteration `number`: neurons and edges to pass, once for each sample."""
        return (number - self.nearest(number)) * work(self._ready.setup)

    @property
    def work_done(self) -> int:
        """The work to reach the last known iteration from the first."""
        return (self._checkpoints.last - self.start + 1) * work(self._ready.setup)

    def reachable(self, number: int, limit: int) -> int:
        """The last iteration up to this one that takes at most this much work. It is at least one beyond the known
        ones."""
        return min(number, self.nearest(number) + max(1, limit // work(self._ready.setup)))

    def ahead(self, number: int, count: int, turn: int) -> Iterator[Ahead]:
        """`count` iterations from `number` on, fewer if training diverges. Each shows the sample at `turn` in its
        batch, or the last sample of a smaller batch; beside the training always the same one. None of them is kept.
        Raises Diverged if `number` itself cannot be reached."""
        setup, state = self._ready.setup, self._state(number)
        for further in range(count):
            if further > 0:
                state = advance(setup, state, 1)
                if state.iteration < number - 1 + further:
                    return
            batch = batch_of(setup, state)
            sample = turn - BESIDE if turn >= BESIDE else self._ready.trained[batch[min(turn, len(batch) - 1)]]
            inputs, targets = self._ready.inputs[sample], self._ready.targets[sample]
            ahead = forward(self._ready.plan, state.parameters, inputs, targets)
            yield Ahead(state.parameters, inputs, targets, ahead)

    def measured(self, number: int, count: int) -> Iterator[Measured]:
        """The start of iteration `number` and of `count` further ones, fewer if training diverges, as points of the
        loss curve would be. None of them is kept. Raises Diverged if `number` itself cannot be reached."""
        state = self._state(number)
        yield self.curve.measure(state)
        for _ in range(count):
            after = advance(self._ready.setup, state, 1)
            if after.iteration == state.iteration:
                return
            state = after
            yield self.curve.measure(state)

    @property
    def work_measured(self) -> int:
        """The work of one iteration of `measured`, with what each sample of the curve takes."""
        topology = self.network.topology
        return work(self._ready.setup) + self.curve.evaluated * (len(topology.activations) + len(topology.sources))

    @property
    def work_ahead(self) -> int:
        """The work of one iteration of `ahead`: neurons and edges to pass, once for each sample."""
        topology = self.network.topology
        return work(self._ready.setup) + len(topology.activations) + len(topology.sources)

    def _state(self, number: int) -> State:
        """The state at the beginning of iteration `number`, from the nearest checkpoint before it."""
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
        plan, sample = self._ready.plan, told.sample(turn)
        targets = self._ready.targets[sample]
        ahead = forward(plan, told.parameters, self._ready.inputs[sample], targets)
        back = backward(plan, told.parameters, ahead, targets)
        last = turn == len(told.samples) - 1
        updated = told.updated if last else None
        together = told.gradient if last and self.batched else None
        values = step_values(self.schedule, plan, told.parameters, updated, ahead, back, together)
        return Shown(sample, values)
