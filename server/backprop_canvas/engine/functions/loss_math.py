"""The losses as plain functions of Python floats: what one output adds to L and its derivative, both from
(y, x, t, k) as `losses.Loss` says. Written so that the same source compiles to the same bits: no exceptions,
no overflow but to infinity, NaN comes out where NaN goes in. Targets are finite.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.activation_math import softplus

HUBER_WIDTH = 1.0
# Up to here e^x is finite: a little below 1024·ln 2.
LARGEST_EXPONENT = 709.78


# Squares are products: `**` raises OverflowError where a product is infinite.
def half_squared_error(y: float, _x: float, t: float, _k: float) -> float:
    return 0.5 * ((y - t) * (y - t))


def half_squared_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return y - t


def squared_error(y: float, _x: float, t: float, _k: float) -> float:
    return (y - t) * (y - t)


def squared_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return 2.0 * (y - t)


def mean_squared_error(y: float, _x: float, t: float, k: float) -> float:
    return (y - t) * (y - t) / k


def mean_squared_error_derivative(y: float, _x: float, t: float, k: float) -> float:
    return 2.0 * (y - t) / k


def absolute_error(y: float, _x: float, t: float, _k: float) -> float:
    return math.fabs(y - t)


def absolute_error_derivative(y: float, _x: float, t: float, _k: float) -> float:
    error = y - t
    if error > 0.0:
        return 1.0
    if error < 0.0:
        return -1.0
    return error  # 0 at the kink, or NaN


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


def binary_cross_entropy(_y: float, x: float, t: float, _k: float) -> float:
    # -ln y = softplus(-z) and -ln(1 - y) = softplus(z), neither of which overflows.
    return times(t, softplus(-x)) + times(1.0 - t, softplus(x))


def binary_cross_entropy_derivative(_y: float, x: float, t: float, _k: float) -> float:
    # 1/y = 1 + e^-z and 1/(1 - y) = 1 + e^z keep the digits that 1 - y loses near 1.
    return times(1.0 - t, 1.0 + exponential(x)) - times(t, 1.0 + exponential(-x))


def cross_entropy(_y: float, x: float, t: float, _k: float) -> float:
    return 0.0 - times(t, x)  # not -0.0 where t is 0


def cross_entropy_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return 0.0 - times(t, 1.0 / y if y != 0.0 else math.inf)


def times(share: float, amount: float) -> float:
    """share·amount, where a share of nothing is nothing even of infinity."""
    if share == 0.0 and math.fabs(amount) == math.inf:
        return 0.0
    return share * amount


def exponential(x: float) -> float:
    return math.inf if x > LARGEST_EXPONENT else math.exp(x)
