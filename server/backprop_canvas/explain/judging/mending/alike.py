"""What people take for one another, a slope for a slope, a name for a name, and how each is written. Knows no
values."""

from __future__ import annotations

from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.closed_form import NOWHERE, ClosedForm, less, number, symbol
from backprop_canvas.explain.judging.likes import Like
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.units import Unit
from backprop_canvas.explain.reading.expression import Derivative, Expression, Negative, Number, Sum, Symbol


def is_alike(unit: Unit, like: Like) -> bool:
    """A slope for a slope, a derivative for one, a name for a name. Where only a part of a slope is written, the other
    part is left out."""
    node = unit.nodes[0]
    is_derivative = isinstance(node, Derivative)
    match like.kind:
        case "slope":
            return unit.slope is not None or _is_about(unit, like.of.index)
        case "derivative" if isinstance(node, Derivative) and (node.of, node.wrt.kind) == (LOSS, "neuron"):
            # ∂L/∂h for δ_h: there a slope is left out.
            return like.wrt != Quantity("pre", node.wrt.index)
        case "derivative":
            return is_derivative or (like.of == LOSS and like.wrt.kind == "neuron" and _is_difference(unit))
        case "error" if isinstance(node, Symbol):
            return node.quantity == like.of
        case "error" | "rest":
            return _is_difference(unit)
    return unit.slope is None


def written(like: Like, closed: ClosedForm) -> Expression:
    at = like.of.index
    match like.kind:
        case "value":
            return symbol(like.of)
        case "derivative":
            return Derivative(like.of, like.wrt, NOWHERE)
        case "slope":
            return closed.slope(at)
        case "rest":
            return less(number(1.0), symbol(like.of))
        case "error":
            return closed.error(at)


def _is_about(unit: Unit, neuron: int) -> bool:
    """Whether it is made of the a or z of this neuron alone, as an attempt at its slope is: h, (1 − h)², relu(z_h)."""
    nodes = [each for node in unit.nodes for each in nodes_in(node)]
    named = {each.quantity for each in nodes if isinstance(each, Symbol)}
    own = {Quantity("neuron", neuron), Quantity("pre", neuron)}
    return bool(named) and named <= own and not any(isinstance(each, Derivative) for each in nodes)


def _is_difference(unit: Unit) -> bool:
    """Such as y − t or 1 − h, of names and numbers."""
    node = unit.nodes[0]
    if not isinstance(node, Sum) or unit.slope is not None:
        return False
    terms = [term.operand if isinstance(term, Negative) else term for term in node.terms]
    return len(terms) == 2 and all(isinstance(term, Symbol | Number) for term in terms)
