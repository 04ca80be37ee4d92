"""Local derivatives: each neuron's output with respect to what it receives, and each output's part of L. All other
derivatives are made of these. Knows nothing of paths through the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from backprop_canvas.engine.functions.activations import ACTIVATIONS, SOFTMAX
from backprop_canvas.engine.functions.elementary import sigmoid
from backprop_canvas.engine.functions.losses import LOSSES, fused_delta, in_order_sum
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.point import Point


class Local:
    """All neurons and slots by their position in the document. Arrays are plain lists, which are faster to index one by
    one."""

    def __init__(self, point: Point) -> None:
        topology = point.plan.topology
        self.plan = point.plan
        self.topology = topology
        self.slots: list[float] = point.parameters.tolist()
        self.a: list[float] = point.forward.a.tolist()
        self.z: list[float] = point.forward.z.tolist()
        self._own: list[float] = point.backward.own.tolist()
        self.members = frozenset(point.plan.softmax)
        self._slopes: dict[int, float] = {}
        self.outputs = {output: at for at, output in enumerate(topology.outputs)}
        self._targets: list[float] = point.targets.tolist()
        self._x: list[float] = point.forward.x.tolist()
        self._loss = LOSSES[topology.loss]
        self._others = dict(
            zip(self.plan.softmax, _sums_of_others([self.a[n] for n in self.plan.softmax]), strict=True)
        )
        self._target_sum = in_order_sum(self._targets) if self._loss.activation == SOFTMAX.name else 1.0

    def group(self, neuron: int) -> Sequence[int]:
        """The neurons whose z this neuron's a depends on: all of the softmax, else itself; none for an input."""
        if neuron in self.members:
            return self.plan.softmax
        return () if self.topology.activations[neuron] is None else (neuron,)

    def slope(self, of: int, wrt: int) -> float:
        """∂a/∂z of two neurons of one group. For a neuron without a group this is φ′."""
        if of in self.members:
            return self._softmax_slope(of, wrt)
        if of != wrt:
            return 0.0
        known = self._slopes.get(of)
        if known is None:
            known = self._slopes[of] = self._lone_slope(of)
        return known

    def _lone_slope(self, of: int) -> float:
        name = self.topology.activations[of]
        if name is None:
            return 0.0
        if self.is_fused(of):
            # σ(-z) is 1 - a, with the digits that a lacks near 1. There the loss's own derivative is huge.
            return sigmoid(self.z[of]) * sigmoid(-self.z[of])
        return ACTIVATIONS[name].derivative(self.z[of], self.a[of])

    def _softmax_slope(self, of: int, wrt: int) -> float:
        if of != wrt:
            return -self.a[of] * self.a[wrt]
        # The sum of the others is 1 - a with all its digits.
        return self.a[of] * self._others[of]

    def is_fused(self, neuron: int) -> bool:
        """Whether this is a sigmoid output whose loss is computed together with the sigmoid, from z."""
        return neuron in self.outputs and self._loss.activation == "sigmoid"

    def weight(self, edge: int) -> float:
        return self.slots[self.topology.weights[edge]]

    def edges_between(self, source: int, target: int) -> list[int]:
        """The edges from `source` into the group of `target`, in document order; at most one if the target is in no
        softmax."""
        sources = self.topology.sources
        return [e for j in self.group(target) for e in self.plan.incoming[j] if sources[e] == source]

    def uses_at(self, slot: int, neuron: int) -> float:
        """∂z/∂parameter at this neuron alone: 1 for its bias, the source's a for each edge."""
        topology = self.topology
        total = 1.0 if topology.biases[neuron] == slot != NO_BIAS else 0.0
        for edge in self.plan.incoming[neuron]:
            if topology.weights[edge] == slot:
                total += self.a[topology.sources[edge]]
        return total

    def own(self, neuron: int) -> float:
        """∂L/∂a of an output, from the loss alone; 0 for any other neuron."""
        return self._own[neuron]

    def own_part(self, output: int, neuron: int) -> float:
        """∂E of `output` with respect to the z of `neuron`, through the output's activation alone. If the loss is
        computed from z, this is finite even where a is saturated."""
        if self._loss.activation is None:
            return self._own[output] * self.slope(output, neuron) if neuron in self.group(output) else 0.0
        target = self._targets[self.outputs[output]]
        if self._loss.activation == SOFTMAX.name:
            return target * (self.a[neuron] - (1.0 if neuron == output else 0.0)) if neuron in self.members else 0.0
        return fused_delta(self.a[output], target, 1.0) if neuron == output else 0.0

    def own_delta(self, neuron: int) -> float:
        """∂L/∂z of an output, from the loss alone, through its activation or its softmax; 0 for any other neuron."""
        if neuron not in self.outputs:
            return 0.0
        if self._loss.activation is not None:
            return fused_delta(self.a[neuron], self._targets[self.outputs[neuron]], self._target_sum)
        return in_order_sum([self._own[member] * self.slope(member, neuron) for member in self.group(neuron)])

    def target(self, output: int) -> float:
        return self._targets[self.outputs[output]]

    def target_slope(self, output: int) -> float:
        """∂L/∂t. A loss without an activation of its own depends on y - t. The others consist of t·ln y and, after a
        sigmoid, (1 - t)·ln(1 - y); there ln y - ln(1 - y) is z."""
        if self._loss.activation is None:
            return -self._own[output]
        return -self._x[self.outputs[output]]


def _sums_of_others(numbers: Sequence[float]) -> list[float]:
    """For each number, the sum of all others, computed without a subtraction."""
    before = list(accumulate(numbers, initial=0.0))
    behind = list(accumulate(reversed(numbers), initial=0.0))
    return [before[at] + behind[len(numbers) - 1 - at] for at in range(len(numbers))]
