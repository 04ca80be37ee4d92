"""Trees of equations as one line of text, without spans, and the networks whose names the tests use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from backprop_canvas.document.read import read_document
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Equation,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from backprop_canvas.session.answers.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[3]
_PREFIXES = {"pre": "z_", "output_loss": "E_"}


def names_of(path: str) -> Vocabulary:
    return vocabulary(read_document(ROOT / path))


TWO = names_of("tests/examples/mazur-2-2-2.json")
ONE = names_of("server/backprop_canvas/document/templates/one-hidden-neuron.json")


def equation_line(equation: Equation, names: Vocabulary) -> str:
    return " = ".join(line(side, names) for side in equation.sides)


def line(node: Expression, names: Vocabulary) -> str:
    """Sums and products in brackets, so that different trees are different lines."""
    return _LINES[type(node)](node, names)


def _all(nodes: tuple[Expression, ...], between: str, names: Vocabulary) -> str:
    return between.join(line(each, names) for each in nodes)


_LINES: dict[type, Callable[[Any, Vocabulary], str]] = {
    Number: lambda node, _: node.text,
    Symbol: lambda node, names: _name(node.quantity, names),
    Derivative: lambda node, names: f"d{_name(node.of, names)}/d{_name(node.wrt, names)}",
    Call: lambda node, names: f"{node.function}{chr(39) * node.primes}({line(node.argument, names)})",
    Negative: lambda node, names: f"-{line(node.operand, names)}",
    Sum: lambda node, names: f"({_all(node.terms, ' + ', names)})",
    Product: lambda node, names: f"[{_all(node.factors, ' ', names)}]",
    Quotient: lambda node, names: f"<{line(node.numerator, names)} / {line(node.denominator, names)}>",
    Power: lambda node, names: f"{line(node.base, names)}^{line(node.exponent, names)}",
}


def _name(quantity: Quantity, names: Vocabulary) -> str:
    if quantity.kind == "loss":
        return "L"
    stands_for = Quantity("neuron", quantity.index) if quantity.kind in _PREFIXES else quantity
    return _PREFIXES.get(quantity.kind, "") + names.shown[stands_for]
