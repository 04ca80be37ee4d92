"""An expression as a sum of products. Brackets are multiplied out, so that each term can be compared with a path. A
bracket without a derivative, such as 1 - h1, stays one factor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Span,
    Sum,
)

# With more terms than this, none is compared with a path.
MOST_TERMS = 200


@dataclass(frozen=True)
class Term:
    """sign: 1 or -1. factors: multiplied, in the order of the text; `below` divides them. span: where it stands."""

    sign: int
    factors: tuple[Expression, ...]
    below: tuple[Expression, ...]
    span: Span

    @property
    def derivatives(self) -> list[Derivative]:
        return [factor for factor in self.factors if isinstance(factor, Derivative)]

    @property
    def is_chain(self) -> bool:
        """Whether it consists of derivatives alone."""
        return not self.below and len(self.derivatives) == len(self.factors)


class TooManyTerms(Exception):
    """The expression, multiplied out, has more than MOST_TERMS terms."""


def terms_of(node: Expression) -> list[Term]:
    """Raises TooManyTerms."""
    match node:
        case Sum() | Negative() | Product() | Quotient() if not has_derivative(node):
            found = _without_derivative(node)
        case Sum():
            found = [term for part in node.terms for term in terms_of(part)]
        case Negative():
            found = [replace(term, sign=-term.sign, span=node.span) for term in terms_of(node.operand)]
        case Product():
            found = _multiplied(node)
        case Quotient():
            found = [replace(term, below=(*term.below, node.denominator)) for term in terms_of(node.numerator)]
        case _:
            found = [Term(1, (node,), (), node.span)]
    if len(found) > MOST_TERMS:
        raise TooManyTerms
    return found


def _without_derivative(node: Expression) -> list[Term]:
    """Sums at the top level are terms; a sum in brackets belongs to its product."""
    match node:
        case Sum():
            return [term for part in node.terms for term in _without_derivative(part)]
        case Negative():
            return [replace(term, sign=-term.sign, span=node.span) for term in _without_derivative(node.operand)]
    return [Term(1, (node,), (), node.span)]


def has_derivative(node: Expression) -> bool:
    """Whether it contains a derivative anywhere."""
    return any(isinstance(each, Derivative) for each in nodes_in(node))


def _multiplied(node: Product) -> list[Term]:
    parts = [
        terms_of(factor) if has_derivative(factor) else [Term(1, (factor,), (), factor.span)] for factor in node.factors
    ]
    count = 1
    for part in parts:
        count *= len(part)
        if count > MOST_TERMS:
            raise TooManyTerms
    several = [part for part in parts if len(part) > 1]
    return [_joined(row, node.span if not several else _span_of(row)) for row in product(*parts)]


def _joined(row: tuple[Term, ...], span: Span) -> Term:
    sign = 1
    for part in row:
        sign *= part.sign
    factors = tuple(factor for part in row for factor in part.factors)
    return Term(sign, factors, tuple(node for part in row for node in part.below), span)


def _span_of(row: tuple[Term, ...]) -> Span:
    return min(part.span[0] for part in row), max(part.span[1] for part in row)


def nodes_in(node: Expression) -> Iterator[Expression]:
    """The node and everything in it, in the order of the text."""
    yield node
    match node:
        case Sum():
            parts: tuple[Expression, ...] = node.terms
        case Product():
            parts = node.factors
        case Negative():
            parts = (node.operand,)
        case Quotient():
            parts = (node.numerator, node.denominator)
        case Power():
            parts = (node.base, node.exponent)
        case Call():
            parts = (node.argument,)
        case _:
            parts = ()
    for part in parts:
        yield from nodes_in(part)
