"""Products of derivatives as chains, link by link from `wrt` to `of`. The factors may be written in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.terms import Term, neurons_in, nodes_in
from backprop_canvas.explain.reading.expression import Derivative, Symbol


@dataclass(frozen=True)
class Fault:
    """Where a chain breaks. `at` is the factor that does not fit; `node` is the place that the chain had reached. gap:
    ∂at.wrt/∂node is all that is missing between. doubled, too_much: the chain is whole without `at`."""

    code: Literal["wrong_start", "broken_chain", "gap", "doubled", "too_much", "does_not_reach_loss"]
    at: Derivative
    node: Quantity


def fault_of(term: Term, of: Quantity, wrt: Quantity) -> Fault | None:
    """Why the derivatives of a term form no chain from `wrt` to `of`; None if they form one."""
    links, left = _links(term.derivatives, of, wrt)
    node = links[-1].of if links else wrt
    if node == of:
        return _superfluous(links, left) if left else None
    if not links:
        return Fault("wrong_start", _first(left), wrt)
    if not left:
        return Fault("does_not_reach_loss", links[-1], node)
    onward, others = _links(left, of, (first := _first(left)).wrt)
    return Fault("gap" if not others and onward[-1].of == of else "broken_chain", first, node)


def _links(derivatives: list[Derivative], of: Quantity, wrt: Quantity) -> tuple[list[Derivative], list[Derivative]]:
    """The chain that begins at `wrt`, as far as it goes, and what is left."""
    left, links, node = list(derivatives), list[Derivative](), wrt
    while node != of and (link := next((each for each in left if each.wrt == node), None)) is not None:
        left.remove(link)
        links.append(link)
        node = link.of
    return links, left


def _superfluous(links: list[Derivative], left: list[Derivative]) -> Fault:
    """Beside a chain that is whole."""
    same = {(each.of, each.wrt) for each in links}
    again = next((each for each in left if (each.of, each.wrt) in same), None)
    return Fault("too_much", left[0], links[-1].of) if again is None else Fault("doubled", again, links[-1].of)


def mentioned(term: Term) -> frozenset[int]:
    """The neurons that the derivatives of a term name."""
    return frozenset(neuron for each in term.derivatives for neuron in neurons_in(each))


def hinted(term: Term) -> frozenset[Quantity]:
    """The quantities that stand in a term by their values."""
    nodes = (node for factor in (*term.factors, *term.below) for node in nodes_in(factor))
    return frozenset(node.quantity for node in nodes if isinstance(node, Symbol))


def _first(left: list[Derivative]) -> Derivative:
    """The factor to which no other factor leads."""
    reached = {each.of for each in left}
    return next((each for each in left if each.wrt not in reached), left[0])
