"""Rules of functions that people quote beside an equation: σ'(x) = σ(x)(1 − σ(x)), σ'(z_h1) = h1(1 − h1). A letter that
is no name of the network stands for any z; the left side is the neuron's output or its slope. Knows no values."""

from __future__ import annotations

import re

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Call, Derivative, Equation, Expression, Symbol
from backprop_canvas.explain.reading.spellings import FUNCTIONS

_RULE = re.compile(
    r"[\s$]*\\?(?:operatorname|mathrm|text)?\s?\{?(?P<function>[^\W\d_]{1,12})\}?"
    r"\s?(?:['’′]|\^\s?\{?\s?\\prime\s?\}?)?\s?(?:\\left)?\(\s?(?P<letter>[^\W\d_])\s?(?:\\right)?\)\s?[=≈]"
)


def letter_of_rule(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[str, Quantity] | None:
    """The x of a part that begins with σ'(x) =, with the z of a neuron that has this function."""
    found = _RULE.match(text, start, end)
    function = FUNCTIONS.get(found["function"]) if found else None
    if found is None or function is None:
        return None
    zs = vocabulary.activations.items()
    fitting = next((z for z, activation in zs if function in (activation, "φ")), None)
    return None if fitting is None else (found["letter"], fitting)


def with_named_slope(equation: Equation, vocabulary: Vocabulary) -> Equation:
    """σ'(z_h1) on the left is ∂h1/∂z_h1, and σ(z_h1) is h1."""
    first, *others = equation.sides
    named = _neuron_or_slope(first, vocabulary) if others else None
    return equation if named is None else Equation((named, *others), equation.sums, equation.differentiated)


def _neuron_or_slope(side: Expression, vocabulary: Vocabulary) -> Expression | None:
    if not (isinstance(side, Call) and isinstance(side.argument, Symbol) and side.primes <= 1):
        return None
    z = side.argument.quantity
    if side.function not in (vocabulary.activations.get(z), "φ") or z not in vocabulary.activations:
        return None
    neuron = Quantity("neuron", z.index)
    return Derivative(neuron, z, side.span) if side.primes else Symbol(neuron, side.span)
