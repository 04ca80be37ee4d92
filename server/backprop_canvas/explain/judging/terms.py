"""An expression as a sum of products. Brackets are multiplied out, so that each term can be compared with a path. A
bracket of names and numbers, such as 1 - h1, stays one factor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from backprop_canvas.explain.judging.places.pieces import of_activation
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Product,
    Quotient,
    Span,
    Sum,
    Symbol,
    parts_of,
)

# Functions with kinks that are no activations.
_BENT = frozenset(["abs", "sign", "step", "step_from"])
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

    def as_expression(self) -> Expression:
        """The same as a tree, of the nodes of the text."""
        above = self.factors[0] if len(self.factors) == 1 else Product(self.factors, self.span)
        whole = above
        for divisor in self.below:
            whole = Quotient(whole, divisor, self.span)
        return Negative(whole, self.span) if self.sign < 0 else whole

    @property
    def is_chain(self) -> bool:
        """Whether it consists of derivatives alone."""
        return not self.below and len(self.derivatives) == len(self.factors)


class TooManyTerms(Exception):
    """The expression, multiplied out, has more than MOST_TERMS terms."""


def terms_of(node: Expression) -> list[Term]:
    """Sums at the top level are terms, and so are those in brackets whose parts are products of their own. Raises
    TooManyTerms."""
    match node:
        case Sum() if not _is_error(node):
            found = [term for part in node.terms for term in terms_of(part)]
        case Negative():
            found = [replace(term, sign=-term.sign, span=node.span) for term in terms_of(node.operand)]
        case Product():
            found = _multiplied(node)
        case Quotient() if _is_spread(node.numerator):
            found = [replace(term, below=(*term.below, node.denominator)) for term in terms_of(node.numerator)]
        case _:
            found = [Term(1, (node,), (), node.span)]
    if len(found) > MOST_TERMS:
        raise TooManyTerms
    return found


def _is_error(node: Sum) -> bool:
    """y − t or t − y."""
    parts = [term.operand if isinstance(term, Negative) else term for term in node.terms]
    kinds = {part.quantity.kind for part in parts if isinstance(part, Symbol)}
    return len(parts) == 2 and kinds == {"neuron", "target"}


def _is_spread(node: Expression) -> bool:
    """Whether it is multiplied out: 1 − h1 and y − t stay one factor."""
    match node:
        case Sum():
            return has_derivative(node) or any(_is_long(term) for term in node.terms)
        case Negative():
            return _is_spread(node.operand)
        case Product() | Quotient():
            return True
    return False


def _is_long(term: Expression) -> bool:
    """A product that holds more than names and numbers: an error, a slope, a derivative."""
    inner = term.operand if isinstance(term, Negative) else term
    parts = inner.factors if isinstance(inner, Product) else ()
    return any(isinstance(part, Sum | Call | Derivative | Negative) or _is_long(part) for part in parts)


def has_derivative(node: Expression) -> bool:
    """Whether it contains a derivative anywhere."""
    return any(isinstance(each, Derivative) for each in nodes_in(node))


def neurons_in(node: Expression) -> Iterator[int]:
    """Those that it names, by a or z or in a derivative."""
    for each in nodes_in(node):
        match each:
            case Symbol(quantity):
                quantities = [quantity]
            case Derivative(of, wrt):
                quantities = [of, wrt]
            case _:
                continue
        yield from (quantity.index for quantity in quantities if quantity.kind in ("neuron", "pre"))


def bends(node: Expression, activations: Sequence[str | None]) -> bool:
    """Whether it has kinks of its own: a function with kinks of something else than the z of a neuron with it."""
    return any(_bends(each, activations) for each in nodes_in(node) if isinstance(each, Call))


def _bends(call: Call, activations: Sequence[str | None]) -> bool:
    if call.function not in _BENT and of_activation(call.function) is None:
        return False
    match call.argument:
        case Symbol(quantity) if quantity.kind == "pre":
            return activations[quantity.index] != call.function
    return True


def _multiplied(node: Product) -> list[Term]:
    parts = [
        terms_of(factor) if _is_spread(factor) else [Term(1, (factor,), (), factor.span)] for factor in node.factors
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
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(parts_of(found)))
