"""The value of an expression at one point, in one reading of its derivatives, with the error that rounding and printed
digits may cause. Interprets the tree only; nothing is ever run as code.

A reading says what ∂ means on the right of an equation. `total`: everything downstream follows. `direct`: other neurons
are held fixed. `mixed`: ∂L/∂· is total and the rest direct, which is how backpropagation is usually written.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import ROUNDING, Value, exact, last_place
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

Reading = Literal["total", "mixed", "direct"]
READINGS: tuple[Reading, ...] = ("total", "mixed", "direct")
# The work limit for total derivatives of quantities other than L, in edges and neurons passed at one point. Each `wrt`
# takes one sweep. If an equation needs more, its derivatives are not read as total ones.
MOST_SWEPT = 100_000
# How many parts one evaluation remembers: enough for a thousand changes of a usual equation, and little memory.
MOST_KNOWN = 1_000
_OF_LOSS = ("loss", "output_loss")


class Evaluation:
    def __init__(self, derivatives: Derivatives, reading: Reading) -> None:
        self._derivatives = derivatives
        self._reading = reading
        # What one expression comes to, by its identity, for those that share parts.
        self._known: dict[int, tuple[Expression, Value]] = {}

    def of(self, node: Expression) -> Value:
        """NaN if it has no value, infinite where it divides by zero. Raises nothing."""
        known = self._known.get(id(node))
        if known is not None:
            return known[1]
        try:
            return self._of(node)
        except (OverflowError, ZeroDivisionError, ValueError):
            return Value(math.nan, math.nan)

    def derivative(self, node: Derivative) -> float:
        total = self._reading == "total" or (self._reading == "mixed" and node.of.kind in _OF_LOSS)
        find = self._derivatives.total if total else self._derivatives.direct
        return find(node.of, node.wrt)

    def _of(self, node: Expression) -> Value:
        known = self._known.get(id(node))
        if known is not None:
            return known[1]
        found = (
            self._combined(node) if isinstance(node, Negative | Sum | Product | Quotient | Power) else self._leaf(node)
        )
        if len(self._known) < MOST_KNOWN:
            # The node is kept, so that no other gets its identity.
            self._known[id(node)] = node, found
        return found

    def _leaf(self, node: Number | Symbol | Derivative | Call) -> Value:
        match node:
            case Symbol():
                return exact(self._derivatives.value(node.quantity))
            case Number():
                return Value(node.value, abs(node.value), last_place(node.text))
            case Derivative():
                return exact(self.derivative(node))
        return self._call(node)

    def _combined(self, node: Negative | Sum | Product | Quotient | Power) -> Value:
        match node:
            case Negative():
                inner = self._of(node.operand)
                return inner._replace(number=-inner.number)
            case Sum():
                return self._sum(node)
            case Product():
                return self._product(node)
            case Quotient():
                return self._quotient(node)
            case Power():
                return self._power(node)

    def _sum(self, node: Sum) -> Value:
        parts = [self._of(term) for term in node.terms]
        return Value(*(math.fsum(column) for column in zip(*parts, strict=True)))

    def _product(self, node: Product) -> Value:
        number, size, loose = 1.0, 1.0, 0.0
        for factor in node.factors:
            other = self._of(factor)
            loose = loose * abs(other.number) + abs(number) * other.loose
            number, size = number * other.number, size * other.size
        return Value(number, size, loose)

    def _quotient(self, node: Quotient) -> Value:
        above, below = self._of(node.numerator), self._of(node.denominator)
        if below.number == 0.0:
            return _divided_by_zero(above.number)
        number = above.number / below.number
        loose = (above.loose + abs(number) * below.loose) / abs(below.number)
        return Value(number, abs(above.size / below.number) * (below.size / abs(below.number)), loose)

    def _power(self, node: Power) -> Value:
        base, exponent = self._of(node.base), self._of(node.exponent)
        if base.number == 0.0 and exponent.number < 0.0:
            return _divided_by_zero(1.0)
        # NaN to the power 0 would be 1.
        number = math.nan if math.isnan(base.number) else math.pow(base.number, exponent.number)
        wide = (base.size / abs(base.number)) ** abs(exponent.number) if base.number else 1.0
        loose = abs(number * exponent.number / base.number) * base.loose if base.number else 0.0
        return Value(number, abs(number) * wide, loose)

    def _call(self, node: Call) -> Value:
        argument = self._of(node.argument)
        number = applied(node.function, node.primes, argument.number)
        return Value(number, max(abs(number), ROUNDING * argument.size), argument.loose)


def _is_slope(node: Derivative, plan: Plan) -> bool:
    """φ′, which is the same in every reading."""
    own = Quantity("pre", node.of.index)
    return node.of.kind == "neuron" and node.wrt == own and node.of.index not in plan.softmax


def _divided_by_zero(above: float) -> Value:
    """Infinite, which no derivative is; NaN for 0/0, which may be anything."""
    return Value(math.nan if above == 0.0 or math.isnan(above) else math.inf, 0.0)


def applied(function: str, primes: int, x: float) -> float:
    """A function of an equation at x, or the derivative of an activation; NaN of what is not finite."""
    return _applied(function, primes, x) if math.isfinite(x) else math.nan


def _applied(function: str, primes: int, x: float) -> float:
    match function:
        case "exp":
            return math.exp(x)
        case "ln":
            return math.log(x)
        case "sqrt":
            return math.sqrt(x)
        case "abs":
            return abs(x)
        case "sign":
            return math.copysign(1.0, x) if x else 0.0
        case "step":
            return 1.0 if x > 0.0 else 0.0
        case "step_from":
            return 1.0 if x >= 0.0 else 0.0
    row = ACTIVATIONS[function]
    return row.derivative(x, row.value(x)) if primes else row.value(x)


def affordable(sides: Iterable[Expression], plan: Plan) -> tuple[Reading, ...]:
    """The readings in which an equation's right sides are tried: those that can differ."""
    found = [node for side in sides for node in nodes_in(side) if isinstance(node, Derivative)]
    derivatives = [node for node in found if not _is_slope(node, plan)]
    if all(node.of.kind in _OF_LOSS for node in derivatives):
        return ("total", "direct") if derivatives else ("total",)
    turned = {node.wrt for node in derivatives if node.of != LOSS}
    size = len(plan.order) + len(plan.topology.weights)
    return READINGS if len(turned) * size <= MOST_SWEPT else ("mixed", "direct")
