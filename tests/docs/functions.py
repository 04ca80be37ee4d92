"""The engine's tables of functions as tables of Markdown: activations, losses, reductions. The formulas are the LaTeX
that the page shows, as text.
"""

from __future__ import annotations

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.functions.reductions import REDUCTIONS
from backprop_canvas.engine.functions.rows import Activation, GroupActivation
from tests.docs.markdown import code, table
from tests.docs.plain_math import plain

ACTIVATION_NAMES = {"z": "z", "a": "a"}
LOSS_NAMES = {"y": "y", "t": "t", "k": "K"}
REDUCTION_NAMES = {"s": "s", "n": "n"}


def activations() -> str:
    return table(
        ("`activation`", "a = φ(z)", "derivative"), [*map(_activation, ACTIVATIONS.values()), _activation(SOFTMAX)]
    )


def _activation(row: Activation | GroupActivation) -> tuple[str, ...]:
    return (code(row.name), formula(row.latex_value, ACTIVATION_NAMES), formula(row.latex_derivative, ACTIVATION_NAMES))


def losses() -> str:
    rows = [
        (
            code(row.name),
            formula(row.latex_value, LOSS_NAMES),
            formula(row.latex_derivative, LOSS_NAMES),
            code(row.activation) if row.activation else "any",
            formula(row.latex_delta, LOSS_NAMES) if row.latex_delta else "",
        )
        for row in LOSSES.values()
    ]
    return table(("`loss`", "part of one output", "∂L/∂y", "activation of every output", "its part of ∂L/∂z"), rows)


def reductions() -> str:
    rows = [
        (code(row.name), formula(row.latex_value, REDUCTION_NAMES), formula(row.latex_derivative, REDUCTION_NAMES))
        for row in REDUCTIONS.values()
    ]
    return table(("`reduction`", "value", "weight of one sample"), rows)


def formula(latex: str, names: dict[str, str]) -> str:
    return code(plain(latex, names))
