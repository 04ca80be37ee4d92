"""The optimizers: one row each, the rule by which one parameter moves. A new optimizer is a new row. Scalar
functions of Python floats, written so that the same source compiles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


def sgd(value: float, gradient: float, learning_rate: float) -> float:
    return value - learning_rate * gradient


OPTIMIZERS: Mapping[str, Callable[[float, float, float], float]] = {"sgd": sgd}
