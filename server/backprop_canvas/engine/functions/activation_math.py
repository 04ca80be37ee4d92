"""The activations as plain functions of Python floats, each with its derivative from (z, a). Written so that
the same source compiles to the same bits: no exceptions, no overflow, NaN comes out where NaN goes in.
"""

from __future__ import annotations

import math

LEAKY_SLOPE = 0.01
HALF_ROOT = 0.7071067811865476  # 1 / √2
DENSITY_PEAK = 0.3989422804014327  # 1 / √(2π), the normal density at 0
# Beyond these the factor that falls towards 0 is 0 in float64, and its product with infinity would be NaN.
NORMAL_TAIL = 40.0
LOGISTIC_TAIL = 800.0


def linear(z: float) -> float:
    return z


def linear_derivative(_z: float, _a: float) -> float:
    return 1.0


def sigmoid(z: float) -> float:
    # Only ever exp of a number below zero, which cannot overflow.
    if z >= 0.0:
        return 1.0 / (1.0 + math.exp(-z))
    power = math.exp(z)
    return power / (1.0 + power)


def sigmoid_derivative(_z: float, a: float) -> float:
    return a * (1.0 - a)


def tanh(z: float) -> float:
    return math.tanh(z)


def tanh_derivative(_z: float, a: float) -> float:
    return 1.0 - a * a


def relu(z: float) -> float:
    # Asking for z <= 0 rather than z > 0 lets NaN through.
    return 0.0 if z <= 0.0 else z


def relu_derivative(z: float, _a: float) -> float:
    return 0.0 if z <= 0.0 else 1.0


def leaky_relu(z: float) -> float:
    return LEAKY_SLOPE * z if z <= 0.0 else z


def leaky_relu_derivative(z: float, _a: float) -> float:
    return LEAKY_SLOPE if z <= 0.0 else 1.0


def elu(z: float) -> float:
    return math.expm1(z) if z <= 0.0 else z


def elu_derivative(z: float, _a: float) -> float:
    # a + 1 would be the same, without the digits that e^z has left far below zero.
    return math.exp(z) if z <= 0.0 else 1.0


def softplus(z: float) -> float:
    return math.log1p(math.exp(z)) if z <= 0.0 else z + math.log1p(math.exp(-z))


def softplus_derivative(z: float, _a: float) -> float:
    return sigmoid(z)


def gelu(z: float) -> float:
    """z·Φ(z) with the normal distribution Φ (Hendrycks and Gimpel 2016), not its approximation by tanh."""
    return 0.0 if z < -NORMAL_TAIL else z * normal_distribution(z)


def gelu_derivative(z: float, _a: float) -> float:
    if z < -NORMAL_TAIL:
        return 0.0
    if z > NORMAL_TAIL:
        return 1.0
    return normal_distribution(z) + z * (DENSITY_PEAK * math.exp(-0.5 * (z * z)))


def normal_distribution(z: float) -> float:
    # erfc(-x) = 1 + erf(x), and keeps the digits of small values.
    return 0.5 * math.erfc(-HALF_ROOT * z)


def silu(z: float) -> float:
    return 0.0 if z < -LOGISTIC_TAIL else z * sigmoid(z)


def silu_derivative(z: float, a: float) -> float:
    # σ(-z) is 1 - σ(z) with all its digits.
    return 1.0 if z > LOGISTIC_TAIL else sigmoid(z) + a * sigmoid(-z)


def sine(z: float) -> float:
    # z - z is 0 but for infinity and NaN, whose sine is no number.
    return math.sin(z) if z - z == 0.0 else math.nan


def sine_derivative(z: float, _a: float) -> float:
    return math.cos(z) if z - z == 0.0 else math.nan
