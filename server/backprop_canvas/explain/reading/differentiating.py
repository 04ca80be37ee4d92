"""The derivative of an expression, as people ask for it in ∂/∂v1 ½(y − t)²: by the rules, down to derivatives of names.
Knows no values."""

from __future__ import annotations

from collections.abc import Callable

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
    Symbol,
)

MOST_STEPS = 600


class NotDifferentiable(Exception):
    """A second derivative, a name in an exponent, or more steps than MOST_STEPS."""


def differentiated(node: Expression, wrt: Quantity, span: Span, is_held: Callable[[Quantity], bool]) -> Expression:
    """span: of the whole, which all parts that nobody wrote get. is_held: whether nothing in the network changes a
    quantity. Raises NotDifferentiable."""
    return _Rules(wrt, span, is_held).of(node) or Number(0.0, "0", span)


class _Rules:
    """Each returns None for a derivative that is 0."""

    def __init__(self, wrt: Quantity, span: Span, is_held: Callable[[Quantity], bool]) -> None:
        self._wrt, self._span, self._is_held = wrt, span, is_held
        self._steps = 0

    def of(self, node: Expression) -> Expression | None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise NotDifferentiable
        match node:
            case Number():
                return None
            case Symbol():
                return self._name(node.quantity)
            case Derivative():
                raise NotDifferentiable
            case Negative():
                inner = self.of(node.operand)
                return None if inner is None else Negative(inner, self._span)
            case Sum():
                return self._sum([self.of(term) for term in node.terms])
        return self._combined(node)

    def _name(self, quantity: Quantity) -> Expression | None:
        if quantity == self._wrt:
            return Number(1.0, "1", self._span)
        return None if self._is_held(quantity) else Derivative(quantity, self._wrt, self._span)

    def _combined(self, node: Product | Quotient | Power | Call) -> Expression | None:
        match node:
            case Product():
                return self._product(node)
            case Quotient():
                return self._quotient(node)
            case Power():
                return self._power(node)
            case Call():
                return self._call(node)

    def _sum(self, terms: list[Expression | None]) -> Expression | None:
        kept = [term for term in terms if term is not None]
        return None if not kept else kept[0] if len(kept) == 1 else Sum(tuple(kept), self._span)

    def _product(self, node: Product) -> Expression | None:
        terms: list[Expression | None] = []
        for at, factor in enumerate(node.factors):
            inner = self.of(factor)
            self._steps += len(node.factors)
            rest = (*node.factors[:at], *node.factors[at + 1 :])
            terms.append(None if inner is None else Product((*rest, inner), self._span))
        return self._sum(terms)

    def _quotient(self, node: Quotient) -> Expression | None:
        above, below = self.of(node.numerator), self.of(node.denominator)
        terms: list[Expression | None] = []
        if above is not None:
            terms.append(Quotient(above, node.denominator, self._span))
        if below is not None:
            square = Power(node.denominator, Number(2.0, "2", self._span), self._span)
            fall = Quotient(Product((node.numerator, below), self._span), square, self._span)
            terms.append(Negative(fall, self._span))
        return self._sum(terms)

    def _power(self, node: Power) -> Expression | None:
        inner = self.of(node.base)
        if self.of(node.exponent) is not None:
            raise NotDifferentiable
        if inner is None:
            return None
        if isinstance(node.exponent, Number) and node.exponent.value == 2.0:
            return Product((node.exponent, node.base, inner), self._span)
        less = Sum((node.exponent, Negative(Number(1.0, "1", self._span), self._span)), self._span)
        return Product((node.exponent, Power(node.base, less, self._span), inner), self._span)

    def _call(self, node: Call) -> Expression | None:
        inner = self.of(node.argument)
        if inner is None or node.function in ("step", "step_from", "sign"):
            return None
        if node.primes:
            raise NotDifferentiable
        return Product((self._slope(node), inner), self._span)

    def _slope(self, node: Call) -> Expression:
        one = Number(1.0, "1", self._span)
        match node.function:
            case "exp":
                return node
            case "ln":
                return Quotient(one, node.argument, self._span)
            case "sqrt":
                return Quotient(one, Product((Number(2.0, "2", self._span), node), self._span), self._span)
            case "abs":
                return Call("sign", 0, node.argument, self._span)
        if node.function not in ACTIVATIONS:
            raise NotDifferentiable
        return Call(node.function, 1, node.argument, self._span)
