"""What is wrong with an equation, idea by idea: each finding with its place and its explanation. Single factors are
judged by the graph alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.errors import SentenceValue
from backprop_canvas.explain.graph.paths import Path
from backprop_canvas.explain.graph.point import Point
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.graph.reach import reach_of
from backprop_canvas.explain.judging.bare_number import ONE_DIGIT, Fit
from backprop_canvas.explain.judging.closed_form import ClosedForm, product
from backprop_canvas.explain.judging.numerals import printed_digits
from backprop_canvas.explain.judging.terms import nodes_in
from backprop_canvas.explain.judging.units import Unit
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.reading.expression import Derivative, Expression, Span
from backprop_canvas.explain.said import Said
from backprop_canvas.explain.verdicts.telling.writing import as_text

# Numbers that differ by more than this, relative to them, look different however few of their digits are shown.
APART = 0.01
LEAST_DIGITS = 6
NOTHING: Mapping[str, SentenceValue] = {}


@dataclass(frozen=True)
class Finding:
    """code: the kind of mistake. `says` explains it, one sentence after the other. suggestion: the correct text, as
    plain text. of, wrt: the factor's quantities, if it is a derivative.
    path: edges to highlight, by position. choices: what an ambiguous name can stand for."""

    code: str
    says: tuple[Said, ...]
    span: Span
    suggestion: str = ""
    of: Quantity | None = None
    wrt: Quantity | None = None
    path: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()


class Teller:
    """Words findings with the names of one network."""

    def __init__(self, point: Point, formulas: Formulas) -> None:
        self._topology = point.plan.topology
        self.formulas = formulas
        self.reach = reach_of(point.plan)

    def finding(self, code: str, at: Derivative, suggestion: str = "", **values: SentenceValue) -> Finding:
        """About one derivative."""
        factor = {"of": self.name(at.of), "wrt": self.name(at.wrt)}
        return Finding(code, (Said(code, {**factor, **values}),), at.span, suggestion, at.of, at.wrt)

    def about_span(
        self,
        code: str,
        span: Span,
        values: Mapping[str, SentenceValue] = NOTHING,
        suggestion: str = "",
        path: tuple[int, ...] = (),
    ) -> Finding:
        """About a term or a whole side."""
        return Finding(code, (_said(code, values),), span, suggestion, path=path)

    def told(
        self, code: str, sentence: str, span: Span, values: Mapping[str, SentenceValue] = NOTHING, suggestion: str = ""
    ) -> Finding:
        """About a place in the text, in a sentence of another code."""
        return Finding(code, (_said(sentence, values),), span, suggestion)

    def of_digits(self, fit: Fit, span: Span) -> list[Finding]:
        """Of a right number: how many of its digits tell that it is."""
        if fit.kind not in ("digits_right", "few_digits"):
            return []
        sentence = "few_digits_right" if fit.kind == "few_digits" else "digits_right"
        return [self.told(fit.kind, sentence, span, {"count": str(fit.digits)})]

    def of_zero(self, name: str, span: Span) -> Finding:
        """0 is written for what is not 0."""
        return self.told("value_differs", "not_zero_here", span, {"name": name})

    def of_too_few_digits(self, numeral: str, span: Span) -> Finding:
        """Of a wrong number that no mistake can be told from."""
        sentence = "one_digit" if printed_digits(numeral) <= ONE_DIGIT else "few_digits_wrong"
        return self.told("few_digits", sentence, span)

    def slope_finding(self, unit: Unit, closed: ClosedForm) -> Finding:
        """About a slope that is written in another form than its neuron's."""
        right = "" if unit.slope is None else as_text(closed.slope(unit.slope.of.index), self.formulas)
        words = {"written": as_text(product(unit.nodes), self.formulas), "right": right}
        return self.about_span("slope_of_the_wrong_thing", unit.span, words, right)

    def compared(self, value: float, true: float) -> dict[str, SentenceValue]:
        """Two different numbers, with as many digits as show that they are."""
        if not math.isfinite(value):
            return {"value": value, "true": true}
        digits = next((count for count in range(6, 18) if f"{value:.{count}g}" != f"{true:.{count}g}"), 17)
        if digits == LEAST_DIGITS and abs(value - true) > APART * abs(true):
            return {"value": value, "true": true}
        return {"value": f"{value:.{digits}g}", "true": f"{true:.{digits}g}"}

    def is_step(self, of: Quantity, wrt: Quantity) -> bool:
        """Whether an edge leads from one neuron to the other, or from its z to its output."""
        if of.kind == "neuron" and wrt.kind == "pre":
            return of.index == wrt.index
        edges = zip(self._topology.sources, self._topology.targets, strict=True)
        return of.kind in ("neuron", "pre") and wrt.kind == "neuron" and (wrt.index, of.index) in edges

    def name(self, quantity: Quantity) -> tuple[str]:
        return (self.formulas.shown(quantity),)

    def way(self, path: Path) -> tuple[str, ...]:
        """The names of a path's neurons."""
        return self.formulas.listed([Quantity("neuron", neuron) for neuron in path.neurons])

    def product(self, path: Path) -> str:
        """A path as plain text."""
        return " * ".join(self.formulas.plain_derivative(factor.of, factor.wrt) for factor in path.factors)

    def of_factors(self, node: Expression) -> list[Finding]:
        """Every derivative in an expression that is 0 for all numbers."""
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
        """∂w7/∂h1: the intended derivative is that of the neuron that w7 leads into."""
        target, source = self._meant(at)
        if target is None:
            return self.finding("parameter_is_constant", at)
        meant = self.formulas.plain_derivative(target, source)
        found = self.finding("parameter_is_constant", at, meant)
        return replace(found, says=(*found.says, Said("meant", {"meant": meant, "of": self.name(at.of)})))

    def _meant(self, at: Derivative) -> tuple[Quantity | None, Quantity]:
        topology = self._topology
        edges = [edge for edge, slot in enumerate(topology.weights) if slot == at.of.index]
        if self.reach.depends(at.wrt, at.of):
            # Upside down: the neuron is what depends on the parameter.
            return at.wrt, at.of
        for edge in edges:
            if at.wrt in (Quantity("neuron", topology.sources[edge]), Quantity("pre", topology.sources[edge])):
                return Quantity("neuron", topology.targets[edge]), at.wrt
        users = [topology.targets[edge] for edge in edges]
        users += [neuron for neuron, slot in enumerate(topology.biases) if slot == at.of.index != NO_BIAS]
        below = [user for user in users if self.reach.depends(Quantity("neuron", user), at.wrt)]
        return (Quantity("neuron", below[0]) if below else None), at.wrt


def _said(sentence: str, values: Mapping[str, SentenceValue]) -> Said:
    """What divides by 0 is told as that, not as a number."""
    value = values.get("value")
    return Said("no_value") if isinstance(value, float) and not math.isfinite(value) else Said(sentence, values)
