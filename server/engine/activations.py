"""The activations: one row each, with value, derivative and LaTeX side by side. A new activation is a new
row and nothing else. Scalar functions of Python floats through `math`, written so that the same source
compiles: no exceptions, no overflow, NaN comes out where NaN goes in.

In the LaTeX, the texts ``{z}`` and ``{a}`` stand for what the reader is to see there (a symbol or a
number) and are replaced as text; every other brace is LaTeX's own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Activation:
    """value: a = φ(z). derivative: φ′ from (z, a), so that it may reuse what is known already.
    latex_value is written in {z}, latex_derivative in {z} and {a}.
    """

    name: str
    value: Callable[[float], float]
    derivative: Callable[[float, float], float]
    latex_value: str
    latex_derivative: str


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


ACTIVATIONS: Mapping[str, Activation] = {
    row.name: row
    for row in (
        Activation("linear", linear, linear_derivative, r"{z}", r"1"),
        Activation("sigmoid", sigmoid, sigmoid_derivative, r"\sigma({z})", r"{a}\,(1-{a})"),
        Activation("tanh", tanh, tanh_derivative, r"\tanh({z})", r"1-{a}^2"),
        Activation(
            "relu",
            relu,
            relu_derivative,
            r"\max(0,\,{z})",
            r"\begin{cases}1&{z}>0\\0&{z}\le 0\end{cases}",
        ),
    )
}
