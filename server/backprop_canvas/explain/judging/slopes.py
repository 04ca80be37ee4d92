"""What rounding takes from a derivative where activations saturate. A slope is computed from the neuron's output, as in
1 - a², and near 1 most of its digits are lost. Knows one derivative at one place, and no equations."""

from __future__ import annotations

import math

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity

# ∂(1 - a²)/∂a is 2 at most.
SLOPE_PLACES = 2.0


def lost_by_slopes(here: Derivatives, of: Quantity, wrt: Quantity) -> float:
    """How much ∂of/∂wrt changes if the output of each bounded neuron changes by 1, by way of its slope alone; 0.0 where
    `of` is not the loss."""
    activations = here.local.topology.activations
    bounded = {name for name in set(activations) if (row := ACTIVATIONS.get(name or "")) is None or row.bounded}
    if of != LOSS or bounded <= {None}:
        return 0.0
    size = SLOPE_PLACES * math.fsum(
        abs(here.total(LOSS, Quantity("neuron", neuron)) * change)
        for neuron, change in here.sweep(wrt).whole().z.items()
        if activations[neuron] in bounded
    )
    return size if math.isfinite(size) else 0.0
