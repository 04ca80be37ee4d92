"""The factors of a product as a reader takes them: single ones, and the pairs that are the slope of an activation, such
as h1(1 − h1). Knows the network's activations, and no values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import number
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Span,
    Sum,
    Symbol,
)


@dataclass(frozen=True)
class Slope:
    """A slope as it is written. of: the quantity that stands in it. form: the activation whose slope is written so; ""
    for a derivative ∂a/∂z, which says it itself. is_call: such as σ′(z), which takes a z; the other forms take an a."""

    of: Quantity
    form: str
    is_call: bool = False


@dataclass(frozen=True)
class Unit:
    """nodes: one factor, or two that belong together."""

    nodes: tuple[Expression, ...]
    slope: Slope | None = None

    @property
    def span(self) -> Span:
        return min(node.span[0] for node in self.nodes), max(node.span[1] for node in self.nodes)

    def replaced_by(self, new: Expression) -> Mapping[int, Expression]:
        """Something else in its place, by the identity of its nodes."""
        first, *others = self.nodes
        return {id(first): new, **{id(other): number(1.0) for other in others}}


def units_of(factors: Sequence[Expression]) -> list[Unit]:
    """Single factors first: of two equal ones, the one that is no part of a slope is the likelier mistake."""
    left = list(factors)
    pairs: list[Unit] = []
    for rest in factors:
        subject = _read(_less_than_one(rest), "sigmoid")
        partner = next((each for each in left if subject is not None and _read(each, "sigmoid") == subject), None)
        if subject is not None and partner is not None and any(each is rest for each in left):
            pairs.append(Unit((partner, rest), subject))
            left = [each for each in left if each is not partner and each is not rest]
    singles = [Unit((each,), slope_of(each)) for each in left]
    return [unit for unit in singles if unit.slope is None] + [unit for unit in singles if unit.slope] + pairs


def slope_of(node: Expression) -> Slope | None:
    """The slope that one factor is: σ′(z), 1 − h², h − h², h(1 − h), ∂h/∂z."""
    match node:
        case Call() if node.primes and isinstance(node.argument, Symbol):
            return Slope(node.argument.quantity, node.function, is_call=True)
        case Derivative() if node.of.kind == "neuron" and node.wrt == Quantity("pre", node.of.index):
            return Slope(node.of, "")
        case Product() if len(node.factors) == 2:
            (unit, *others) = units_of(node.factors)
            return unit.slope if not others else None
        case Sum() if len(node.terms) == 2 and isinstance(node.terms[1], Negative):
            first, square = node.terms[0], _squared(node.terms[1].operand)
            if isinstance(first, Number) and first.value == 1.0:
                return _read(square, "tanh")
            if isinstance(first, Symbol) and isinstance(square, Symbol) and first.quantity == square.quantity:
                return _read(first, "sigmoid")
    return None


def _read(node: Expression | None, activation: str) -> Slope | None:
    """The slope of this activation in terms of x, where x is a name or the activation's own value, as σ(z)."""
    match node:
        case Symbol():
            return Slope(node.quantity, activation)
        case Call(primes=0, argument=Symbol(quantity)) if node.function == activation:
            return Slope(quantity, activation, is_call=True)
    return None


def is_right_slope(slope: Slope, local: Local) -> bool:
    """Whether it is written as the slope of this neuron is: by its own activation, and of its z or its a as the form
    wants it."""
    if slope.form == "":
        return True
    neuron = slope.of.index
    return slope.form == local.topology.activations[neuron] and (slope.of.kind == "pre") == slope.is_call


def has_own_slope(slope: Slope, local: Local) -> bool:
    """Whether the neuron in it has a slope φ′ of one variable."""
    return slope.of.kind in ("neuron", "pre") and local.topology.activations[slope.of.index] in ACTIVATIONS


def complement(node: Expression) -> Quantity | None:
    """The quantity x of 1 − x."""
    other = _less_than_one(node)
    return other.quantity if isinstance(other, Symbol) else None


def _less_than_one(node: Expression) -> Expression | None:
    """x of 1 − x."""
    if not (isinstance(node, Sum) and len(node.terms) == 2 and isinstance(node.terms[1], Negative)):
        return None
    one = node.terms[0]
    return node.terms[1].operand if isinstance(one, Number) and one.value == 1.0 else None


def _squared(node: Expression) -> Expression | None:
    """x of x²."""
    match node:
        case Power(exponent=Number(value=2.0)):
            return node.base
        case Product(factors=(Symbol() as one, Symbol() as other)):
            return one if one.quantity == other.quantity else None
    return None
