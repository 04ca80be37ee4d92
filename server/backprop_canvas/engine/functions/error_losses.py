"""The losses of the error y - t. Each has the part of one output, its derivative and its row side by side; both
functions take (y, x, t, k), as `rows.Loss` says. The same source compiles to the same bits: no exceptions, no overflow
but to infinity, NaN comes out where NaN goes in. Targets are finite. A new one is two functions, a row, and its place
in ERROR_LOSSES.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.rows import Loss

HUBER_WIDTH = 1.0


# Squares are products: `**` raises OverflowError where a product is infinite.
def half_squared_error(y: float, _x: float, t: float, _k: float) -> float:
    return 0.5 * ((y - t) * (y - t))


def half_squared_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return y - t


HALF_SQUARED_ERROR = Loss(
    "half_squared_error",
    half_squared_error,
    half_squared_error_derivative,
    r"\tfrac12\,({y}-{t})^2",
    r"{y}-{t}",
)


def squared_error(y: float, _x: float, t: float, _k: float) -> float:
    return (y - t) * (y - t)


def squared_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return 2.0 * (y - t)


SQUARED_ERROR = Loss(
    "squared_error",
    squared_error,
    squared_error_derivative,
    r"({y}-{t})^2",
    r"2\,({y}-{t})",
    derivative_factor=2.0,
)


def mean_squared_error(y: float, _x: float, t: float, k: float) -> float:
    return (y - t) * (y - t) / k


def mean_squared_error_derivative(y: float, _x: float, t: float, k: float) -> float:
    return 2.0 * (y - t) / k


MEAN_SQUARED_ERROR = Loss(
    "mean_squared_error",
    mean_squared_error,
    mean_squared_error_derivative,
    r"({y}-{t})^2/{k}",
    r"2\,({y}-{t})/{k}",
    derivative_factor=2.0,
)


def absolute_error(y: float, _x: float, t: float, _k: float) -> float:
    return math.fabs(y - t)


def absolute_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    error = y - t
    if error > 0.0:
        return 1.0
    if error < 0.0:
        return -1.0
    return error  # 0 at the kink, or NaN


ABSOLUTE_ERROR = Loss(
    "absolute_error",
    absolute_error,
    absolute_error_derivative,
    r"|{y}-{t}|",
    r"\operatorname{sgn}({y}-{t})",
    kinks=(0.0,),
)


def huber(y: float, _x: float, t: float, _k: float) -> float:
    """Huber 1964, with δ = 1."""
    error = math.fabs(y - t)
    if error > HUBER_WIDTH:
        return HUBER_WIDTH * (error - 0.5 * HUBER_WIDTH)
    return 0.5 * (error * error)


def huber_derivative(y: float, _x: float, t: float, _k: float) -> float:
    error = y - t
    if error > HUBER_WIDTH:
        return HUBER_WIDTH
    if error < -HUBER_WIDTH:
        return -HUBER_WIDTH
    return error


HUBER = Loss(
    "huber",
    huber,
    huber_derivative,
    r"\begin{cases}\tfrac12\,({y}-{t})^2&|{y}-{t}|\le 1\\|{y}-{t}|-\tfrac12&|{y}-{t}|>1\end{cases}",
    r"\begin{cases}{y}-{t}&|{y}-{t}|\le 1\\\operatorname{sgn}({y}-{t})&|{y}-{t}|>1\end{cases}",
    seams=(-HUBER_WIDTH, HUBER_WIDTH),
)

ERROR_LOSSES = (HALF_SQUARED_ERROR, SQUARED_ERROR, MEAN_SQUARED_ERROR, ABSOLUTE_ERROR, HUBER)
