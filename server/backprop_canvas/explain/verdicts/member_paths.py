"""The paths into a softmax by the z that they enter. With a cross-entropy p − t contains all that one z does to the
outputs, so each path into a z is one term of a closed form. Knows no equations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.paths import Path, followed
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Part
from backprop_canvas.explain.judging.closed_form import ClosedForm
from backprop_canvas.explain.verdicts.known_paths import KnownPaths


def by_members(known: KnownPaths, places: Sequence[Derivatives]) -> KnownPaths | None:
    """known: to the outputs. None where the loss is not computed together with a softmax, or where a path begins at
    one of its outputs."""
    closed = ClosedForm(places[0].local)
    if not closed.is_coupled(known.paths):
        return None
    ways = [(path, terms) for path in known.paths if (terms := _entering(path))]
    rows = [[_value(place, path, terms) for path, terms in ways] for place in places]
    paths = [_path(path, terms, value) for (path, terms), value in zip(ways, rows[0], strict=True)]
    return KnownPaths(known.about, tuple(paths), rows, closed)


def _entering(path: Path) -> tuple[tuple[Part, ...], ...]:
    """The parts by which a path enters the z of its own output."""
    return tuple(term for term in path.factors[-2].terms if _cross(term).index == path.neurons[-1])


def _cross(term: Sequence[Part]) -> Part:
    return next(part for part in term if part.kind == "cross")


def _value(place: Derivatives, path: Path, terms: Sequence[Sequence[Part]]) -> float:
    before = followed(place.local, replace(path, factors=path.factors[:-2]))
    into = sum(_number(place.local, part) for term in terms for part in term if part.kind != "cross")
    return before * (into if any(len(term) > 1 for term in terms) else 1.0) * place.total(LOSS, _z(path))


def _number(local: Local, part: Part) -> float:
    return local.weight(part.index) if part.kind == "weight" else local.a[part.index]


def _path(path: Path, terms: tuple[tuple[Part, ...], ...], value: float) -> Path:
    into = replace(path.factors[-2], of=_z(path), terms=terms)
    return replace(path, factors=(*path.factors[:-2], into, Factor(LOSS, _z(path), 0.0, ())), value=value)


def _z(path: Path) -> Quantity:
    return Quantity("pre", path.neurons[-1])
