"""A run: what the parameters become when a document is trained, iteration by iteration.

It takes the document's values at iteration `start` and never writes the document. Any iteration can be
shown again: checkpoints and recomputation give the same bits as having stepped there.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from server.document.schema import Document, neuron_name
from server.engine.advance import advance
from server.engine.backward import backward
from server.engine.forward import forward
from server.engine.plan import Plan, compile_plan
from server.engine.steps import Schedule, schedule, step_values
from server.engine.trace import Floats
from server.errors import Problem
from server.session.network_builder import Network, build_network, sample_arrays
from server.session.phases import Ends

MAX_CHECKPOINTS = 4_096
REMEMBERED_ITERATIONS = 8


@dataclass(frozen=True)
class Iteration:
    """parameters: (P,) what the iteration starts with. updated: (P,) what it ends with. values: (S,) one
    number per micro-step. sample: which sample it looks at, from 0."""

    parameters: Floats
    updated: Floats
    values: Floats
    sample: int


class Diverged(Problem):
    """The update of `iteration` gave a parameter that is not finite."""

    def __init__(self, iteration: int, neuron: str) -> None:
        super().__init__("diverged", iteration=iteration, neuron=neuron)
        self.iteration = iteration


class Run:
    """One line of training. `start` is the iteration at which it took the document's values."""

    def __init__(self, number: int, start: int, document: Document) -> None:
        self.number = number
        self.start = start
        self.document = document
        self.network: Network = build_network(document)
        self.plan: Plan = compile_plan(self.network.topology)
        self.schedule: Schedule = schedule(self.plan)
        self.ends = Ends(self.schedule)
        self._checkpoints: dict[int, Floats] = {start: self.network.parameters}
        self._interval = 1
        self._remembered: OrderedDict[int, Iteration] = OrderedDict()

    def iteration(self, number: int) -> Iteration:
        """Everything about one iteration, number >= start."""
        if number not in self._remembered:
            self._remembered[number] = self._compute(number)
            if len(self._remembered) > REMEMBERED_ITERATIONS:
                self._remembered.popitem(last=False)
        self._remembered.move_to_end(number)
        return self._remembered[number]

    def parameters_at(self, number: int) -> Floats:
        """(P,) what iteration `number` starts with, recomputed from the nearest checkpoint before it."""
        nearest = max(known for known in self._checkpoints if known <= number)
        parameters = self._checkpoints[nearest]
        for iteration in range(nearest, number):
            parameters = self._advance(parameters, iteration)
            if not all_finite(parameters):
                raise Diverged(iteration, self._first_not_finite(iteration))
            self._remember_parameters(iteration + 1, parameters)
        return parameters

    def _compute(self, number: int) -> Iteration:
        parameters = self.parameters_at(number)
        sample = self._sample(number)
        inputs, targets = sample_arrays(self.document, self.network, sample)
        ahead = forward(self.plan, parameters, inputs, targets)
        back = backward(self.plan, parameters, ahead, targets)
        updated = self._advance(parameters, number)
        values = step_values(self.schedule, self.plan, parameters, updated, ahead, back)
        return Iteration(parameters, updated, values, sample)

    def _advance(self, parameters: Floats, number: int) -> Floats:
        inputs, targets = sample_arrays(self.document, self.network, self._sample(number))
        return advance(self.plan, parameters, inputs, targets, self.network.trainable, self.network.optimizer)

    def _first_not_finite(self, number: int) -> str:
        """The name of the first neuron, in computing order, with a step that is not finite."""
        values = self.iteration(number).values
        step = int(np.argmin(np.isfinite(values)))
        neuron = int(self.schedule.group_neurons[self.schedule.groups[step]])
        return "L" if neuron < 0 else neuron_name(self.document.neurons[neuron])

    def _sample(self, number: int) -> int:
        return (number - 1) % len(self.document.samples)

    def _remember_parameters(self, number: int, parameters: Floats) -> None:
        if (number - self.start) % self._interval:
            return
        self._checkpoints[number] = parameters
        if len(self._checkpoints) > MAX_CHECKPOINTS:
            self._interval *= 2
            kept = {k: v for k, v in self._checkpoints.items() if (k - self.start) % self._interval == 0}
            self._checkpoints = kept


def all_finite(values: Floats) -> bool:
    return bool(np.isfinite(values).all())
