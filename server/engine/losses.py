"""The losses: one row each, with the part of one output, its derivative, how the parts combine, and LaTeX.
A new loss is a new row and nothing else. Scalar functions as in `activations`.

In the LaTeX, the texts ``{y}`` (the output) and ``{t}`` (its target) are replaced as text; every other
brace is LaTeX's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Loss:
    """part: what one output adds, from (y, t). derivative: ∂L/∂y from (y, t). combine: L from the parts of
    all outputs, in document order. Both LaTeX strings concern one output and are written in {y} and {t}.
    """

    name: str
    part: Callable[[float, float], float]
    derivative: Callable[[float, float], float]
    combine: Callable[[Sequence[float]], float]
    latex_value: str
    latex_derivative: str


def in_order_sum(parts: Sequence[float]) -> float:
    """The sum from left to right; the built-in `sum` compensates rounding since Python 3.12."""
    total = 0.0
    for part in parts:
        total += part
    return total


# Squares are products: `**` raises OverflowError where a product is infinite.
def half_squared_error(y: float, t: float) -> float:
    return 0.5 * ((y - t) * (y - t))


def half_squared_error_derivative(y: float, t: float) -> float:
    return y - t


def squared_error(y: float, t: float) -> float:
    return (y - t) * (y - t)


def squared_error_derivative(y: float, t: float) -> float:
    return 2.0 * (y - t)


LOSSES: Mapping[str, Loss] = {
    row.name: row
    for row in (
        Loss(
            "half_squared_error",
            half_squared_error,
            half_squared_error_derivative,
            in_order_sum,
            r"\tfrac12\,({y}-{t})^2",
            r"{y}-{t}",
        ),
        Loss(
            "squared_error",
            squared_error,
            squared_error_derivative,
            in_order_sum,
            r"({y}-{t})^2",
            r"2\,({y}-{t})",
        ),
    )
}
