"""Expressions as values at several places, and expressions with one part replaced. Knows no networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.reading.expression import Call, Expression, Negative, Power, Product, Quotient, Sum

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


def replaced(root: Expression, by: Mapping[int, Expression]) -> Expression:
    """The expression with other nodes in place of some. by: by the identity of a node."""
    if id(root) in by:
        return by[id(root)]
    match root:
        case Sum():
            return msgspec.structs.replace(root, terms=tuple(replaced(term, by) for term in root.terms))
        case Product():
            return msgspec.structs.replace(root, factors=tuple(replaced(factor, by) for factor in root.factors))
        case Negative():
            return msgspec.structs.replace(root, operand=replaced(root.operand, by))
        case Quotient():
            above, below = replaced(root.numerator, by), replaced(root.denominator, by)
            return msgspec.structs.replace(root, numerator=above, denominator=below)
        case Power():
            return msgspec.structs.replace(root, base=replaced(root.base, by), exponent=replaced(root.exponent, by))
        case Call():
            return msgspec.structs.replace(root, argument=replaced(root.argument, by))
    return root
