"""The quantities that can stand in a derivative, above or below: by kind and position in the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["loss", "output_loss", "neuron", "pre", "parameter", "target"]


@dataclass(frozen=True, order=True)
class Quantity:
    """kind: L itself; one output's part of L; the a of a neuron (an input's value too); the z of a neuron; a parameter;
    the target of an output. index: the neuron's position, or a parameter's slot; 0 for L.
    """

    kind: Kind
    index: int = 0


LOSS = Quantity("loss")
