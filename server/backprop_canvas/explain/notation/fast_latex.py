"""The rules by which the fast algorithm computes each δ, in symbols and in numbers. Takes the results; computes
nothing.
"""

from __future__ import annotations

from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.fast import Delta, is_fused
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Use, used_at
from backprop_canvas.explain.notation.latex import Formulas, in_product

# Terms beyond this many are not written out.
MOST_TERMS = 8
# All digits of a double: whoever shows the numbers chooses how many.
ALL_DIGITS = 17


class FastFormulas:
    def __init__(self, derivatives: Derivatives, formulas: Formulas) -> None:
        self._derivatives = derivatives
        self._local = derivatives.local
        self._formulas = formulas

    def symbols(self, delta: Delta) -> str:
        r"""The whole rule, for example \delta_{h_{1}} = \left(…\right) \cdot \sigma'(z_{h_{1}})."""
        quantity = delta.quantity
        left = self._formulas.derivative(LOSS, quantity)
        if quantity.kind == "pre":
            left = self._formulas.delta(quantity.index)
        return f"{left} = {self._right(delta)[0]}"

    def numbers(self, delta: Delta) -> str:
        """The right side of the rule in numbers of all digits, with its equals sign."""
        return f"= {self._right(delta)[1]}"

    def _right(self, delta: Delta) -> tuple[str, str]:
        at = delta.quantity.index
        match delta.quantity.kind:
            case "parameter":
                return _sum([self._use(use) for use in delta.uses])
            case "neuron":
                return _sum(self._received(at, delta.edges))
        if at in self._local.members:
            return self._softmax(at, delta)
        return self._delta(at, delta)

    def _delta(self, neuron: int, delta: Delta) -> tuple[str, str]:
        fused = is_fused(self._local, neuron)
        terms = self._received(neuron, delta.edges, own=not fused)
        slope = (self._formulas.slope(neuron), _exact(self._local.slope(neuron, neuron)))
        through = _product(_grouped(terms), slope)
        if not fused:
            return through
        return _sum([self._fused(neuron), through]) if terms else self._fused(neuron)

    def _softmax(self, neuron: int, delta: Delta) -> tuple[str, str]:
        fused = is_fused(self._local, neuron)
        if fused and not any(self._local.plan.outgoing[member] for member in self._local.plan.softmax):
            return self._fused(neuron)
        terms = []
        for member in self._local.plan.softmax:
            a, z = Quantity("neuron", member), Quantity("pre", neuron)
            slope = (self._formulas.derivative(a, z), _exact(self._local.slope(member, neuron)))
            back = (self._formulas.derivative(LOSS, a), _exact(self._derivatives.total(LOSS, a)))
            terms.append(_product(back, slope))
        return _sum(terms)

    def _fused(self, output: int) -> tuple[str, str]:
        return self._formulas.own_delta(output), _exact(self._local.own_delta(output))

    def _received(self, neuron: int, edges: tuple[int, ...], own: bool = True) -> list[tuple[str, str]]:
        terms = []
        if own and neuron in self._local.outputs:
            terms.append((rf"\left({self._formulas.own(neuron)}\right)", _exact(self._local.own(neuron))))
        for edge in edges:
            target = self._local.topology.targets[edge]
            weight = Quantity("parameter", self._local.topology.weights[edge])
            terms.append(_product((self._formulas.name(weight), _exact(self._local.weight(edge))), self._named(target)))
        return terms

    def _named(self, neuron: int) -> tuple[str, str]:
        delta = self._derivatives.total(LOSS, Quantity("pre", neuron))
        return self._formulas.delta(neuron), _exact(delta)

    def _use(self, use: Use) -> tuple[str, str]:
        delta = self._named(used_at(self._local, use))
        if use.kind != "edge":
            return delta
        source = self._local.topology.sources[use.index]
        return _product(delta, (self._formulas.name(Quantity("neuron", source)), _exact(self._local.a[source])))


def _exact(number: float) -> str:
    return in_product(number, ALL_DIGITS)


def _product(first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    return rf"{first[0]} \cdot {second[0]}", rf"{first[1]} \cdot {second[1]}"


def _sum(terms: list[tuple[str, str]]) -> tuple[str, str]:
    if not terms:
        return "0", "0"
    more = [(r"\cdots", r"\cdots")] if len(terms) > MOST_TERMS else []
    shown = terms[:MOST_TERMS] + more
    return " + ".join(term[0] for term in shown), " + ".join(term[1] for term in shown)


def _grouped(terms: list[tuple[str, str]]) -> tuple[str, str]:
    symbols, numbers = _sum(terms)
    if len(terms) < 2:
        return symbols, numbers
    return rf"\left({symbols}\right)", rf"\left({numbers}\right)"
