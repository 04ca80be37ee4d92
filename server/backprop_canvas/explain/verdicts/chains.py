"""Products of derivatives as chains, link by link from `wrt` to `of`. The factors may be written in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.terms import Term, neurons_in, nodes_in
from backprop_canvas.explain.reading.expression import Derivative, Symbol


@dataclass(frozen=True)
class Fault:
    """Where a chain breaks. `at` is the factor that does not fit; `node` is the place that the chain had reached."""

    code: Literal["wrong_start", "broken_chain", "does_not_reach_loss"]
    at: Derivative
    node: Quantity


def fault_of(term: Term, of: Quantity, wrt: Quantity) -> Fault | None:
    """Why the derivatives of a term form no chain from `wrt` to `of`; None if they form one."""
    left, node, last = list(term.derivatives), wrt, None
    while node != of and (link := _link(left, node)) is not None:
        left.remove(link)
        node, last = link.of, link
    if node == of and not left:
        return None
    if last is None:
        return Fault("wrong_start", _first(left), wrt)
    if left:
        return Fault("broken_chain", left[0], node)
    return Fault("does_not_reach_loss", last, node)


def mentioned(term: Term) -> frozenset[int]:
    """The neurons that the derivatives of a term name."""
    return frozenset(neuron for each in term.derivatives for neuron in neurons_in(each))


def hinted(term: Term) -> frozenset[Quantity]:
    """The quantities that stand in a term by their values."""
    nodes = (node for factor in (*term.factors, *term.below) for node in nodes_in(factor))
    return frozenset(node.quantity for node in nodes if isinstance(node, Symbol))


def _link(left: list[Derivative], node: Quantity) -> Derivative | None:
    return next((each for each in left if each.wrt == node), None)


def _first(left: list[Derivative]) -> Derivative:
    """The factor to which no other factor leads."""
    reached = {each.of for each in left}
    return next((each for each in left if each.wrt not in reached), left[0])
