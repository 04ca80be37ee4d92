"""The table of losses, and its rows by number for what is compiled. L is the sum of the parts of all outputs, in
document order. A new loss stands in `error_losses` or `cross_entropies`: two functions, a row, and its place there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backprop_canvas.engine.functions.chain import chain
from backprop_canvas.engine.functions.cross_entropies import CROSS_ENTROPIES
from backprop_canvas.engine.functions.error_losses import ERROR_LOSSES
from backprop_canvas.engine.functions.rows import Loss

LOSSES: Mapping[str, Loss] = {row.name: row for row in (*ERROR_LOSSES, *CROSS_ENTROPIES)}
CODES: Mapping[str, int] = {name: code for code, name in enumerate(LOSSES)}

# From (code, y, x, t, k): what one output adds to L, by the row at position `code`.
loss_part = chain("loss_part", (row.part for row in LOSSES.values()))
# From the same: ∂L/∂y of one output.
loss_slope = chain("loss_slope", (row.derivative for row in LOSSES.values()))


def fused_delta(y: float, t: float, total: float) -> float:
    """The loss's part of δ = ∂L/∂z of an output, through its sigmoid or softmax. total: 1.0 after sigmoid; after
    softmax the sum of all targets, in document order."""
    return y * total - t


def in_order_sum(parts: Sequence[float]) -> float:
    """The sum from left to right; the built-in `sum` compensates rounding since Python 3.12."""
    total = 0.0
    for part in parts:
        total += part
    return total
