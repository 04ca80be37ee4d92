"""The activations that grow with z above zero and are flat, or nearly so, below it. Each has its value, its derivative
and its row side by side, as in `elementary`, and keeps that module's promises. A new one is two functions, a row, and
its place in RECTIFIERS.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.elementary import sigmoid
from backprop_canvas.engine.functions.rows import Activation

LEAKY_SLOPE = 0.01
HALF_ROOT = 0.7071067811865476  # 1 / √2
DENSITY_PEAK = 0.3989422804014327  # 1 / √(2π), the normal density at 0
# Beyond these the factor that falls towards 0 is 0 in float64, and its product with infinity would be NaN.
NORMAL_TAIL = 40.0
LOGISTIC_TAIL = 800.0


def relu(z: float) -> float:
    # Asking for z <= 0 rather than z > 0 lets NaN through.
    return 0.0 if z <= 0.0 else z


def relu_derivative(z: float, _a: float) -> float:
    return 0.0 if z <= 0.0 else 1.0


RELU = Activation(
    "relu", relu, relu_derivative, r"\max(0,\,{z})", r"\begin{cases}1&{z}>0\\0&{z}\le 0\end{cases}", kinks=(0.0,)
)


def leaky_relu(z: float) -> float:
    return LEAKY_SLOPE * z if z <= 0.0 else z


def leaky_relu_derivative(z: float, _a: float) -> float:
    return LEAKY_SLOPE if z <= 0.0 else 1.0


LEAKY_RELU = Activation(
    "leaky_relu",
    leaky_relu,
    leaky_relu_derivative,
    r"\begin{cases}{z}&{z}>0\\0.01\,{z}&{z}\le 0\end{cases}",
    r"\begin{cases}1&{z}>0\\0.01&{z}\le 0\end{cases}",
    kinks=(0.0,),
)


def elu(z: float) -> float:
    return math.expm1(z) if z <= 0.0 else z


def elu_derivative(z: float, _a: float) -> float:
    # a + 1 would be the same, without the digits that e^z has left far below zero.
    return math.exp(z) if z <= 0.0 else 1.0


ELU = Activation(
    "elu",
    elu,
    elu_derivative,
    r"\begin{cases}{z}&{z}>0\\e^{{z}}-1&{z}\le 0\end{cases}",
    r"\begin{cases}1&{z}>0\\e^{{z}}&{z}\le 0\end{cases}",
    seams=(0.0,),
)


def softplus(z: float) -> float:
    return math.log1p(math.exp(z)) if z <= 0.0 else z + math.log1p(math.exp(-z))


def softplus_derivative(z: float, _a: float) -> float:
    return sigmoid(z)


SOFTPLUS = Activation("softplus", softplus, softplus_derivative, r"\ln(1+e^{{z}})", r"\sigma({z})")


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


GELU = Activation(
    "gelu",
    gelu,
    gelu_derivative,
    r"\tfrac12\,{z}\,(1+\operatorname{erf}({z}/\sqrt2))",
    r"\tfrac12\,(1+\operatorname{erf}({z}/\sqrt2))+{z}\,e^{-{z}^2/2}/\sqrt{2\pi}",
)


def silu(z: float) -> float:
    return 0.0 if z < -LOGISTIC_TAIL else z * sigmoid(z)


def silu_derivative(z: float, a: float) -> float:
    # σ(-z) is 1 - σ(z) with all its digits.
    return 1.0 if z > LOGISTIC_TAIL else sigmoid(z) + a * sigmoid(-z)


SILU = Activation("silu", silu, silu_derivative, r"{z}\,\sigma({z})", r"\sigma({z})+{a}\,(1-\sigma({z}))")

RECTIFIERS = (RELU, LEAKY_RELU, ELU, SOFTPLUS, GELU, SILU)
