"""How much rounding error a derivative may carry. Where terms cancel, as at every softmax whose members move together,
it is far more than the derivative's own last digits. Arrays, since it is asked of large networks at several places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.judging.places.layers import layers


def rounded_size(local: Local, of: Quantity, wrt: Quantity) -> float:
    """The root of the summed squares of all numbers that are rounded on the way back from `of` to `wrt`, each times
    what an error in it adds to ∂of/∂wrt; 0.0 if that is not finite. Independent errors add up like this, and not like
    the sum of all paths, which in a deep network is larger than every derivative by many orders (the rule of thumb in
    Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 2.8)."""
    with np.errstate(all="ignore"):
        at_a, at_z = _passed(local, of)
        match wrt.kind:
            case "neuron":
                squares = at_a.total(wrt.index)
            case "pre":
                squares = at_z.total(wrt.index)
            case "parameter":
                squares = _of_parameter(local, wrt.index, at_z)
            case _:
                squares = 0.0
    return math.sqrt(squares) if math.isfinite(squares) else 0.0


@dataclass(frozen=True, eq=False)
class _Sums:
    """(N,) by neuron. squares: of every number that was rounded on the way, each times what an error in it adds to the
    value."""

    values: Floats
    squares: Floats

    def at(self, neurons: list[int]) -> _Sums:
        return _Sums(self.values[neurons], self.squares[neurons])

    def as_column(self) -> _Sums:
        return _Sums(self.values[:, np.newaxis], self.squares[:, np.newaxis])

    def add(self, neurons: list[int], factors: Floats, other: _Sums) -> None:
        """Products at these neurons, one in each row of `factors`."""
        terms = factors * other.values
        self.values[neurons] += terms.sum(axis=0)
        self.squares[neurons] += (terms**2 + factors**2 * other.squares).sum(axis=0)

    @staticmethod
    def zeros(count: int) -> _Sums:
        return _Sums(np.zeros(count), np.zeros(count))

    def total(self, at: int) -> float:
        return float(self.squares[at] + self.values[at] ** 2)


def _passed(local: Local, of: Quantity) -> tuple[_Sums, _Sums]:
    """∂of/∂a and ∂of/∂z."""
    plan, sheets = local.plan, layers(local.plan)
    count = len(plan.order)
    at_a, at_z = _Sums.zeros(count), _Sums.zeros(count)
    at_a.values[:] = [_own(local, of, neuron) for neuron in range(count)]
    at_a.squares[:] = at_a.values**2
    if of.kind == "pre":
        at_z.values[of.index] = 1.0
    slots = np.array(local.slots)
    for neurons, bundle in zip(reversed(sheets.neurons), reversed(sheets.leaving), strict=True):
        if len(bundle.neurons):
            ends, weights = sheets.targets[bundle.edges], slots[sheets.slots[bundle.edges]]
            terms, carried = weights * at_z.values[ends], weights**2 * at_z.squares[ends]
            at_a.values[bundle.neurons] += np.add.reduceat(terms, bundle.starts)
            at_a.squares[bundle.neurons] += np.add.reduceat(terms**2 + carried, bundle.starts)
        alone = [neuron for neuron in neurons.tolist() if neuron not in local.members]
        at_z.add(alone, np.array([[local.slope(neuron, neuron) for neuron in alone]]), at_a.at(alone))
        if together := [neuron for neuron in neurons.tolist() if neuron in local.members]:
            slopes = np.array([[local.slope(one, other) for other in together] for one in together])
            at_z.add(together, slopes, at_a.at(together).as_column())
    return at_a, at_z


def _own(local: Local, of: Quantity, neuron: int) -> float:
    """∂of/∂a where nothing lies between."""
    if of == Quantity("neuron", neuron):
        return 1.0
    return local.own(neuron) if of in (LOSS, Quantity("output_loss", neuron)) else 0.0


def _of_parameter(local: Local, slot: int, at_z: _Sums) -> float:
    """The squares of a parameter, over all its uses."""
    sheets, a = layers(local.plan), np.array(local.a)
    edges, biased = np.flatnonzero(sheets.slots == slot), np.flatnonzero(sheets.biases == slot)
    ends = np.concatenate([sheets.targets[edges], biased])
    factors = np.concatenate([a[sheets.sources[edges]], np.ones(len(biased))])
    terms = factors * at_z.values[ends]
    return float((terms**2 + factors**2 * at_z.squares[ends]).sum() + terms.sum() ** 2)
