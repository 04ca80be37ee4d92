"""The table of losses: one row each, with the part of one output, its derivative and LaTeX side by side, and
the same rows by a number, for what is compiled. A new loss is a new row, its two functions and its line in
each chain. L is the sum of the parts of all outputs, in document order.

In the LaTeX, the texts ``{y}`` (the output), ``{t}`` (its target) and ``{k}`` (how many outputs there are)
are replaced as text; every other brace is LaTeX's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from backprop_canvas.engine.functions.loss_math import (
    absolute_error,
    absolute_error_derivative,
    binary_cross_entropy,
    binary_cross_entropy_derivative,
    cross_entropy,
    cross_entropy_derivative,
    half_squared_error,
    half_squared_error_derivative,
    huber,
    huber_derivative,
    mean_squared_error,
    mean_squared_error_derivative,
    squared_error,
    squared_error_derivative,
)

# Positions in the table.
HALF_SQUARED_ERROR = 0
SQUARED_ERROR = 1
MEAN_SQUARED_ERROR = 2
ABSOLUTE_ERROR = 3
HUBER = 4
BINARY_CROSS_ENTROPY = 5
CROSS_ENTROPY = 6

OfOneOutput = Callable[[float, float, float, float], float]


@dataclass(frozen=True)
class Loss:
    """part: what one output adds, from (y, x, t, k): its value y, what y was computed from (z; ln y where the
    output is in a softmax), its target t, the number of outputs k. derivative: ∂L/∂y from the same; infinite
    where y is saturated at the wrong end, and 0·∞ is 0 where a target counts nothing.
    All LaTeX concerns one output and is written in {y}, {t} and {k}. kinks: the y - t where ∂L/∂y jumps.

    activation: what every output must have, None for any. latex_delta: for such a loss the output's own
    part of δ = ∂L/∂z, which is `fused_delta` and never the product of two numbers of which one overflows.
    """

    name: str
    part: OfOneOutput
    derivative: OfOneOutput
    latex_value: str
    latex_derivative: str
    activation: str | None = None
    latex_delta: str | None = None
    kinks: tuple[float, ...] = ()


LOSSES: Mapping[str, Loss] = {
    row.name: row
    for row in (
        Loss(
            "half_squared_error",
            half_squared_error,
            half_squared_error_derivative,
            r"\tfrac12\,({y}-{t})^2",
            r"{y}-{t}",
        ),
        Loss(
            "squared_error",
            squared_error,
            squared_error_derivative,
            r"({y}-{t})^2",
            r"2\,({y}-{t})",
        ),
        Loss(
            "mean_squared_error",
            mean_squared_error,
            mean_squared_error_derivative,
            r"({y}-{t})^2/{k}",
            r"2\,({y}-{t})/{k}",
        ),
        Loss(
            "absolute_error",
            absolute_error,
            absolute_error_derivative,
            r"|{y}-{t}|",
            r"\operatorname{sgn}({y}-{t})",
            kinks=(0.0,),
        ),
        Loss(
            "huber",
            huber,
            huber_derivative,
            r"\begin{cases}\tfrac12\,({y}-{t})^2&|{y}-{t}|\le 1\\|{y}-{t}|-\tfrac12&|{y}-{t}|>1\end{cases}",
            r"\begin{cases}{y}-{t}&|{y}-{t}|\le 1\\\operatorname{sgn}({y}-{t})&|{y}-{t}|>1\end{cases}",
        ),
        Loss(
            "binary_cross_entropy",
            binary_cross_entropy,
            binary_cross_entropy_derivative,
            r"-{t}\,\ln({y})-(1-{t})\,\ln(1-{y})",
            r"(1-{t})/(1-{y})-{t}/{y}",
            activation="sigmoid",
            latex_delta=r"{y}-{t}",
        ),
        Loss(
            "cross_entropy",
            cross_entropy,
            cross_entropy_derivative,
            r"-{t}\,\ln({y})",
            r"-{t}/{y}",
            activation="softmax",
            latex_delta=r"{y}\,\sum_k t_k-{t}",
        ),
    )
}

CODES: Mapping[str, int] = {name: code for code, name in enumerate(LOSSES)}


def loss_part(code: int, y: float, x: float, t: float, k: float) -> float:
    """What one output adds to L, by the row at position `code`."""
    if code == HALF_SQUARED_ERROR:
        return half_squared_error(y, x, t, k)
    if code == SQUARED_ERROR:
        return squared_error(y, x, t, k)
    if code == MEAN_SQUARED_ERROR:
        return mean_squared_error(y, x, t, k)
    if code == ABSOLUTE_ERROR:
        return absolute_error(y, x, t, k)
    if code == HUBER:
        return huber(y, x, t, k)
    if code == BINARY_CROSS_ENTROPY:
        return binary_cross_entropy(y, x, t, k)
    return cross_entropy(y, x, t, k)


def loss_slope(code: int, y: float, x: float, t: float, k: float) -> float:
    """∂L/∂y of one output, by the row at position `code`."""
    if code == HALF_SQUARED_ERROR:
        return half_squared_error_derivative(y, x, t, k)
    if code == SQUARED_ERROR:
        return squared_error_derivative(y, x, t, k)
    if code == MEAN_SQUARED_ERROR:
        return mean_squared_error_derivative(y, x, t, k)
    if code == ABSOLUTE_ERROR:
        return absolute_error_derivative(y, x, t, k)
    if code == HUBER:
        return huber_derivative(y, x, t, k)
    if code == BINARY_CROSS_ENTROPY:
        return binary_cross_entropy_derivative(y, x, t, k)
    return cross_entropy_derivative(y, x, t, k)


def fused_delta(y: float, t: float, total: float) -> float:
    """∂L/∂z of an output as the loss alone makes it, through its sigmoid or softmax. total: 1.0 after
    sigmoid; after softmax the sum of all targets, in document order.
    """
    return y * total - t


def in_order_sum(parts: Sequence[float]) -> float:
    """The sum from left to right; the built-in `sum` compensates rounding since Python 3.12."""
    total = 0.0
    for part in parts:
        total += part
    return total
