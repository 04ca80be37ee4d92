"""Which micro-steps the turn of a neuron has, and in which order: what `steps` strings together to the
schedule of an iteration. The neurons of the softmax have their turns one by one, but wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS

# A kind of micro-step, and the position of what it is about.
Step = tuple[str, int]


def forward_steps(plan: Plan, neuron: int) -> Iterator[Step]:
    """A neuron's sum, then its activation; the softmax has all of them after the last of its sums."""
    yield from (("term", edge) for edge in plan.incoming[neuron])
    if plan.topology.biases[neuron] != NO_BIAS:
        yield "bias", neuron
    yield "sum", neuron
    yield from (("activation", member) for member in _together(plan, neuron))


def _together(plan: Plan, neuron: int) -> tuple[int, ...]:
    """The neurons that are activated at once in the turn of this one."""
    if plan.topology.activations[neuron] != SOFTMAX.name:
        return (neuron,)
    return plan.softmax if neuron == plan.softmax[-1] else ()


def loss_steps(plan: Plan) -> Iterator[Step]:
    yield from (("output_loss", output) for output in plan.topology.outputs)
    yield "loss", 0


def backward_steps(plan: Plan, neuron: int, outputs: frozenset[int]) -> Iterator[Step]:
    """What a neuron receives, then its δ, then what it gives to its weights. In the softmax all receive
    before the first of them has its δ.
    """
    for member in reversed(_together(plan, neuron)):
        yield from _gradient_steps(plan, member, outputs)
    yield "grad_z", neuron
    yield from (("grad_weight", edge) for edge in plan.incoming[neuron])


def _gradient_steps(plan: Plan, neuron: int, outputs: frozenset[int]) -> Iterator[Step]:
    """Contributions belong to the neuron that receives them. An output that feeds nothing receives nothing
    but its own derivative.
    """
    if neuron in outputs:
        yield "grad_a", neuron
    if plan.outgoing[neuron] or neuron not in outputs:
        yield from _received(plan, neuron)


def input_steps(plan: Plan, inputs: Iterable[int]) -> Iterator[Step]:
    """An input has no step of its own; it receives in the step of the last neuron that sends to it."""
    for neuron in inputs:
        yield from _received(plan, neuron)


def _received(plan: Plan, neuron: int) -> Iterator[Step]:
    yield from (("contribution", edge) for edge in plan.outgoing[neuron])
    yield "grad_sum", neuron


def inputs_by_last_sender(plan: Plan) -> dict[int, list[int]]:
    """For each neuron the inputs, in document order, whose ∂L/∂a is complete after its backward step: it
    is the first in plan order of those they feed. An input that feeds nothing waits for the very last.
    """
    place = {neuron: at for at, neuron in enumerate(plan.order)}
    settled: dict[int, list[int]] = {}
    for neuron in plan.inputs:
        fed = [place[plan.topology.targets[edge]] for edge in plan.outgoing[neuron]]
        last = min(fed, default=len(plan.inputs))
        if last < len(plan.order):
            settled.setdefault(plan.order[last], []).append(neuron)
    return settled


def parameter_steps(plan: Plan, *kinds: str) -> Iterator[Step]:
    """Each kind for all parameters, one kind after the other."""
    for kind in kinds:
        yield from ((kind, slot) for slot in range(plan.topology.parameter_count))
