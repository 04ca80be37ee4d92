"""Whether samples are judged right: each output on its target's side of the line that parts two kinds of targets, or
the largest of a softmax where the target is 1. Knows no run."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import Topology

# How many of the samples whose outputs (S, K) are given are right.
Count = Callable[[Floats], int]

FROM_0_TO_1 = frozenset({"sigmoid", "softmax"})


def sides(topology: Topology, targets: Floats) -> Count | None:
    """None where targets (S, K) are not of two kinds, so that nothing is decided. static/js/panels/plane/view.js draws
    the same line."""
    activations = [str(topology.activations[output]) for output in topology.outputs]
    if len(activations) > 2 and set(activations) == {"softmax"} and _one_of_many(targets):
        return lambda outputs: int((outputs.argmax(axis=1) == targets.argmax(axis=1)).sum())
    levels = [level(*each) for each in zip(activations, targets.T, strict=True)]
    if any(level is None for level in levels):
        return None
    line = np.array(levels, dtype=np.float64)
    side = targets > line
    return lambda outputs: int((_apart(outputs, line) & ((outputs > line) == side)).all(axis=1).sum())


def level(activation: str, targets: Floats) -> float | None:
    """Where an output parts two kinds of targets (S,); None where they are not of two kinds."""
    kinds = np.unique(targets)
    if len(kinds) != 2:
        return None
    if activation in FROM_0_TO_1:
        return 0.5
    return 0.0 if activation == "tanh" else float(kinds.mean())


def _one_of_many(targets: Floats) -> bool:
    return bool(((targets == 0) | (targets == 1)).all() and (targets.sum(axis=1) == 1).all())


def _apart(outputs: Floats, line: Floats) -> npt.NDArray[np.bool_]:
    """Whether an output lies on a side at all: on the line, or not a number, it is not right."""
    return np.logical_and(np.isfinite(outputs), np.not_equal(outputs, line))
