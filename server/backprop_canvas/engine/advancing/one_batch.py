"""The batch of one iteration: its samples, its gradient, the loss of each sample. Nothing moves here."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from backprop_canvas.engine.advancing.call import evaluate, run_with_gradients
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State, fresh
from backprop_canvas.engine.advancing.ways import in_use
from backprop_canvas.engine.passes.trace import Floats


def batch_of(setup: Setup, state: State) -> tuple[int, ...]:
    """The samples of the iteration that follows `state`, in order."""
    return setup.epoch.batch_of(state.iteration, state.generator)


def batch_gradient(setup: Setup, state: State) -> Floats:
    """(P,) the gradient of the batch of the iteration that follows `state`, combined by the reduction, without
    penalties and clipping; of frozen parameters too."""
    twin = _alone(setup, batch_of(setup, state))
    return run_with_gradients(twin, fresh(twin, state.parameters), 1, in_use())[1]


def batch_losses(setup: Setup, state: State) -> Floats:
    """(B,) the loss of each sample of the batch of the iteration that follows `state`, in order."""
    return evaluate(_alone(setup, batch_of(setup, state)), state.parameters)[0]


@lru_cache(maxsize=1)
def _alone(setup: Setup, samples: tuple[int, ...]) -> Setup:
    """These samples as one batch, of which plain gradients are taken."""
    plain = Rules("sgd", 0.0, (0.0,), reduction=setup.rules.reduction, batch_size=setup.rules.batch_size)
    everything = np.ones(len(setup.trainable), dtype=np.bool_)
    return Setup(setup.plan, plain, everything, setup.inputs[list(samples)], setup.targets[list(samples)])
