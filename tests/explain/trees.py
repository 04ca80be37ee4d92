"""Trees of equations as one line of text, without spans, and the networks whose names the tests use."""

from __future__ import annotations

from pathlib import Path

from server.document.read import read_document
from server.explain.expression import (
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
from server.explain.quantity import Quantity
from server.explain.vocabulary import Vocabulary
from server.session.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[2]
_PREFIXES = {"pre": "z_", "output_loss": "E_"}


def names_of(path: str) -> Vocabulary:
    return vocabulary(read_document(ROOT / path))


TWO = names_of("tests/examples/mazur-2-2-2.json")
ONE = names_of("server/document/templates/one-hidden-neuron.json")


def equation_line(equation: Equation, names: Vocabulary) -> str:
    return " = ".join(line(side, names) for side in equation.sides)


def line(node: Expression, names: Vocabulary) -> str:
    """Sums and products in parentheses, so that different trees are different lines."""
    match node:
        case Number():
            return node.text
        case Symbol():
            return _name(node.quantity, names)
        case Derivative():
            return f"d{_name(node.of, names)}/d{_name(node.wrt, names)}"
        case Call():
            return f"{node.function}{chr(39) * node.primes}({line(node.argument, names)})"
        case Negative():
            return f"-{line(node.operand, names)}"
        case Sum():
            return f"({' + '.join(line(each, names) for each in node.terms)})"
        case Product():
            return f"[{' '.join(line(each, names) for each in node.factors)}]"
        case Quotient():
            return f"<{line(node.numerator, names)} / {line(node.denominator, names)}>"
        case Power():
            return f"{line(node.base, names)}^{line(node.exponent, names)}"


def _name(quantity: Quantity, names: Vocabulary) -> str:
    if quantity.kind == "loss":
        return "L"
    stands_for = Quantity("neuron", quantity.index) if quantity.kind in _PREFIXES else quantity
    return _PREFIXES.get(quantity.kind, "") + names.shown[stands_for]
