"""The value of each factor of an equation, by its position in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.judging.readings import Evaluation
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.reading.expression import Derivative, Expression, Power, Span, Symbol


@dataclass(frozen=True)
class SpanValue:
    """The value of one factor of the equation. of, wrt: of a derivative."""

    span: Span
    value: float
    of: Quantity | None = None
    wrt: Quantity | None = None


def span_values(sides: Iterable[Expression], evaluation: Evaluation) -> Iterator[SpanValue]:
    """The values of every derivative, every name and every power of one, in the order of the text."""
    for side in sides:
        raised: set[int] = set()
        for node in nodes_in(side):
            if isinstance(node, Power) and isinstance(node.base, Symbol | Derivative):
                # Under h1² stands the value of h1².
                raised |= {id(part) for part in nodes_in(node) if part is not node}
                yield SpanValue(node.span, evaluation.of(node).number)
            elif isinstance(node, Derivative) and id(node) not in raised:
                yield SpanValue(node.span, evaluation.derivative(node), node.of, node.wrt)
            elif isinstance(node, Symbol) and id(node) not in raised:
                yield SpanValue(node.span, evaluation.of(node).number)
