"""A student's equation as a tree of plain values, made by `parser` and read by `checker`. Every node has its span,
[start, end) in code points of the typed text. The nodes are msgspec structs, since a long equation has thousands of
them. Structs are made in half the time, and the garbage collector skips trees of them, which have no cycles.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from backprop_canvas.explain.graph.quantity import Quantity

Span = tuple[int, int]


class Number(Struct, frozen=True, gc=False):
    """A numeral. text: as written but without spaces, for its printed digits, such as ``0.000668`` or ``6.7e-4``."""

    value: float
    text: str
    span: Span


class Symbol(Struct, frozen=True, gc=False):
    """The value of a quantity."""

    quantity: Quantity
    span: Span


class Derivative(Struct, frozen=True, gc=False):
    """∂of/∂wrt; a neuron's δ is the derivative of the loss with respect to its z."""

    of: Quantity
    wrt: Quantity
    span: Span


class Call(Struct, frozen=True, gc=False):
    """A function of one argument: exp, ln, sqrt, abs, sign, step (1 where the argument is positive, else 0), step_from
    (1 at 0, too) or an activation's name in the engine's table. With `primes` 1 it is an activation's derivative at
    the argument.
    """

    function: str
    primes: int
    argument: Expression
    span: Span


class Negative(Struct, frozen=True, gc=False):
    operand: Expression
    span: Span


class Sum(Struct, frozen=True, gc=False):
    """terms: two or more; a difference has Negative terms."""

    terms: tuple[Expression, ...]
    span: Span


class Product(Struct, frozen=True, gc=False):
    """factors: two or more, in the order written."""

    factors: tuple[Expression, ...]
    span: Span


class Quotient(Struct, frozen=True, gc=False):
    numerator: Expression
    denominator: Expression
    span: Span


class Power(Struct, frozen=True, gc=False):
    base: Expression
    exponent: Expression
    span: Span


Expression = Number | Symbol | Derivative | Call | Negative | Sum | Product | Quotient | Power


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """What stands directly in a node, in the order of the text."""
    match node:
        case Sum():
            return node.terms
        case Product():
            return node.factors
        case Negative():
            return (node.operand,)
        case Quotient():
            return node.numerator, node.denominator
        case Power():
            return node.base, node.exponent
        case Call():
            return (node.argument,)
    return ()


def size_of(node: Expression) -> int:
    """How many parts it has, itself included."""
    return 1 + sum(map(size_of, parts_of(node)))


def placed(node: Expression, span: Span) -> Expression:
    """The same, where one name of the text stands for all of it."""
    match node:
        case Sum():
            return Sum(tuple(placed(each, span) for each in node.terms), span)
        case Product():
            return Product(tuple(placed(each, span) for each in node.factors), span)
        case Negative():
            return Negative(placed(node.operand, span), span)
        case Quotient():
            return Quotient(placed(node.numerator, span), placed(node.denominator, span), span)
        case Power():
            return Power(placed(node.base, span), placed(node.exponent, span), span)
        case Call():
            return Call(node.function, node.primes, placed(node.argument, span), span)
    return replace(node, span=span)


class Differentiated(Struct, frozen=True, gc=False):
    """An expression of which a derivative is written, as in ∂/∂y ½(y − t)². The tree holds what it comes to instead,
    with the same span."""

    of: Expression
    wrt: Quantity
    span: Span


class Equation(Struct, frozen=True, gc=False):
    """One side or more, joined by equals signs; a lone expression or a bare number is one side. sums: the parts of the
    text that stand for several terms each. differentiated: what stands behind an operator such as ∂/∂y."""

    sides: tuple[Expression, ...]
    sums: tuple[Span, ...] = ()
    differentiated: tuple[Differentiated, ...] = ()
