"""An expression written out, in LaTeX or as plain text, so that it reads back as the same. Takes names from Formulas;
computes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.latex import Formulas
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

_LATEX_WORDS = {"sigmoid": r"\sigma", "tanh": r"\tanh", "sin": r"\sin", "exp": r"\exp", "ln": r"\ln"}


@dataclass(frozen=True)
class _Hand:
    """How one kind of text is written. times: between factors."""

    times: str
    opening: str
    closing: str
    name: Callable[[Quantity], str]
    derivative: Callable[[Quantity, Quantity], str]
    is_latex: bool


def as_text(node: Expression, formulas: Formulas) -> str:
    return _write(node, _Hand(" * ", "(", ")", formulas.shown, formulas.plain_derivative_or_delta, False))


def as_latex(node: Expression, formulas: Formulas) -> str:
    return _write(node, _Hand(r" \cdot ", r"\left(", r"\right)", formulas.name, formulas.derivative_or_delta, True))


def _write(node: Expression, hand: _Hand) -> str:
    match node:
        case Number():
            return _number(node.text, hand)
        case Symbol():
            return hand.name(node.quantity)
        case Derivative():
            return hand.derivative(node.of, node.wrt)
        case Call():
            return _call(node, hand)
    return _combined(node, hand)


def _combined(node: Negative | Sum | Product | Quotient | Power, hand: _Hand) -> str:
    match node:
        case Negative():
            return f"-{_part(node.operand, hand, Sum, Negative)}"
        case Sum():
            return _sum(node, hand)
        case Product():
            return hand.times.join(_part(factor, hand, Sum, Negative) for factor in node.factors)
        case Quotient():
            return _quotient(node, hand)
        case Power():
            return _power(node, hand)


def _part(node: Expression, hand: _Hand, *kinds: type[Expression]) -> str:
    """In brackets if it is of one of these kinds."""
    text = _write(node, hand)
    return f"{hand.opening}{text}{hand.closing}" if isinstance(node, kinds) else text


def _sum(node: Sum, hand: _Hand) -> str:
    text = ""
    for term in node.terms:
        negative = isinstance(term, Negative) and text != ""
        inner = term.operand if negative and isinstance(term, Negative) else term
        written = _part(inner, hand, Sum, Negative) if text else _part(inner, hand, Sum)
        text += f"{' - ' if negative else ' + '}{written}" if text else written
    return text


def _quotient(node: Quotient, hand: _Hand) -> str:
    if hand.is_latex:
        return rf"\frac{{{_write(node.numerator, hand)}}}{{{_write(node.denominator, hand)}}}"
    above = _part(node.numerator, hand, Sum, Negative, Product)
    return f"{above}/{_part(node.denominator, hand, Sum, Negative, Product, Quotient)}"


def _power(node: Power, hand: _Hand) -> str:
    base = _part(node.base, hand, Sum, Negative, Product, Quotient, Power, Derivative, Call)
    exponent = _write(node.exponent, hand)
    if hand.is_latex:
        return f"{base}^{{{exponent}}}"
    simple = isinstance(node.exponent, Number | Symbol)
    return f"{base}^{exponent if simple else f'({exponent})'}"


def _call(node: Call, hand: _Hand) -> str:
    plain = node.function.replace("_", "")
    name = _LATEX_WORDS.get(node.function, rf"\operatorname{{{plain}}}") if hand.is_latex else plain
    if node.function == "sigmoid":
        name = r"\sigma" if hand.is_latex else "σ"
    return f"{name}{chr(39) * node.primes}{hand.opening}{_write(node.argument, hand)}{hand.closing}"


def _number(text: str, hand: _Hand) -> str:
    mantissa, sign, exponent = text.partition("e")
    if not hand.is_latex or not sign or not mantissa:
        return text
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}"
