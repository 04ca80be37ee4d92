"""How much rounding error a derivative may carry. Where terms cancel, as at every softmax whose members move together,
it is far more than the derivative's own last digits.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity


class _Sum(NamedTuple):
    """squares: of every number that was rounded on the way, each times what an error in it adds to `value`."""

    value: float = 0.0
    squares: float = 0.0

    def plus(self, factor: float, other: _Sum) -> _Sum:
        """With one more product added."""
        term = factor * other.value
        return _Sum(self.value + term, self.squares + term * term + factor * factor * other.squares)


def rounded_size(local: Local, of: Quantity, wrt: Quantity) -> float:
    """The root of the summed squares of all numbers that are rounded on the way back from `of` to `wrt`, each times
    what an error in it adds to ∂of/∂wrt; 0.0 if that is not finite. Independent errors add up like this, and not like
    the sum of all paths, which in a deep network is larger than every derivative by many orders (the rule of thumb in
    Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 2.8)."""
    at_a, at_z = _passed(local, of)
    match wrt.kind:
        case "neuron":
            found = at_a[wrt.index]
        case "pre":
            found = at_z[wrt.index]
        case "parameter":
            found = _of_parameter(local, wrt.index, at_z)
        case _:
            found = _Sum()
    size = math.sqrt(found.squares + found.value * found.value)
    return size if math.isfinite(size) else 0.0


def _passed(local: Local, of: Quantity) -> tuple[list[_Sum], list[_Sum]]:
    """By neuron: ∂of/∂a and ∂of/∂z."""
    plan, targets = local.plan, local.topology.targets
    at_a, at_z = [_Sum()] * len(plan.order), [_Sum()] * len(plan.order)
    for neuron in reversed(plan.order):
        own = _own(local, of, neuron)
        total = _Sum(own, own * own)
        for edge in plan.outgoing[neuron]:
            total = total.plus(local.weight(edge), at_z[targets[edge]])
        at_a[neuron] = total
        if neuron not in local.members:
            at_z[neuron] = _through(local, of, neuron, at_a)
        elif neuron == plan.softmax[0]:
            for member in plan.softmax:
                at_z[member] = _through(local, of, member, at_a)
    return at_a, at_z


def _own(local: Local, of: Quantity, neuron: int) -> float:
    """∂of/∂a where nothing lies between."""
    if of == Quantity("neuron", neuron):
        return 1.0
    return local.own(neuron) if of in (LOSS, Quantity("output_loss", neuron)) else 0.0


def _through(local: Local, of: Quantity, neuron: int, at_a: list[_Sum]) -> _Sum:
    total = _Sum(1.0 if of == Quantity("pre", neuron) else 0.0)
    for member in local.group(neuron):
        total = total.plus(local.slope(member, neuron), at_a[member])
    return total


def _of_parameter(local: Local, slot: int, at_z: list[_Sum]) -> _Sum:
    topology, total = local.topology, _Sum()
    for edge, weight in enumerate(topology.weights):
        if weight == slot:
            total = total.plus(local.a[topology.sources[edge]], at_z[topology.targets[edge]])
    for neuron, bias in enumerate(topology.biases):
        if bias == slot:
            total = total.plus(1.0, at_z[neuron])
    return total
