"""What each part of an expression would have to be so that the whole comes to the right value, if all other parts are
right. From the whole inward: a factor must be the product divided by the other factors. Knows numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.mending.trees import Values
from backprop_canvas.explain.reading.expression import Expression, Negative, Number, Power, Product, Quotient, Sum

# The rounding error of one operation on doubles, with a margin for a few in a row.
_ROUNDING = 1e-14


class Needed(NamedTuple):
    """(places,) each. value: NaN where any number would do. error: of the value, by rounding."""

    value: Floats
    error: Floats


def needed_in(root: Expression, values: Values, truth: Floats, error: Floats) -> dict[int, Needed]:
    """By the identity of a node; without those that no value could mend. truth, error: (places,)."""
    found: dict[int, Needed] = {}
    with np.errstate(all="ignore"):
        _go(root, Needed(truth, error), values, found)
    return found


def _go(node: Expression, needed: Needed, values: Values, found: dict[int, Needed]) -> None:
    found[id(node)] = needed
    match node:
        case Negative():
            _go(node.operand, Needed(-needed.value, needed.error), values, found)
        case Sum():
            parts = [values[id(term)] for term in node.terms]
            error = needed.error + _ROUNDING * np.abs(parts).sum(axis=0)
            for term, value in zip(node.terms, parts, strict=True):
                _go(term, Needed(needed.value - (values[id(node)] - value), error), values, found)
        case Product():
            _in_product(node, needed, values, found)
        case Quotient():
            _in_quotient(node, needed, values, found)
        case Power() if isinstance(node.exponent, Number) and node.exponent.value >= 1.0:
            _below_power(node, node.exponent.value, needed, values, found)


def _in_product(node: Product, needed: Needed, values: Values, found: dict[int, Needed]) -> None:
    """Each factor, beside all others."""
    factors = np.array([values[id(factor)] for factor in node.factors])
    beside = np.ones_like(factors)
    beside[1:] = np.cumprod(factors[:-1], axis=0)
    beside[:-1] *= np.cumprod(factors[:0:-1], axis=0)[::-1]
    _inside(node.factors, beside, needed, values, found)


def _in_quotient(node: Quotient, needed: Needed, values: Values, found: dict[int, Needed]) -> None:
    above, below = values[id(node.numerator)], values[id(node.denominator)]
    _inside((node.numerator,), (1.0 / below)[np.newaxis], needed, values, found)
    inverse = Needed(above / needed.value, np.abs(above / needed.value**2) * needed.error)
    if np.isfinite(inverse.value).all():
        _go(node.denominator, inverse, values, found)


def _inside(
    nodes: Sequence[Expression], others: Floats, needed: Needed, values: Values, found: dict[int, Needed]
) -> None:
    """Factors, each beside others with this product, (nodes, places). Where that is 0, any factor would do, or none."""
    free = others == 0.0
    refused = (free & (np.abs(needed.value) > needed.error)).any(axis=1)
    wanted = np.where(free, np.nan, needed.value / others)
    errors = np.where(free, 0.0, needed.error / np.abs(others))
    for at, node in enumerate(nodes):
        if not refused[at]:
            _go(node, Needed(wanted[at], errors[at]), values, found)


def _below_power(node: Power, exponent: float, needed: Needed, values: Values, found: dict[int, Needed]) -> None:
    base = values[id(node.base)]
    value = np.copysign(np.abs(needed.value) ** (1.0 / exponent), base)
    if (needed.value * values[id(node)] >= 0.0).all():
        _go(node.base, Needed(value, np.abs(value) * 1e-12), values, found)
