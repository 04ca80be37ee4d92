"""The parts of an expression that another one may stand in the place of: factors, slopes of two factors, and names that
stand alone. With their values in arrays, so that all are compared at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.mending.required import Needed
from backprop_canvas.explain.judging.mending.trees import Values
from backprop_canvas.explain.judging.units import Unit, units_of
from backprop_canvas.explain.reading.expression import Derivative, Expression, Product, Symbol

# At so many places at least a change must be seen to help.
FEWEST_PLACES = 2


@dataclass(frozen=True, eq=False)
class Exchangeable:
    """values, needed, errors: (units, places): what each is, what it would have to be, and the error of that."""

    units: Sequence[Unit]
    values: Floats
    needed: Floats
    errors: Floats


def exchangeable(nodes: Sequence[Expression], values: Values, needed: dict[int, Needed]) -> Exchangeable:
    """nodes: those that some value could mend, the root first."""
    products = [node for node in nodes if isinstance(node, Product)]
    found = [each for node in products for each in _units_of(node, values, needed)]
    inside = {id(factor) for node in products for factor in node.factors}
    leaves = [node for node in nodes[1:] if isinstance(node, Symbol | Derivative) and id(node) not in inside]
    found += [(Unit((leaf,)), values[id(leaf)], needed[id(leaf)]) for leaf in leaves]
    told = [each for each in found if tells(each[2].value)]
    columns = [value for _, value, _ in told], [each.value for _, _, each in told], [each.error for _, _, each in told]
    return Exchangeable([unit for unit, _, _ in told], *map(np.array, columns))


def _units_of(node: Product, values: Values, needed: dict[int, Needed]) -> Iterator[tuple[Unit, Floats, Needed]]:
    for unit in units_of(node.factors):
        first = unit.nodes[0]
        if len(unit.nodes) == 1:
            if id(first) in needed:
                yield unit, values[id(first)], needed[id(first)]
            continue
        others = [values[id(factor)] for factor in node.factors if all(factor is not own for own in unit.nodes)]
        beside = np.prod(others, axis=0) if others else np.ones_like(values[id(node)])
        if (wanted := divided(needed[id(node)], beside)) is not None:
            yield unit, np.prod([values[id(own)] for own in unit.nodes], axis=0), wanted


def divided(needed: Needed, by: Floats) -> Needed | None:
    """What `by` would have to be multiplied with; None if that tells nothing, or nothing would help."""
    is_zero = by == 0.0
    if (np.abs(needed.value[is_zero]) > needed.error[is_zero]).any():
        return None
    free = is_zero | np.isnan(needed.value)
    value = np.where(free, np.nan, needed.value / by)
    return Needed(value, np.where(free, 0.0, needed.error / np.abs(by))) if tells(value) else None


def tells(value: Floats) -> bool:
    """(places,): whether it is known at enough places, and infinite at none."""
    return int(np.isfinite(value).sum()) >= min(FEWEST_PLACES, len(value)) and not np.isinf(value).any()
