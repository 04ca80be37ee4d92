"""An expression without what a change has made superfluous: a factor 1, a double minus, one bracket in another."""

from __future__ import annotations

import msgspec

from backprop_canvas.explain.judging.closed_form import NOWHERE, added, number
from backprop_canvas.explain.reading.expression import Call, Expression, Negative, Number, Power, Product, Quotient, Sum


def tidied(node: Expression) -> Expression:
    match node:
        case Sum():
            return added([tidied(term) for term in node.terms])
        case Product():
            return _product(node)
        case Negative():
            inner = tidied(node.operand)
            return inner.operand if isinstance(inner, Negative) else Negative(inner, node.span)
        case Quotient():
            return Quotient(tidied(node.numerator), tidied(node.denominator), node.span)
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
        parts = inner.factors if isinstance(inner, Product) else (inner,)
        factors += [part for part in parts if not (isinstance(part, Number) and part.value == 1.0)]
    whole = number(1.0) if not factors else factors[0] if len(factors) == 1 else Product(tuple(factors), node.span)
    return Negative(whole, NOWHERE) if negative else whole
