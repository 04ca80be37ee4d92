"""The table of optimizers, and its rows by number for what is compiled. A new optimizer stands in `descents` or in
`adaptive`: its functions, a row, and its place there.
"""

from __future__ import annotations

from collections.abc import Mapping

from backprop_canvas.engine.functions.chain import chain
from backprop_canvas.engine.optimizing.adaptive import ADAPTIVE
from backprop_canvas.engine.optimizing.descents import DESCENTS, SGD
from backprop_canvas.engine.optimizing.rows import Hyper, Optimizer

# How the LaTeX of the rows writes hyper-parameters.
SYMBOLS: Mapping[str, str] = {
    "momentum": r"\mu",
    "dampening": r"\tau",
    "weight_decay": r"\lambda",
    "alpha": r"\alpha",
    "eps": r"\epsilon",
    "lr_decay": r"\kappa",
    "initial_accumulator_value": r"v_0",
    "beta1": r"\beta_1",
    "beta2": r"\beta_2",
}

OPTIMIZERS: Mapping[str, Optimizer] = {row.name: row for row in (*DESCENTS, *ADAPTIVE)}
CODES: Mapping[str, int] = {name: code for code, name in enumerate(OPTIMIZERS)}
# The code of the one that the kernel treats by itself.
SGD_CODE = CODES[SGD.name]

# From (code, rate, age, hyper): `Optimizer.pace` of the row at position `code`.
paced = chain("paced", (row.pace for row in OPTIMIZERS.values()))
# From (code, value, gradient, first, second, rate, p, q, hyper): `Optimizer.move` of that row.
moved = chain("moved", (row.move for row in OPTIMIZERS.values()))


def initial_state(name: str, hyper: Hyper) -> float:
    """What `second` is before the first update; `first` is 0."""
    row = OPTIMIZERS[name]
    return hyper[list(row.hyper).index(row.second_start)] if row.second_start else 0.0
