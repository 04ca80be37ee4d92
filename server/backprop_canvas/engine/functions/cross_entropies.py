"""The losses of probabilities, binary and categorical cross-entropy, which want a sigmoid or a softmax on every output.
As in `error_losses`, the part of one output, its derivative and its row stand side by side.
"""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.rectifiers import softplus
from backprop_canvas.engine.functions.rows import Loss

# Up to here e^x is finite: a little below 1024·ln 2.
LARGEST_EXPONENT = 709.78


def times(share: float, amount: float) -> float:
    """share·amount. A share of 0 gives 0, even of infinity."""
    if share == 0.0 and math.fabs(amount) == math.inf:
        return 0.0
    return share * amount


def exponential(x: float) -> float:
    return math.inf if x > LARGEST_EXPONENT else math.exp(x)


def binary_cross_entropy(_y: float, x: float, t: float, _k: float) -> float:
    # -ln y = softplus(-z) and -ln(1 - y) = softplus(z), neither of which overflows.
    return times(t, softplus(-x)) + times(1.0 - t, softplus(x))


def binary_cross_entropy_derivative(_y: float, x: float, t: float, _k: float) -> float:
    # 1/y = 1 + e^-z and 1/(1 - y) = 1 + e^z keep the digits that 1 - y loses near 1.
    return times(1.0 - t, 1.0 + exponential(x)) - times(t, 1.0 + exponential(-x))


BINARY_CROSS_ENTROPY = Loss(
    "binary_cross_entropy",
    binary_cross_entropy,
    binary_cross_entropy_derivative,
    r"-{t}\,\ln({y})-(1-{t})\,\ln(1-{y})",
    r"(1-{t})/(1-{y})-{t}/{y}",
    activation="sigmoid",
    latex_delta=r"{y}-{t}",
)


def cross_entropy(_y: float, x: float, t: float, _k: float) -> float:
    return 0.0 - times(t, x)  # not -0.0 where t is 0


def cross_entropy_derivative(y: float, _x: float, t: float, _k: float) -> float:
    return 0.0 - times(t, 1.0 / y if y != 0.0 else math.inf)


CROSS_ENTROPY = Loss(
    "cross_entropy",
    cross_entropy,
    cross_entropy_derivative,
    r"-{t}\,\ln({y})",
    r"-{t}/{y}",
    activation="softmax",
    latex_delta=r"{y}\,\sum_k t_k-{t}",
)

CROSS_ENTROPIES = (BINARY_CROSS_ENTROPY, CROSS_ENTROPY)
