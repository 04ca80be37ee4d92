"""Mistakes that are made everywhere at once: every slope in the wrong form, paths multiplied, the coupling of a softmax
left out, a penalty added. Each is checked at several places. Knows values and the tree, and makes no sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.paths import Path, followed
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.tolerances import SAME
from backprop_canvas.explain.judging.units import Unit, has_own_slope, is_right_slope, slope_of, units_of
from backprop_canvas.explain.reading.expression import Derivative, Expression, Product, Sum, Symbol
from backprop_canvas.explain.usual_mistakes.variants import Change, gradient
from backprop_canvas.explain.verdicts.known_paths import KnownPaths

# More paths than these are not multiplied to see whether that is what is written.
MOST_MULTIPLIED = 4


def same(one: Floats, other: Floats) -> bool:
    """Whether two rows of values, (places,), are equal but for rounding."""
    size = np.maximum(np.abs(one), np.abs(other))
    return bool(np.isfinite(size).all() and (np.abs(one - other) <= SAME * size).all() and (size > 0.0).sum() >= 2)


def wrong_slopes(root: Expression, local: Local) -> list[Unit]:
    """The slopes that are written in another form than that of their neuron: σ′(h) for σ′(z), z(1 − z) for h(1 − h),
    the sigmoid's form for tanh."""
    return [unit for unit in _slopes(root) if _is_wrong(unit, local)]


def with_right_slopes(units: Sequence[Unit], closed: ClosedForm) -> Mapping[int, Expression]:
    """What belongs in their place, by the identity of a node."""
    by: dict[int, Expression] = {}
    for unit in units:
        if unit.slope is not None:
            by |= unit.replaced_by(closed.slope(unit.slope.of.index))
    return by


def _slopes(root: Expression) -> Iterator[Unit]:
    paired: set[int] = set()
    for node in nodes_in(root):
        if isinstance(node, Product):
            units = [unit for unit in units_of(node.factors) if unit.slope]
            paired |= {id(part) for unit in units for part in unit.nodes}
            yield from units
        elif id(node) not in paired and (slope := slope_of(node)) is not None:
            yield Unit((node,), slope)


def _is_wrong(unit: Unit, local: Local) -> bool:
    slope = unit.slope
    return slope is not None and has_own_slope(slope, local) and not is_right_slope(slope, local)


def are_paths_multiplied(values: Floats, known: KnownPaths, places: Sequence[Derivatives]) -> bool:
    """Whether the value is the product of all paths, or that with their common beginning once. values: (places,)."""
    count = len(known.paths)
    if not 2 <= count <= MOST_MULTIPLIED:
        return False
    whole = np.prod(np.array(known.values), axis=1)
    with np.errstate(all="ignore"):
        return any(same(values * begin ** (count - 1), whole) for begin in _beginnings(known.paths, places))


def _beginnings(paths: Sequence[Path], places: Sequence[Derivatives]) -> Iterator[Floats]:
    """(places,) 1, and the products of the first factors that all paths have in common."""
    common = 0
    while all(path.factors[: common + 1] == paths[0].factors[: common + 1] for path in paths):
        common += 1
    for taken in range(common + 1):
        begin = replace(paths[0], factors=paths[0].factors[:taken])
        yield np.array([followed(place.local, begin) for place in places])


def is_uncoupled(values: Floats, places: Sequence[Derivatives], about: Quantity) -> bool:
    """Whether the value is the gradient as it would be if each output of a softmax depended on its own z alone."""
    if not places[0].local.plan.softmax:
        return False
    change = Change(uncoupled=True)
    return same(values, np.array([gradient(place.local, about, change) for place in places]))


def penalties_in(side: Expression, about: Quantity) -> list[Expression]:
    """The terms that name the parameter and nothing else, as λ·w does."""
    terms = side.terms if isinstance(side, Sum) and about.kind == "parameter" else ()
    return [term for term in terms if _named(term) == {about}]


def _named(term: Expression) -> set[Quantity]:
    return {
        quantity
        for node in nodes_in(term)
        for quantity in ([node.quantity] if isinstance(node, Symbol) else _ends(node))
    }


def _ends(node: Expression) -> list[Quantity]:
    return [node.of, node.wrt] if isinstance(node, Derivative) else []


def deltas_in(root: Expression, text: str) -> list[Derivative]:
    """Each δ in it that is written as a δ and not as a derivative."""
    derivatives = (node for node in nodes_in(root) if isinstance(node, Derivative))
    return [node for node in derivatives if _starts_like_delta(text[slice(*node.span)])]


def _starts_like_delta(written: str) -> bool:
    return written.startswith(("δ", "delta", "\\delta", "err", "Err"))
