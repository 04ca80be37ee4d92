"""The one function that advances parameters, for stepping, bulk training, seeking and resuming alike, so
that the same start and the same iteration give the same bits. Knows no optimizer by name: the rule by
which a parameter moves is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from server.engine.backward import backward
from server.engine.forward import forward
from server.engine.plan import Plan
from server.engine.trace import Floats


@dataclass(frozen=True)
class Optimizer:
    """move: the new value of one parameter from (value, gradient, learning rate)."""

    move: Callable[[float, float, float], float]
    learning_rate: float


def advance(
    plan: Plan,
    parameters: Floats,
    inputs: Floats,
    targets: Floats,
    trainable: npt.NDArray[np.bool_],
    optimizer: Optimizer,
) -> Floats:
    """The parameters (P,) after one iteration on one sample; `parameters` (P,) stay as they are.
    inputs: (I,), targets: (K,), as in `forward`. trainable: (P,); where it is False a parameter does not
    move. All move at once, by gradients that belong to the same old values.
    """
    trace = forward(plan, parameters, inputs, targets)
    gradients = backward(plan, parameters, trace, targets).parameter_gradients
    return _moved(parameters, gradients, trainable, optimizer)


def _moved(parameters: Floats, gradients: Floats, trainable: npt.NDArray[np.bool_], optimizer: Optimizer) -> Floats:
    """(P,) after one step. In Python floats, where overflow is infinity and not a warning."""
    moved = parameters.tolist()
    deltas = gradients.tolist()
    for slot in np.flatnonzero(trainable).tolist():
        moved[slot] = optimizer.move(moved[slot], deltas[slot], optimizer.learning_rate)
    return np.array(moved, dtype=np.float64)
