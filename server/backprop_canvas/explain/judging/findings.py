"""What is wrong with an equation, idea by idea: each finding with its place, its sentence and what comes after it
when somebody asks. Judges single factors by the graph alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.paths import Path
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.reach import Reach
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.notation.sentences import ASK, JUDGING, WHY
from backprop_canvas.explain.reading.expression import Derivative, Expression, Span


@dataclass(frozen=True)
class Finding:
    """of, wrt: of the factor, where it is a derivative. path: edges to light, by position. ask: a question that
    may come before the message. why, suggestion: what is told next when somebody asks; suggestion is what should stand
    there, as plain text."""

    code: str
    message: str
    span: Span
    why: str = ""
    suggestion: str = ""
    of: Quantity | None = None
    wrt: Quantity | None = None
    path: tuple[int, ...] = ()
    ask: str = ""


class Teller:
    """Says findings in the names of one network."""

    def __init__(self, point: Point, formulas: Formulas) -> None:
        self._topology = point.plan.topology
        self.formulas = formulas
        self.reach = Reach(point.plan)

    def finding(self, code: str, at: Derivative, suggestion: str = "", **words: str) -> Finding:
        """About one derivative."""
        words = {"of": self.name(at.of), "wrt": self.name(at.wrt), "suggestion": suggestion, **words}
        return Finding(
            code,
            JUDGING[code].format_map(words),
            at.span,
            WHY[code].format_map(words) if code in WHY else "",
            suggestion,
            at.of,
            at.wrt,
            ask=ASK[code].format_map(words) if code in ASK else "",
        )

    def about_span(
        self, code: str, span: Span, words: Mapping[str, str], suggestion: str = "", path: tuple[int, ...] = ()
    ) -> Finding:
        """About a term or a whole side."""
        why = WHY[code].format_map(words) if code in WHY else ""
        return Finding(code, JUDGING[code].format_map(words), span, why, suggestion, path=path)

    def name(self, quantity: Quantity) -> str:
        return self.formulas.shown(quantity)

    def way(self, path: Path) -> str:
        """The neurons of a path in words: h1 and o2."""
        return self.formulas.listed([Quantity("neuron", neuron) for neuron in path.neurons])

    def product(self, path: Path) -> str:
        """A path as plain text."""
        return " * ".join(self.formulas.plain_derivative(factor.of, factor.wrt) for factor in path.factors)

    def of_factors(self, node: Expression) -> list[Finding]:
        """Every derivative in an expression that is 0 whatever the numbers are."""
        derivatives = (each for each in nodes_in(node) if isinstance(each, Derivative))
        return [found for each in derivatives if (found := self._of_factor(each)) is not None]

    def _of_factor(self, at: Derivative) -> Finding | None:
        if self.reach.depends(at.of, at.wrt):
            return None
        if at.of.kind == "parameter":
            return self._of_parameter(at)
        if self.reach.depends(at.wrt, at.of):
            swapped = self.formulas.plain_derivative(at.wrt, at.of)
            return self.finding("reversed_derivative", at, swapped)
        held = at.of.kind == "target" or (at.of.kind == "neuron" and self._topology.activations[at.of.index] is None)
        return self.finding("input_is_constant" if held else "no_dependence", at)

    def _of_parameter(self, at: Derivative) -> Finding:
        """∂w7/∂h1: the derivative that was meant is that of the neuron w7 leads into."""
        target, source = self._meant(at)
        if target is None:
            return self.finding("parameter_is_constant", at, meant="")
        meant = self.formulas.plain_derivative(target, source)
        sentence = f" What you want is {meant}: {self.name(at.of)} is inside it."
        return self.finding("parameter_is_constant", at, meant, meant=sentence)

    def _meant(self, at: Derivative) -> tuple[Quantity | None, Quantity]:
        topology = self._topology
        edges = [edge for edge, slot in enumerate(topology.weights) if slot == at.of.index]
        for edge in edges:
            if at.wrt in (Quantity("neuron", topology.sources[edge]), Quantity("pre", topology.sources[edge])):
                return Quantity("neuron", topology.targets[edge]), at.wrt
        users = [topology.targets[edge] for edge in edges]
        users += [neuron for neuron, slot in enumerate(topology.biases) if slot == at.of.index != NO_BIAS]
        below = [user for user in users if self.reach.depends(Quantity("neuron", user), at.wrt)]
        return (Quantity("neuron", below[0]) if below else None), at.wrt
