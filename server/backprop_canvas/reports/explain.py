"""`explain`: one derivative as a sum over paths, with names. Returns plain dicts and text; reads and prints nothing."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from backprop_canvas.errors import Problem
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import Path, SumOverPaths, sum_over_paths
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Factor
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.reports import shapes
from backprop_canvas.session.answers.vocabulary import vocabulary
from backprop_canvas.session.state.viewpoint import Viewpoint

# For a longer path, only both ends are named.
NAMED = 12
# The prefixes of a neuron's name that mean its z.
_SUMS = ("z", "net", "in")


@dataclass(frozen=True, eq=False)
class Explained:
    """A sum over paths with what tells it."""

    view: Viewpoint
    found: SumOverPaths
    formulas: Formulas


def explained(view: Viewpoint, name: str, limit: int) -> Explained:
    """name: of a parameter or a neuron, in any spelling; z_h1, net_h1 or in_h1 for the z of h1. Raises Problem
    "unknown_parameter", with a similar name if there is one."""
    names, derivatives = vocabulary(view.document), Derivatives(view.point)
    found = sum_over_paths(derivatives, named_quantity(view, name), limit)
    return Explained(view, found, Formulas(derivatives.local, names))


def explain_report(told: Explained) -> shapes.Explanation:
    found = told.found
    return {
        "parameter": told.formulas.shown(found.about),
        "gradient": found.gradient,
        "path_count": str(found.count),
        "paths": [_path(told, path) for path in found.paths],
        "remainder": {"count": str(found.remainder_count), "value": found.remainder},
        "latex": {"symbols": told.formulas.symbols(found), "numbers": told.formulas.numbers(found)},
    }


def explain_text(told: Explained) -> str:
    """The text for a person: the sum in symbols and numbers, then each path with its share of the whole."""
    found, rows = told.found, [["path", "value", "share"]]
    several = len({path.use for path in found.paths}) > 1
    for path in found.paths:
        way = way_of(told, path) + (f"  ({use_of(told, path)})" if several else "")
        rows.append([way, f"{path.value:.6g}", _share(path.value, found.gradient)])
    if found.remainder_count:
        rows.append(
            [f"{found.remainder_count:,} more", f"{found.remainder:.6g}", _share(found.remainder, found.gradient)]
        )
    rows.append([f"all {found.count:,}", f"{found.gradient:.6g}", ""])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        f"{way.ljust(widths[0])}  {value.rjust(widths[1])}  {share.rjust(widths[2])}" for way, value, share in rows
    )
    return "\n".join([told.formulas.text(found), "", *(line.rstrip() for line in lines)])


def _share(value: float, gradient: float) -> str:
    return f"{100 * value / gradient:.4g}%" if gradient != 0.0 else ""


def way_of(told: Explained, path: Path) -> str:
    """The path in readable form: w1 → h1 → o1 → L."""
    names = [told.formulas.shown(Quantity("neuron", neuron)) for neuron in path.neurons]
    if len(names) > NAMED:
        names = [*names[: NAMED // 2], "…", *names[-NAMED // 2 :]]
    return " → ".join([told.formulas.shown(told.found.about), *names, told.formulas.shown(LOSS)])


def use_of(told: Explained, path: Path) -> str:
    """Where a path begins: the id of an edge, "bias of h1", or nothing."""
    if path.use is None or path.use.kind == "":
        return ""
    if path.use.kind == "edge":
        return told.view.document.edges[path.use.index].id
    return f"bias of {told.formulas.shown(Quantity('neuron', path.use.index))}"


def _path(told: Explained, path: Path) -> shapes.Path:
    return {
        "use": use_of(told, path),
        "through": [told.formulas.shown(Quantity("neuron", neuron)) for neuron in path.neurons],
        "value": path.value,
        "factors": [_factor(told, factor) for factor in path.factors],
    }


def _factor(told: Explained, factor: Factor) -> shapes.Factor:
    """L is called L here, whatever letter the document's formulas give it."""
    shown = told.formulas.shown
    of = "L" if factor.of == LOSS else shown(factor.of)
    return {"of": of, "wrt": shown(factor.wrt), "value": factor.value}


def named_quantity(view: Viewpoint, name: str) -> Quantity:
    """A parameter or a neuron by its name in any spelling; z_h1, net_h1 or in_h1 for the z of h1. Raises Problem
    "unknown_parameter", with a similar name if there is one."""
    names = vocabulary(view.document)
    key = names.key(name)
    found = names.names.get(key)
    if found is not None and found.kind in ("parameter", "neuron"):
        return found
    sign = next((sign for sign in _SUMS if key.startswith(sign)), "")
    neuron = names.names.get(key[len(sign) :]) if sign else None
    if found is None and neuron is not None and neuron.kind == "neuron" and _has_z(view, neuron.index):
        return Quantity("pre", neuron.index)
    known = [shown for quantity, shown in names.shown.items() if quantity.kind != "target"]
    near = difflib.get_close_matches(name, known, 1, 0.4)
    if near:
        raise Problem("unknown_parameter_near", name=name, near=near[0])
    raise Problem("unknown_parameter", name=name)


def _has_z(view: Viewpoint, neuron: int) -> bool:
    return view.document.neurons[neuron].role != "input"
