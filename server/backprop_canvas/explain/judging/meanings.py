"""What a written number may stand for: a value of this moment, such as an input, an activation or a slope; or a number
of the loss. Knows one place and no equations.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import accumulate

import numpy as np

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity
from backprop_canvas.explain.judging.numerals import ROUNDING, fits, printed_digits, unit
from backprop_canvas.explain.judging.places.pieces import of_loss
from backprop_canvas.explain.judging.readings import Evaluation, applied
from backprop_canvas.explain.judging.tolerances import ROUNDED_DIGITS
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Product,
    Quotient,
    Sum,
    Symbol,
)

# In larger networks a number stands for a value, an error or a slope, and for no derivative along an edge.
MOST_EDGES = 300
# How many meanings of one number are tried.
MOST_MEANINGS = 12
NOWHERE = (0, 0)
# Some meanings, by their number, and their values.
Known = tuple[Callable[[int], Expression], Floats]


class Meanings:
    """Of numbers at one place."""

    def __init__(self, here: Derivatives) -> None:
        self._here = here
        self._topology = here.local.topology
        activations = enumerate(self._topology.activations)
        self._computed = [neuron for neuron, name in activations if name is not None]

    def values_of(self, numeral: Number) -> list[Expression]:
        """The values of this moment that a number may be, with their sign, the simplest first. Where it is exactly a
        value of the network or a slope, it is no derivative by chance."""
        found = self._values(numeral, self._simple)
        if not any(is_exact for is_exact, _ in found):
            found += self._values(numeral, self._derivatives)
        return [meaning for _, meaning in found][:MOST_MEANINGS]

    def _values(self, numeral: Number, known: Known) -> list[tuple[bool, Expression]]:
        """With two digits or more a number may be rounded; a plain integer may not."""
        meaning, values = known
        sizes = np.abs(values)
        # 0.1 + 0.2 is no 0.3 to the last bit.
        near = exact = np.abs(sizes - numeral.value) <= ROUNDING * numeral.value
        if printed_digits(numeral.text) > 1 and not numeral.text.isdecimal():
            near = exact | (np.abs(sizes - numeral.value) <= unit(numeral.text))
        return [
            (bool(exact[at]), Negative(meaning(at), NOWHERE) if values[at] < 0.0 else meaning(at))
            for at in np.flatnonzero(near).tolist()
            if exact[at] or fits(numeral.text, float(sizes[at]))
        ]

    def is_exactly_a_value(self, numeral: Number) -> bool:
        """Whether it is a value of the network or a slope, as far as rounding tells."""
        return any(is_exact for is_exact, _ in self._values(numeral, self._simple))

    def constant_of(self, numeral: Number) -> Expression | None:
        """The number of the loss that a number rounds, such as 2/3 for 0.667."""
        count = len(self._topology.outputs)
        if printed_digits(numeral.text) < ROUNDED_DIGITS:
            return None
        for above in (1.0, LOSSES[self._topology.loss].derivative_factor or 1.0):
            if fits(numeral.text, above / count):
                return Quotient(_number(above), _number(float(count)), NOWHERE)
        return None

    @cached_property
    def _simple(self) -> Known:
        sorts = list(self._sorts())
        starts = list(accumulate((len(values) for _, values in sorts), initial=0))

        def meaning(at: int) -> Expression:
            sort = bisect(starts, at) - 1
            return sorts[sort][0](at - starts[sort])

        return meaning, np.concatenate([values for _, values in sorts])

    @cached_property
    def _derivatives(self) -> Known:
        found, evaluation = list(self._all_derivatives()), Evaluation(self._here, "mixed")
        return found.__getitem__, np.array([evaluation.of(each).number for each in found])

    def _sorts(self) -> Iterator[Known]:
        """The values of the network, then slopes, those of a loss with kinks among them, which are often 1: arrays,
        since a large network has thousands."""
        local, topology, names = self._here.local, self._topology, self._topology.activations
        yield partial(_symbol, "neuron"), np.array(local.a)
        outputs = topology.outputs
        yield lambda at: _symbol("target", outputs[at]), np.array([local.target(output) for output in outputs])
        yield partial(_symbol, "parameter"), np.array(local.slots)
        yield lambda at: _symbol("pre", self._computed[at]), np.array(local.z)[self._computed]
        bent = [neuron for neuron in self._computed if names[neuron] in ACTIVATIONS and names[neuron] != "linear"]
        slopes = [applied(names[neuron] or "", 1, local.z[neuron]) for neuron in bent]
        yield lambda at: Call(names[bent[at]] or "", 1, _symbol("pre", bent[at]), NOWHERE), np.array(slopes)
        # Behind other outputs more than the loss follows.
        has_kinks = of_loss(topology.loss) is not None
        last = [output for output in outputs if has_kinks and not local.plan.outgoing[output]]
        own = np.array([local.own(output) for output in last], dtype=np.float64)
        yield lambda at: Derivative(LOSS, Quantity("neuron", last[at]), NOWHERE), own

    def _all_derivatives(self) -> Iterator[Expression]:
        topology = self._topology
        yield from (_less(_symbol("neuron", output), _symbol("target", output)) for output in topology.outputs)
        yield from (Derivative(LOSS, Quantity("neuron", n), NOWHERE) for n in range(len(topology.activations)))
        yield from (Derivative(LOSS, Quantity("pre", neuron), NOWHERE) for neuron in self._computed)
        yield from (_less(_number(1.0), _symbol("neuron", neuron)) for neuron in self._computed)
        if len(topology.weights) <= MOST_EDGES:
            yield from self._along_edges()
            biases = dict.fromkeys(slot for slot in topology.biases if slot != NO_BIAS)
            yield from (Derivative(LOSS, Quantity("parameter", slot), NOWHERE) for slot in biases)

    def _along_edges(self) -> Iterator[Expression]:
        topology = self._topology
        for edge, (source, target) in enumerate(zip(topology.sources, topology.targets, strict=True)):
            wrt, of = Quantity("neuron", source), Quantity("neuron", target)
            slot = Quantity("parameter", topology.weights[edge])
            along = Derivative(of, wrt, NOWHERE)
            yield along
            yield Derivative(of, slot, NOWHERE)
            yield Derivative(LOSS, slot, NOWHERE)
            yield Product((Derivative(LOSS, of, NOWHERE), along), NOWHERE)


def worded(meaning: Expression, formulas: Formulas) -> str:
    """A meaning as plain text, such as t1, relu'(z_h1) or o1 - t1."""
    match meaning:
        case Symbol():
            return formulas.shown(meaning.quantity)
        case Derivative():
            return formulas.plain_derivative(meaning.of, meaning.wrt)
        case Call():
            sign = "σ" if meaning.function == "sigmoid" else meaning.function
            return f"{sign}'({worded(meaning.argument, formulas)})"
        case Negative():
            inner = worded(meaning.operand, formulas)
            return f"-({inner})" if isinstance(meaning.operand, Sum) else f"-{inner}"
        case Sum():
            first, last = meaning.terms
            return f"{worded(first, formulas)} - {worded(last.operand, formulas)}" if isinstance(last, Negative) else ""
        case Product():
            return " * ".join(worded(factor, formulas) for factor in meaning.factors)
        case Number():
            return meaning.text
    return ""


def _symbol(kind: Kind, index: int) -> Symbol:
    return Symbol(Quantity(kind, index), NOWHERE)


def _less(first: Expression, last: Expression) -> Sum:
    return Sum((first, Negative(last, NOWHERE)), NOWHERE)


def _number(value: float) -> Number:
    return Number(value, f"{value:g}", NOWHERE)
