"""Where neurons stand in a drawing: which are inputs and outputs, which layer holds which, and what lies between two of
them. By it names such as a_1^{(2)} are read. The caller builds it, since the caller knows the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Layout:
    """Neurons by position, parameters by slot. inputs, outputs: from top to bottom. layers: the inputs first; () where
    the drawing has no layers, or the order in one of them is not clear. weights: by source and target. biases: by
    neuron. numbers: the neuron of each number that only one name has. is_numbered: whether each neuron has such a
    number."""

    inputs: tuple[int, ...] = ()
    outputs: tuple[int, ...] = ()
    layers: tuple[tuple[int, ...], ...] = ()
    weights: Mapping[tuple[int, int], int] = field(default_factory=dict)
    biases: Mapping[int, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    is_numbered: bool = False


NO_LAYOUT = Layout()
