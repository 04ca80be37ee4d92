"""A gradient in closed form, without derivatives: what every factor of a path is made of, as an expression that can be
written out. Knows the network, but nothing of students' equations."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.paths import Path
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Factor, Part
from backprop_canvas.explain.reading.expression import (
    Call,
    Derivative,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

NOWHERE = (0, 0)
LARGEST_DENOMINATOR = 100


def symbol(kind_of: Quantity) -> Symbol:
    return Symbol(kind_of, NOWHERE)


def number(value: float) -> Number:
    return Number(value, f"{value:g}", NOWHERE)


def fraction(value: float) -> Expression:
    """A small fraction as people write it."""
    exact = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    if exact.denominator == 1:
        return number(exact.numerator)
    return Quotient(number(exact.numerator), number(exact.denominator), NOWHERE)


def product(factors: Sequence[Expression]) -> Expression:
    flat = [part for each in factors for part in (each.factors if isinstance(each, Product) else (each,))]
    return flat[0] if len(flat) == 1 else Product(tuple(flat), NOWHERE) if flat else number(1.0)


def added(terms: Sequence[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms), NOWHERE) if terms else number(0.0)


def less(one: Expression, other: Expression) -> Sum:
    return Sum((one, Negative(other, NOWHERE)), NOWHERE)


class ClosedForm:
    def __init__(self, local: Local) -> None:
        self._local = local
        self._topology = local.topology
        self.loss = local.topology.loss

    def of_paths(self, paths: Sequence[Path]) -> Expression:
        """The sum of these paths. Paths that differ only in the member of a softmax at their end are one term for each
        edge into it, if the loss is computed together with the softmax."""
        if self.is_coupled(paths):
            return self._coupled(paths)
        return added([product([self._factor(path, at) for at in _from_loss(path)]) for path in paths])

    def is_coupled(self, paths: Sequence[Path]) -> bool:
        """Whether they lead into a softmax that the loss is computed together with."""
        fused = LOSSES[self._topology.loss].activation == SOFTMAX.name and not self._goes_on()
        return fused and all(len(path.factors) > 1 for path in paths)

    def slope(self, neuron: int) -> Expression:
        """φ′ of a neuron in terms of its a, or of its z where that is the usual form."""
        a, name = symbol(Quantity("neuron", neuron)), self._topology.activations[neuron] or ""
        match name:
            case "sigmoid":
                # Each its own node: what one of them would have to be is not what the other would.
                return Product((a, less(number(1.0), symbol(a.quantity))), NOWHERE)
            case "tanh":
                return less(number(1.0), Power(a, number(2.0), NOWHERE))
            case "linear":
                return number(1.0)
        return Call(name, 1, symbol(Quantity("pre", neuron)), NOWHERE)

    def own(self, output: int) -> Expression:
        """∂L/∂y of an output."""
        y, t = symbol(Quantity("neuron", output)), symbol(Quantity("target", output))
        outputs = len(self._topology.outputs)
        match self._topology.loss:
            case "half_squared_error":
                return less(y, t)
            case "squared_error":
                return Product((number(2.0), less(y, t)), NOWHERE)
            case "mean_squared_error":
                # The 2/K of the formula, or nothing where that is 1.
                over = Quotient(number(2.0), number(outputs), NOWHERE)
                return less(y, t) if outputs == 2 else Product((over, less(y, t)), NOWHERE)
            case "binary_cross_entropy":
                return Quotient(less(y, t), Product((y, less(number(1.0), y)), NOWHERE), NOWHERE)
            case "cross_entropy":
                return Negative(Quotient(t, y, NOWHERE), NOWHERE)
        return Derivative(LOSS, Quantity("neuron", output), NOWHERE)

    def _goes_on(self) -> bool:
        return any(self._local.plan.outgoing[member] for member in self._local.plan.softmax)

    def error(self, output: int) -> Expression:
        """y − t of an output."""
        return less(symbol(Quantity("neuron", output)), symbol(Quantity("target", output)))

    def _coupled(self, paths: Sequence[Path]) -> Expression:
        """Σ over the members j: (p_j − t_j) times what leads into z_j."""
        done = dict.fromkeys((path.use, path.neurons[:-1]) for path in paths)
        terms: list[Expression] = []
        for use, neurons in done:
            path = next(each for each in paths if (each.use, each.neurons[:-1]) == (use, neurons))
            before = [self._factor(path, at) for at in _from_loss(path)[2:]]
            for part in path.factors[-2].terms:
                member = next(each.index for each in part if each.kind == "cross")
                into = [self._part(each) for each in part if each.kind != "cross"]
                terms.append(product([self.error(member), *into, *before]))
        return added(terms)

    def _factor(self, path: Path, at: int) -> Expression:
        factor = path.factors[at]
        if LOSSES[self._topology.loss].activation == "sigmoid" and len(path.factors) > 1:
            if at == len(path.factors) - 1:
                return self.error(path.neurons[-1])
            if at == len(path.factors) - 2:
                # The slope of the output is contained in the error already.
                return self._unfolded(factor, path.neurons[-1])
        return self._unfolded(factor)

    def _unfolded(self, factor: Factor, without: int = -1) -> Expression:
        terms = []
        for parts in factor.terms:
            kept = [part for part in parts if not (part.kind == "slope" and part.index == without)]
            shown = [self._part(part) for part in reversed(kept)]
            terms.append(product([each for each in shown if not (isinstance(each, Number) and each.value == 1.0)]))
        return added(terms)

    def _part(self, part: Part) -> Expression:
        neuron = Quantity("neuron", part.index)
        match part.kind:
            case "weight":
                return symbol(Quantity("parameter", self._topology.weights[part.index]))
            case "value":
                return symbol(neuron)
            case "own":
                return self.own(part.index)
            case "slope":
                return self.slope(part.index)
            case "cross":
                return self._cross(Quantity("neuron", part.of), neuron)

    def _cross(self, of: Quantity, wrt: Quantity) -> Expression:
        a = symbol(of)
        if of == wrt:
            return Product((a, less(number(1.0), a)), NOWHERE)
        return Negative(Product((a, symbol(wrt)), NOWHERE), NOWHERE)


def _from_loss(path: Path) -> range:
    """The positions of its factors, from L on, as closed forms are usually written."""
    return range(len(path.factors) - 1, -1, -1)
