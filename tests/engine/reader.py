"""A reader of micro-steps, who computes each from the numbers of earlier ones alone. What it asks for and
has not seen yet is a step that came too early.
"""

from __future__ import annotations

import math

from server.engine.activations import ACTIVATIONS
from server.engine.losses import LOSSES
from server.engine.network import NO_BIAS
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
        return ACTIVATIONS[self.topology.activations[neuron] or ""].value(self.seen["sum", neuron])

    def output_loss(self, output: int) -> float:
        return LOSSES[self.topology.loss].part(self.a(output), self.target(output))

    def loss(self, _: int) -> float:
        return LOSSES[self.topology.loss].combine([self.seen["output_loss", at] for at in self.topology.outputs])

    def grad_a(self, output: int) -> float:
        return LOSSES[self.topology.loss].derivative(self.a(output), self.target(output))

    def contribution(self, edge: int) -> float:
        return self.weight(edge) * self.seen["grad_z", self.topology.targets[edge]]

    def grad_sum(self, neuron: int) -> float:
        total = self.seen.get(("grad_a", neuron), 0.0)
        for edge in self.plan.outgoing[neuron]:
            total += self.seen["contribution", edge]
        return total

    def grad_z(self, neuron: int) -> float:
        row = ACTIVATIONS[self.topology.activations[neuron] or ""]
        return self.grad(neuron) * row.derivative(self.seen["sum", neuron], self.a(neuron))

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
        return float(self.slots[slot] - self.traced.network.optimizer.learning_rate * self.seen["parameter_grad", slot])
