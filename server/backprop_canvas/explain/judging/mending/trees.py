"""The values of an expression and of all its parts, at several places. Knows no networks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.reading.expression import Expression, Negative, Power, Product, Quotient, Sum

# A node's values, by its identity.
Values = dict[int, Floats]


def values_in(root: Expression, evaluations: Sequence[Evaluation]) -> Values:
    """(places,) for every node outside functions; NaN where it has no value."""
    found: Values = {}
    _fill(root, evaluations, found)
    return found


def _fill(node: Expression, evaluations: Sequence[Evaluation], found: Values) -> Floats:
    value: Floats
    match node:
        case Sum():
            value = np.sum([_fill(term, evaluations, found) for term in node.terms], axis=0)
        case Product():
            value = np.prod([_fill(factor, evaluations, found) for factor in node.factors], axis=0)
        case Negative():
            value = -_fill(node.operand, evaluations, found)
        case Quotient():
            value = _fill(node.numerator, evaluations, found) / _fill(node.denominator, evaluations, found)
        case _:
            if isinstance(node, Power):
                _fill(node.base, evaluations, found)
            value = np.array([each.of(node).number for each in evaluations])
    found[id(node)] = value
    return value
