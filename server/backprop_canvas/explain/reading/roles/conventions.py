"""How a reader means names that differ between books: which of two indices of a weight is where it leads to, whether
the inputs are layer 0 or 1, and what single names stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Order = Literal["to-from", "from-to"]
InputLayer = Literal[0, 1]
ORDERS: tuple[Order, ...] = ("to-from", "from-to")
INPUT_LAYERS: tuple[InputLayer, ...] = (0, 1)


@dataclass(frozen=True)
class ReaderNames:
    """names: what a name stands for, both in any spelling; −dL/dz for a δ of the other sign. order, input_layer: None
    where it is to be asked if it matters."""

    names: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    input_layer: InputLayer | None = None


NO_CHOICES = ReaderNames()
