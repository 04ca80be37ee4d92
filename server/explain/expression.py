"""What a student's equation says, as a tree: plain values, made by `parser`, read by `checker`. Every node has
its span, [start, end) in code points of the text as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.explain.quantity import Quantity

Span = tuple[int, int]


@dataclass(frozen=True)
class Number:
    """A numeral. text: as written, for its printed digits, without spaces, such as ``0.000668`` or ``6.7e-4``."""

    value: float
    text: str
    span: Span


@dataclass(frozen=True)
class Symbol:
    """The value of a quantity."""

    quantity: Quantity
    span: Span


@dataclass(frozen=True)
class Derivative:
    """∂of/∂wrt; δ of a neuron is that of the loss with respect to its z."""

    of: Quantity
    wrt: Quantity
    span: Span


@dataclass(frozen=True)
class Call:
    """A function of one argument: exp, ln, sqrt or an activation's name in the engine's table; with `primes` 1 its
    derivative at the argument.
    """

    function: str
    primes: int
    argument: Expression
    span: Span


@dataclass(frozen=True)
class Negative:
    operand: Expression
    span: Span


@dataclass(frozen=True)
class Sum:
    """terms: two or more; a difference has Negative terms."""

    terms: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True)
class Product:
    """factors: two or more, in the order written."""

    factors: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True)
class Quotient:
    numerator: Expression
    denominator: Expression
    span: Span


@dataclass(frozen=True)
class Power:
    base: Expression
    exponent: Expression
    span: Span


Expression = Number | Symbol | Derivative | Call | Negative | Sum | Product | Quotient | Power


@dataclass(frozen=True)
class Equation:
    """One side or more, as chained equalities; a lone expression or a bare number is one side."""

    sides: tuple[Expression, ...]
