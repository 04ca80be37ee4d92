"""The names that an equation may use, and what they stand for. The caller builds it, since the caller knows the
document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.layout import NO_LAYOUT, Layout


@dataclass(frozen=True)
class Notation:
    """How formulas name quantities that have no name of their own. pre_activation: the prefix of a neuron's name for
    its weighted sum, for example ``z``. delta: whether ∂L/∂z is written δ. loss: the letter of L. target_first: whether
    an error is written t − o. activation: what a layer gives is called. minus_delta: whether δ is −∂L/∂z. bias: what
    the biases of a layer are called. weight_order, input_layer: how names by layer are read, None to ask."""

    pre_activation: str = "z"
    delta: bool = True
    loss: str = "L"
    target_first: bool = False
    activation: str = "a"
    minus_delta: bool = False
    bias: Literal["b", "w0", "minus_theta"] = "b"
    weight_order: Literal["to-from", "from-to"] | None = None
    input_layer: Literal[0, 1] | None = None


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """key: turns every spelling of a name into one key (``w_{1}``, ``w_1``, ``w₁`` and ``w1``). names: by key; neurons,
    parameters and targets share one set. shown: each quantity of `names` as people see it, such as ``w1``. latex: the
    same for formulas, such as ``w_{1}``. activations: by the z of each neuron that has an activation, the activation's
    name. rate: the learning rate, which an update may name. notation: how formulas are written; equations are read in
    every notation. layout: where neurons stand, for names by role.
    """

    key: Callable[[str], str]
    names: Mapping[str, Quantity]
    shown: Mapping[Quantity, str]
    latex: Mapping[Quantity, str]
    activations: Mapping[Quantity, str] = field(default_factory=dict)
    rate: float | None = None
    notation: Notation = Notation()
    layout: Layout = NO_LAYOUT

    def is_held(self, quantity: Quantity) -> bool:
        """Whether nothing in the network changes it: a parameter, a target, an input."""
        if quantity.kind == "neuron":
            return Quantity("pre", quantity.index) not in self.activations
        return quantity.kind in ("parameter", "target")
