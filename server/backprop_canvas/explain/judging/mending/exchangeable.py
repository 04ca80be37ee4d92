"""The parts of an expression that another one may stand in the place of: factors, slopes of two factors, and names that
stand alone. With their values in arrays, so that all are compared at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.judging.mending.required import Needed
from backprop_canvas.explain.judging.mending.trees import Values
from backprop_canvas.explain.judging.units import Unit, units_of
from backprop_canvas.explain.reading.expression import Derivative, Expression, Product, Symbol

Flags = npt.NDArray[np.bool_]
# At so many places at least a change must be seen to help.
FEWEST_PLACES = 2


@dataclass(frozen=True, eq=False)
class Exchangeable:
    """values, needed, errors: (units, places): what each is, what it would have to be, and the error of that."""

    units: Sequence[Unit]
    values: Floats
    needed: Floats
    errors: Floats


def exchangeable(nodes: Sequence[Expression], values: Values, needed: dict[int, Needed]) -> Exchangeable | None:
    """nodes: those that some value could mend, the root first. None if there are no such parts."""
    products = [node for node in nodes if isinstance(node, Product)]
    found = [each for node in products for each in _units_of(node, values, needed)]
    inside = {id(factor) for node in products for factor in node.factors}
    leaves = [node for node in nodes if isinstance(node, Symbol | Derivative) and id(node) not in inside]
    found += [(Unit((leaf,)), values[id(leaf)], needed[id(leaf)]) for leaf in leaves]
    if not found:
        return None
    wanted = np.array([each.value for _, _, each in found])
    told = np.flatnonzero(tells(wanted))
    errors = np.array([each.error for _, _, each in found])
    own = np.array([value for _, value, _ in found])
    return Exchangeable([found[at][0] for at in told.tolist()], own[told], wanted[told], errors[told])


def _units_of(node: Product, values: Values, needed: dict[int, Needed]) -> Iterator[tuple[Unit, Floats, Needed]]:
    for unit in units_of(node.factors):
        first = unit.nodes[0]
        if len(unit.nodes) == 1:
            if id(first) in needed:
                yield unit, values[id(first)], needed[id(first)]
            continue
        others = [values[id(factor)] for factor in node.factors if all(factor is not own for own in unit.nodes)]
        beside = np.prod(others, axis=0) if others else np.ones_like(values[id(node)])
        wanted = divided(needed[id(node)], beside)
        if tells(wanted.value):
            yield unit, np.prod([values[id(own)] for own in unit.nodes], axis=0), wanted


def divided(needed: Needed, by: Floats) -> Needed:
    """What `by` would have to be multiplied with; infinite where nothing would help. (places,) or (rows, places)."""
    is_zero = by == 0.0
    value = np.where(is_zero, np.where(np.abs(needed.value) > needed.error, np.inf, np.nan), needed.value / by)
    return Needed(value, np.where(np.isfinite(value), needed.error / np.abs(by), 0.0))


def tells(values: Floats) -> Flags:
    """(…, places): whether they are known at enough places, and infinite at none."""
    known, fewest = np.isfinite(values).sum(axis=-1), min(FEWEST_PLACES, values.shape[-1])
    return np.asarray((known >= fewest) & ~np.isinf(values).any(axis=-1))
