"""The micro-steps of one neuron's turn, and their order. `steps` joins them to the schedule of an iteration. Neurons
of the softmax have their turns one by one, but wait for each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS

# A kind of micro-step, and the position of what it is about.
Step = tuple[str, int]


def forward_steps(plan: Plan, neuron: int) -> Iterator[Step]:
    """A neuron's sum, then its activation. The softmax has all its activations after the last of its sums."""
    yield from (("term", edge) for edge in plan.incoming[neuron])
    if plan.topology.biases[neuron] != NO_BIAS:
        yield "bias", neuron
    yield "sum", neuron
    yield from (("activation", member) for member in _together(plan, neuron))


def _together(plan: Plan, neuron: int) -> tuple[int, ...]:
    """The neurons that are activated in this neuron's turn."""
    if plan.topology.activations[neuron] != SOFTMAX.name:
        return (neuron,)
    return plan.softmax if neuron == plan.softmax[-1] else ()


def loss_steps(plan: Plan) -> Iterator[Step]:
    yield from (("output_loss", output) for output in plan.topology.outputs)
    yield "loss", 0


def backward_steps(plan: Plan, neuron: int, outputs: frozenset[int]) -> Iterator[Step]:
    """The contributions that a neuron receives, its δ, the gradients of its weights. In the softmax all neurons
    receive before the first of them has its δ."""
    for member in reversed(_together(plan, neuron)):
        yield from _gradient_steps(plan, member, outputs)
    yield "grad_z", neuron
    yield from (("grad_weight", edge) for edge in plan.incoming[neuron])


def _gradient_steps(plan: Plan, neuron: int, outputs: frozenset[int]) -> Iterator[Step]:
    """Contributions belong to the neuron that receives them. An output without outgoing edges has only the loss's own
    derivative."""
    if neuron in outputs:
        yield "grad_a", neuron
    if plan.outgoing[neuron] or neuron not in outputs:
        yield from _received(plan, neuron)


def input_steps(plan: Plan, inputs: Iterable[int]) -> Iterator[Step]:
    """An input has no turn of its own. It receives its contributions in the turn of the last neuron that sends any."""
    for neuron in inputs:
        yield from _received(plan, neuron)


def _received(plan: Plan, neuron: int) -> Iterator[Step]:
    yield from (("contribution", edge) for edge in plan.outgoing[neuron])
    yield "grad_sum", neuron


def inputs_by_last_sender(plan: Plan) -> dict[int, list[int]]:
    """For each neuron the inputs, in document order, whose ∂L/∂a is complete after the neuron's backward turn: of all
    targets of such an input it is the first in plan order. An input without outgoing edges comes at the very end."""
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
