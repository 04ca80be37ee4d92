"""Names the neuron at which training diverged: the first whose numbers are not finite."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from backprop_canvas.document.schema import Document, neuron_name, parameter_name
from backprop_canvas.engine.advancing.advance import stepped
from backprop_canvas.engine.advancing.call import evaluate
from backprop_canvas.engine.advancing.one_batch import batch_of
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.passes.backward import backward
from backprop_canvas.engine.passes.forward import forward
from backprop_canvas.engine.passes.steps import NO_NEURON, schedule, step_values
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.errors import Problem

# The work limit of the search for the sample, in edges passed: at most a second.
MAX_SEARCHED_EDGES = 200_000


class Diverged(Problem):
    """The problem that the update of `iteration` made a parameter that is not finite."""

    def __init__(self, iteration: int, neuron: str) -> None:
        super().__init__("diverged", iteration=iteration, neuron=neuron)
        self.iteration = iteration
        self.neuron = neuron


def diverged(document: Document, setup: Setup, state: State) -> Diverged:
    """The problem to report for the iteration after `state`, whose update is not finite. Its neuron is the first with a
    number that is not finite, in the order in which the batch's samples are computed. If all these numbers are finite,
    only their sum or the update is not. Then it is the first neuron with such a parameter."""
    found = (_first_in_sample(setup, state.parameters, sample) for sample in _suspects(setup, state))
    neuron = next((neuron for neuron in found if neuron is not None), None)
    if neuron is None:
        return Diverged(state.iteration + 1, _first_by_update(document, setup, state))
    return Diverged(state.iteration + 1, neuron_name(document.neurons[neuron]))


def _suspects(setup: Setup, state: State) -> Iterator[int]:
    """The samples to search, in order. Normally they are the batch. If the batch is too large, they are its first
    samples, then the first sample whose loss is not finite."""
    batch = batch_of(setup, state)
    near = MAX_SEARCHED_EDGES // max(1, len(setup.plan.topology.sources)) + 1
    yield from batch[:near]
    if len(batch) > near:
        losses = evaluate(setup, state.parameters)[0]
        yield from [sample for sample in batch[near:] if not np.isfinite(losses[sample])][:1]


def _first_in_sample(setup: Setup, parameters: Floats, sample: int) -> int | None:
    """The first neuron, in computing order, with a number of this sample that is not finite."""
    plan, targets = setup.plan, setup.targets[sample]
    ahead = forward(plan, parameters, setup.inputs[sample], targets)
    back = backward(plan, parameters, ahead, targets)
    steps = schedule(plan)
    values = step_values(steps, plan, parameters, parameters, ahead, back)
    neurons = steps.group_neurons[steps.groups]
    at = np.flatnonzero(~np.isfinite(values) & (neurons != NO_NEURON))
    return int(neurons[at[0]]) if len(at) else None


def _first_by_update(document: Document, setup: Setup, state: State) -> str:
    """The first neuron, in computing order, whose bias or incoming weight is not finite after the update. If no neuron
    uses the parameter, the parameter's own name."""
    topology = setup.plan.topology
    broken = np.flatnonzero(~np.isfinite(stepped(setup, state).parameters)).tolist()
    for neuron in setup.plan.order:
        slots = {topology.biases[neuron], *(topology.weights[edge] for edge in setup.plan.incoming[neuron])}
        if not slots.isdisjoint(broken):
            return neuron_name(document.neurons[neuron])
    return parameter_name(document.parameters[broken[0]])
