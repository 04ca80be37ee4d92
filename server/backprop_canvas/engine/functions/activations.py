"""The table of activations, and its rows by number for what is compiled. A new activation goes into `rectifiers` (or
`elementary`): two functions, a row, and its place in the table.
"""

from __future__ import annotations

from collections.abc import Mapping

from backprop_canvas.engine.functions.chain import chain
from backprop_canvas.engine.functions.elementary import LINEAR, SIGMOID, SINE, TANH
from backprop_canvas.engine.functions.rectifiers import RECTIFIERS
from backprop_canvas.engine.functions.rows import Activation, GroupActivation

# In the order in which people choose from them.
ACTIVATIONS: Mapping[str, Activation] = {row.name: row for row in (LINEAR, SIGMOID, TANH, *RECTIFIERS, SINE)}

SOFTMAX = GroupActivation(
    "softmax",
    r"e^{{z}}/\sum_k e^{z_k}",
    r"\begin{cases}{a}\,(1-{a})&k=j\\-{a}\,a_k&k\ne j\end{cases}",
    bounded=True,
)

NAMES: tuple[str, ...] = (*ACTIVATIONS, SOFTMAX.name)
CODES: Mapping[str, int] = {name: code for code, name in enumerate(NAMES)}
# The codes of those that the kernel treats by themselves.
TANH_CODE = CODES[TANH.name]
SOFTMAX_CODE = CODES[SOFTMAX.name]

# From (code, z): φ(z) of the row at position `code`.
activate = chain("activate", (row.value for row in ACTIVATIONS.values()))
# From (code, z, a): φ′ of that row.
slope = chain("slope", (row.derivative for row in ACTIVATIONS.values()))
