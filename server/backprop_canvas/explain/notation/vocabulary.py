"""The names that an equation may use, and what they stand for. Built by whoever knows the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from backprop_canvas.explain.graph.quantity import Quantity


@dataclass(frozen=True)
class Notation:
    """How formulas name what is no neuron, parameter or target. pre_activation: what stands before the name of a neuron
    for what it adds up, such as ``z``. delta: whether ∂L/∂z is written δ."""

    pre_activation: str = "z"
    delta: bool = True


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """key: what all spellings of one name have in common (``w_{1}``, ``w_1``, ``w₁`` and ``w1``). names: by key;
    neurons, parameters and targets share one set. shown: each quantity of `names` as people see it, such as ``w1``.
    latex: the same for formulas, such as ``w_{1}``. activations: by the z of each neuron that has one, the name of
    what is applied to it. notation: how formulas are written; equations are read in every notation.
    """

    key: Callable[[str], str]
    names: Mapping[str, Quantity]
    shown: Mapping[Quantity, str]
    latex: Mapping[Quantity, str]
    activations: Mapping[Quantity, str] = field(default_factory=dict)
    notation: Notation = Notation()
