"""The elementary activations: linear, sigmoid, tanh, sine. Each has its value, its derivative and its row side by
side. The functions take and return Python floats, and the same source compiles to the same bits: no exceptions, no
overflow, NaN comes out where NaN goes in.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.rows import Activation


def linear(z: float) -> float:
    return z


def linear_derivative(_z: float, _a: float) -> float:
    return 1.0


LINEAR = Activation("linear", linear, linear_derivative, r"{z}", r"1")


def sigmoid(z: float) -> float:
    # Only ever exp of a number below zero, which cannot overflow.
    if z >= 0.0:
        return 1.0 / (1.0 + math.exp(-z))
    power = math.exp(z)
    return power / (1.0 + power)


def sigmoid_derivative(_z: float, a: float) -> float:
    return a * (1.0 - a)


SIGMOID = Activation("sigmoid", sigmoid, sigmoid_derivative, r"\sigma({z})", r"{a}\,(1-{a})", bounded=True)


def tanh(z: float) -> float:
    return math.tanh(z)


def tanh_derivative(_z: float, a: float) -> float:
    return 1.0 - a * a


TANH = Activation("tanh", tanh, tanh_derivative, r"\tanh({z})", r"1-{a}^2", bounded=True)


def sine(z: float) -> float:
    # z - z is 0 but for infinity and NaN, whose sine is no number.
    return math.sin(z) if z - z == 0.0 else math.nan


def sine_derivative(z: float, _a: float) -> float:
    return math.cos(z) if z - z == 0.0 else math.nan


SINE = Activation("sin", sine, sine_derivative, r"\sin({z})", r"\cos({z})", bounded=True, period=2.0 * math.pi)
