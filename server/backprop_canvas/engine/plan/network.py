"""What the engine computes with: a topology by index. Ids, names, files and positions stay outside."""

from __future__ import annotations

from dataclasses import dataclass

NO_BIAS = -1


@dataclass(frozen=True)
class Topology:
    """N neurons, E edges and P parameters, all by their position in the document. Hashable.

    activations: for each neuron the name of a row in `activations`, or None for an input.
    sources, targets, weights: for each edge the neuron it leaves, the neuron it enters, the slot of
        its weight in the parameter array.
    biases: for each neuron the slot of its bias, or NO_BIAS.
    outputs: the neurons that enter the loss, in document order.
    parameter_count: P. Several edges and biases may name one slot; its gradient is the sum.
    loss: the name of a row in `losses`.
    """

    activations: tuple[str | None, ...]
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    weights: tuple[int, ...]
    biases: tuple[int, ...]
    outputs: tuple[int, ...]
    parameter_count: int
    loss: str
