"""One iteration: the parameters before and after it, the batch's gradient and loss, and the samples that may have
caused numbers that are not finite. Each is computed on first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from backprop_canvas.engine.advancing.advance import stepped
from backprop_canvas.engine.advancing.in_between import InBetween, in_between
from backprop_canvas.engine.advancing.one_batch import batch_gradient, batch_losses, batch_of
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.protocol.messages import BESIDE
from backprop_canvas.session.run.curve import combined
from backprop_canvas.session.run.ready import Ready
from backprop_canvas.session.run.rows import Rows

# If a batch's gradient is not finite, this many samples are searched for the first one responsible.
SUSPECTS = 64


class Iteration:
    """state, parameters: (P,) at the beginning. samples: those of the batch, in order, by their position in the
    document."""

    def __init__(self, made: Ready, state: State, reached: Callable[[State], None]) -> None:
        self.parameters = state.parameters
        self.samples = tuple(made.trained[at] for at in batch_of(made.setup, state))
        self._ready = made
        self.state = state
        self._reached = reached

    def sample(self, turn: int) -> int:
        """The position in the document of the sample at a turn of the batch, or beside the training."""
        return turn - BESIDE if turn >= BESIDE else self.samples[turn]

    @cached_property
    def updated(self) -> Floats:
        """(P,) the parameters at the end."""
        after = stepped(self._ready.setup, self.state)
        if all_finite(after.parameters):
            self._reached(after)
        return after.parameters

    @cached_property
    def gradient(self) -> Floats:
        """(P,) the gradient of the batch, combined by the reduction."""
        return batch_gradient(self._ready.setup, self.state)

    @cached_property
    def in_between(self) -> InBetween:
        """The numbers between the batch's gradient and the new parameters."""
        return in_between(self._ready.setup, self.state)

    @cached_property
    def _losses(self) -> Floats:
        """(B,) the loss of each sample, in order."""
        return batch_losses(self._ready.setup, self.state)

    @cached_property
    def loss(self) -> float:
        """The loss of the batch, combined by the reduction."""
        return combined(self._losses, self._ready.network.rules.reduction)

    def rows(self, start: int) -> Rows:
        """All samples of the document with the parameters of this iteration, in a run that starts at iteration
        `start`."""
        return Rows(self._ready, self.state, start)

    @cached_property
    def suspects(self) -> frozenset[int]:
        """The turns of samples that may make the batch's loss or gradient not finite: each sample whose loss is not
        finite. If the gradient is not finite, they also include the first SUSPECTS samples, and the last one, where the
        gradients are combined."""
        broken = np.flatnonzero(~np.isfinite(self._losses)).tolist()
        if all_finite(self.gradient):
            return frozenset(broken)
        return frozenset([*broken, *range(min(SUSPECTS, len(self.samples))), len(self.samples) - 1])


def all_finite(values: Floats) -> bool:
    return bool(np.isfinite(values).all())
