"""The table of activations: one row each, with value, derivative and LaTeX side by side, and the same rows by
a number, for what is compiled. A new activation is a new row, its two functions and its line in each chain.

In the LaTeX, the texts ``{z}`` and ``{a}`` stand for what the reader is to see there (a symbol or a
number) and are replaced as text; every other brace is LaTeX's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backprop_canvas.engine.functions.activation_math import (
    elu,
    elu_derivative,
    gelu,
    gelu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    linear,
    linear_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    silu_derivative,
    sine,
    sine_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)

# Positions in the table.
LINEAR = 0
SIGMOID = 1
TANH = 2
RELU = 3
LEAKY_RELU = 4
ELU = 5
SOFTPLUS = 6
GELU = 7
SILU = 8
SIN = 9
SOFTMAX_CODE = 10


@dataclass(frozen=True)
class Activation:
    """value: a = φ(z). derivative: φ′ from (z, a), so that it may reuse what is known already.
    latex_value is written in {z}, latex_derivative in {z} and {a}. kinks: the z where φ′ jumps.
    """

    name: str
    value: Callable[[float], float]
    derivative: Callable[[float, float], float]
    latex_value: str
    latex_derivative: str
    kinks: tuple[float, ...] = ()


@dataclass(frozen=True)
class GroupActivation:
    """An activation of several neurons at once (see `softmax`). latex_derivative: ∂a_j/∂z_k of one member j
    with respect to any member k, where {a} is a_j.
    """

    name: str
    latex_value: str
    latex_derivative: str


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
            kinks=(0.0,),
        ),
        Activation(
            "leaky_relu",
            leaky_relu,
            leaky_relu_derivative,
            r"\begin{cases}{z}&{z}>0\\0.01\,{z}&{z}\le 0\end{cases}",
            r"\begin{cases}1&{z}>0\\0.01&{z}\le 0\end{cases}",
            kinks=(0.0,),
        ),
        Activation(
            "elu",
            elu,
            elu_derivative,
            r"\begin{cases}{z}&{z}>0\\e^{{z}}-1&{z}\le 0\end{cases}",
            r"\begin{cases}1&{z}>0\\e^{{z}}&{z}\le 0\end{cases}",
        ),
        Activation("softplus", softplus, softplus_derivative, r"\ln(1+e^{{z}})", r"\sigma({z})"),
        Activation(
            "gelu",
            gelu,
            gelu_derivative,
            r"\tfrac12\,{z}\,(1+\operatorname{erf}({z}/\sqrt2))",
            r"\tfrac12\,(1+\operatorname{erf}({z}/\sqrt2))+{z}\,e^{-{z}^2/2}/\sqrt{2\pi}",
        ),
        Activation("silu", silu, silu_derivative, r"{z}\,\sigma({z})", r"\sigma({z})+{a}\,(1-\sigma({z}))"),
        Activation("sin", sine, sine_derivative, r"\sin({z})", r"\cos({z})"),
    )
}

SOFTMAX = GroupActivation(
    "softmax",
    r"e^{{z}}/\sum_k e^{z_k}",
    r"\begin{cases}{a}\,(1-{a})&k=j\\-{a}\,a_k&k\ne j\end{cases}",
)

NAMES: tuple[str, ...] = (*ACTIVATIONS, SOFTMAX.name)
CODES: Mapping[str, int] = {name: code for code, name in enumerate(NAMES)}


# One comparison per row: what is compiled cannot look into the table.
def activate(code: int, z: float) -> float:  # noqa: C901
    """φ(z) of the row at position `code`."""
    if code == LINEAR:
        return linear(z)
    if code == SIGMOID:
        return sigmoid(z)
    if code == TANH:
        return tanh(z)
    if code == RELU:
        return relu(z)
    if code == LEAKY_RELU:
        return leaky_relu(z)
    if code == ELU:
        return elu(z)
    if code == SOFTPLUS:
        return softplus(z)
    if code == GELU:
        return gelu(z)
    if code == SILU:
        return silu(z)
    return sine(z)


def slope(code: int, z: float, a: float) -> float:  # noqa: C901
    """φ′ of the row at position `code`, from (z, a)."""
    if code == LINEAR:
        return linear_derivative(z, a)
    if code == SIGMOID:
        return sigmoid_derivative(z, a)
    if code == TANH:
        return tanh_derivative(z, a)
    if code == RELU:
        return relu_derivative(z, a)
    if code == LEAKY_RELU:
        return leaky_relu_derivative(z, a)
    if code == ELU:
        return elu_derivative(z, a)
    if code == SOFTPLUS:
        return softplus_derivative(z, a)
    if code == GELU:
        return gelu_derivative(z, a)
    if code == SILU:
        return silu_derivative(z, a)
    return sine_derivative(z, a)
