"""A reader of micro-steps, who computes each from the numbers of earlier ones alone. What it asks for and
has not seen yet is a step that came too early.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from backprop_canvas.engine.functions.activations import ACTIVATIONS
from backprop_canvas.engine.functions.losses import LOSSES, fused_delta, in_order_sum
from backprop_canvas.engine.functions.softmax import log_softmax, softmax, softmax_slopes
from backprop_canvas.engine.plan.network import NO_BIAS
from tests.engine.passes import Passes

Step = tuple[str, int]


class Reader:
    """`expect` gives the number of the next step; there is a method for each kind of step."""

    def __init__(self, traced: Passes) -> None:
        self.topology = traced.plan.topology
        self.plan = traced.plan
        self.traced = traced
        self.slots = traced.network.parameters.tolist()
        # In the order in which the steps came.
        self.seen: dict[Step, float] = {}

    def expect(self, kind: str, target: int) -> float:
        value: float = getattr(self, kind)(target)
        self.seen[kind, target] = value
        return value

    def a(self, neuron: int) -> float:
        return self.seen["input" if self.topology.activations[neuron] is None else "activation", neuron]

    def grad(self, neuron: int) -> float:
        return self.seen.get(("grad_sum", neuron), self.seen.get(("grad_a", neuron), math.nan))

    def target(self, output: int) -> float:
        return float(self.traced.targets[self.topology.outputs.index(output)])

    def weight(self, edge: int) -> float:
        return float(self.slots[self.topology.weights[edge]])

    def input(self, neuron: int) -> float:
        return float(self.traced.inputs[self.plan.inputs.index(neuron)])

    def term(self, edge: int) -> float:
        return self.weight(edge) * self.a(self.topology.sources[edge])

    def bias(self, neuron: int) -> float:
        return float(self.slots[self.topology.biases[neuron]])

    def sum(self, neuron: int) -> float:
        total = 0.0 if self.topology.biases[neuron] == NO_BIAS else self.seen["bias", neuron]
        for edge in self.plan.incoming[neuron]:
            total += self.seen["term", edge]
        return total

    def activation(self, neuron: int) -> float:
        word = self.topology.activations[neuron] or ""
        if word == "softmax":
            return self.of_softmax(neuron, lambda z, members, a: softmax(z, members, a, 1, 0))
        return ACTIVATIONS[word].value(self.seen["sum", neuron])

    def of_softmax(self, neuron: int, rule: Callable[[list[float], range, list[float]], None]) -> float:
        """What a rule of the softmax makes of all its sums for this neuron."""
        sums = [self.seen["sum", member] for member in self.plan.softmax]
        made = sums.copy()
        rule(sums, range(len(sums)), made)
        return made[self.plan.softmax.index(neuron)]

    def of_output(self, output: int) -> tuple[float, float, float, float]:
        """What the rows of the table of losses are asked with."""
        of_softmax = self.topology.activations[output] == "softmax"
        x = self.of_softmax(output, log_softmax) if of_softmax else self.seen["sum", output]
        return self.a(output), x, self.target(output), float(len(self.topology.outputs))

    def output_loss(self, output: int) -> float:
        return LOSSES[self.topology.loss].part(*self.of_output(output))

    def loss(self, _: int) -> float:
        return in_order_sum([self.seen["output_loss", at] for at in self.topology.outputs])

    def grad_a(self, output: int) -> float:
        return LOSSES[self.topology.loss].derivative(*self.of_output(output))

    def contribution(self, edge: int) -> float:
        return self.weight(edge) * self.seen["grad_z", self.topology.targets[edge]]

    def grad_sum(self, neuron: int) -> float:
        total = self.seen.get(("grad_a", neuron), 0.0)
        for edge in self.plan.outgoing[neuron]:
            total += self.seen["contribution", edge]
        return total

    def grad_z(self, neuron: int) -> float:
        word = self.topology.activations[neuron] or ""
        if word == "softmax":
            sent = [self.sent(member) for member in self.plan.softmax]
            slopes = sent.copy()
            softmax_slopes([self.a(member) for member in self.plan.softmax], range(len(sent)), sent, slopes, 1, 0)
            return slopes[self.plan.softmax.index(neuron)] + self.fused(neuron)
        return self.sent(neuron) * ACTIVATIONS[word].derivative(self.seen["sum", neuron], self.a(neuron)) + self.fused(
            neuron
        )

    def is_fused(self, neuron: int) -> bool:
        return neuron in self.topology.outputs and LOSSES[self.topology.loss].activation is not None

    def sent(self, neuron: int) -> float:
        """What a neuron's δ is made of: ∂L/∂a, or what comes back along its edges where the loss is fused."""
        if not self.is_fused(neuron):
            return self.grad(neuron)
        return in_order_sum([self.seen["contribution", edge] for edge in self.plan.outgoing[neuron]])

    def fused(self, neuron: int) -> float:
        if not self.is_fused(neuron):
            return 0.0
        of_softmax = LOSSES[self.topology.loss].activation == "softmax"
        total = in_order_sum([self.target(output) for output in self.topology.outputs]) if of_softmax else 1.0
        return fused_delta(self.a(neuron), self.target(neuron), total)

    def grad_weight(self, edge: int) -> float:
        return self.seen["grad_z", self.topology.targets[edge]] * self.a(self.topology.sources[edge])

    def parameter_grad(self, slot: int) -> float:
        uses = [("grad_z", at) for at, bias in enumerate(self.topology.biases) if bias == slot]
        uses += [("grad_weight", at) for at, weight in enumerate(self.topology.weights) if weight == slot]
        total = 0.0
        for step in [step for step in self.seen if step in uses]:
            total += self.seen[step]
        return total

    def update(self, slot: int) -> float:
        if not self.traced.network.trainable[slot]:
            return float(self.slots[slot])
        return float(self.slots[slot] - self.traced.network.rules.learning_rate * self.seen["parameter_grad", slot])
