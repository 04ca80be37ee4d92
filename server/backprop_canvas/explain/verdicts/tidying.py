"""An expression without what a change has made superfluous: a factor 1, a term 0, a double minus, one bracket in
another."""

from __future__ import annotations

import msgspec

from backprop_canvas.explain.judging.closed_form import NOWHERE, added, number
from backprop_canvas.explain.reading.expression import Call, Expression, Negative, Number, Power, Product, Quotient, Sum


def tidied(node: Expression) -> Expression:
    match node:
        case Sum():
            return added([term for term in map(tidied, node.terms) if not _is(term, 0.0)])
        case Product():
            return _product(node)
        case Negative():
            inner = tidied(node.operand)
            return inner.operand if isinstance(inner, Negative) else Negative(inner, node.span)
        case Quotient():
            above, below = tidied(node.numerator), tidied(node.denominator)
            return above if _is(below, 1.0) else Quotient(above, below, node.span)
        case Power():
            return Power(tidied(node.base), tidied(node.exponent), node.span)
        case Call():
            return msgspec.structs.replace(node, argument=tidied(node.argument))
    return node


def _product(node: Product) -> Expression:
    factors: list[Expression] = []
    negative = False
    for factor in map(tidied, node.factors):
        inner = factor
        if isinstance(inner, Negative):
            negative, inner = not negative, inner.operand
        if _is(inner, -1.0):
            negative, inner = not negative, number(1.0)
        parts = inner.factors if isinstance(inner, Product) else (inner,)
        factors += [part for part in parts if not _is(part, 1.0)]
    whole = number(1.0) if not factors else factors[0] if len(factors) == 1 else Product(tuple(factors), node.span)
    return Negative(whole, NOWHERE) if negative else whole


def _is(node: Expression, value: float) -> bool:
    return isinstance(node, Number) and node.value == value
