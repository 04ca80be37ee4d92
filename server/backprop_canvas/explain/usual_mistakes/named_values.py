"""All numbers of a network at one point that somebody may have copied in place of a gradient, each with its name. They
come as arrays, since a large network has tens of thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.quantity import LOSS, Kind, Quantity
from backprop_canvas.explain.judging.numerals import fitting
from backprop_canvas.explain.notation.latex import Formulas
from backprop_canvas.explain.usual_mistakes.candidates import Rule


class _Family(NamedTuple):
    """Numbers of one kind. values: NaN for what is no number to copy. name: of the number at a position."""

    values: Floats
    name: Callable[[int], str]


def copied(numeral: str, here: Derivatives, about: Quantity, rule: Rule, formulas: Formulas) -> Iterator[str]:
    """The names of the numbers that a numeral is, exactly, rounded or cut off; those near the question first."""
    for family in _families(here, about, rule, formulas):
        yield from (family.name(at) for at in fitting(numeral, family.values))


def _families(here: Derivatives, about: Quantity, rule: Rule, formulas: Formulas) -> Iterator[_Family]:
    """Those near the question first: δ and ∂L/∂h of neurons, ∂h/∂w, new values, then every value and gradient."""
    topology, local, back = here.local.topology, here.local, here.of_loss
    neurons = range(len(topology.activations))
    computed = [n for n in neurons if topology.activations[n] is not None]
    slots = range(topology.parameter_count)

    def of_loss(kind: Kind, gradients: Floats, which: Sequence[int]) -> _Family:
        values = _other_than_zero(gradients)
        if kind == about.kind:
            values[about.index] = np.nan
        return _Family(values[which], lambda at: formulas.plain_derivative(LOSS, Quantity(kind, which[at])))

    yield of_loss("pre", back.grad_z, computed)
    yield of_loss("neuron", back.grad_a, computed)
    yield of_loss("parameter", back.parameter_gradients, slots)
    yield of_loss("neuron", back.grad_a, neurons)
    if about.kind == "parameter":
        of = [Quantity(kind, n) for kind in ("neuron", "pre") for n in computed]
        totals = np.array([here.total(each, about) for each in of])
        yield _Family(_other_than_zero(totals), lambda at: formulas.plain_derivative(of[at], about))
        updated = rule.next.parameters[about.index : about.index + 1]
        yield _Family(updated, lambda _: f"the new {formulas.shown(about)}")
    yield _Family(np.array(local.a), lambda at: formulas.shown(Quantity("neuron", at)))
    yield _Family(np.array(local.z)[computed], lambda at: formulas.shown(Quantity("pre", computed[at])))
    yield _Family(np.array(local.slots), lambda at: formulas.shown(Quantity("parameter", at)))
    yield _Family(np.array([here.value(LOSS)]), lambda _: formulas.shown(LOSS))
    along = list(zip(topology.targets, topology.sources, strict=True))
    yield _Family(here.along_edges(), lambda at: formulas.plain_derivative(*(Quantity("neuron", n) for n in along[at])))


def _other_than_zero(derivatives: Floats) -> Floats:
    """A copy. A zero is the derivative of everything that nothing reaches, so it is NaN."""
    return np.where(derivatives != 0.0, derivatives, np.nan)
