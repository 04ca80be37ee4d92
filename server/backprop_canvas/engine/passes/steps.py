"""The micro-steps of one iteration, in the order in which they are computed. The command `trace` lists them, frames
carry their values, step cards explain them.

A schedule names the quantity of each step; it depends on the plan alone. The values of the steps, one number each,
depend on the traces and are kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.passes.step_order import (
    Step,
    backward_steps,
    forward_steps,
    input_steps,
    inputs_by_last_sender,
    loss_steps,
    parameter_steps,
)
from backprop_canvas.engine.passes.trace import BackwardTrace, Floats, ForwardTrace
from backprop_canvas.engine.plan.compile import Plan

Phase = Literal["forward", "loss", "backward", "update"]
PHASES: tuple[Phase, ...] = ("forward", "loss", "backward", "update")

# Kind: the phase it belongs to, what `target` counts. Their order is that of the command line's `trace`.
KINDS: dict[str, tuple[Phase, Literal["neuron", "edge", "parameter", "loss"]]] = {
    "input": ("forward", "neuron"),
    "term": ("forward", "edge"),
    "bias": ("forward", "neuron"),
    "sum": ("forward", "neuron"),
    "activation": ("forward", "neuron"),
    "output_loss": ("loss", "neuron"),
    "loss": ("loss", "loss"),
    "grad_a": ("backward", "neuron"),
    "grad_z": ("backward", "neuron"),
    "grad_weight": ("backward", "edge"),
    "contribution": ("backward", "edge"),
    "grad_sum": ("backward", "neuron"),
    "parameter_grad": ("update", "parameter"),
    "combine": ("update", "parameter"),
    "update": ("update", "parameter"),
}


@dataclass(frozen=True)
class Schedule:
    """S micro-steps. kinds: (S,) position in KINDS. targets: (S,) position of the neuron, edge or
    parameter in the document (0 for the loss). groups: (S,) the neuron-sized step it belongs to, from 0
    and never falling. group_neurons: (G,) the neuron whose turn a group is, -1 where it is none's.
    group_levels: (G,) the level-sized step a group belongs to, from 0 and never falling. pass_steps: how many
    are done for each sample of a batch; those behind them are done once, after the last sample.
    """

    kinds: npt.NDArray[np.uint8]
    targets: npt.NDArray[np.uint32]
    groups: npt.NDArray[np.uint32]
    group_neurons: npt.NDArray[np.int32]
    group_levels: npt.NDArray[np.uint32]
    pass_steps: int


# For each kind its position in KINDS, which is what `Schedule.kinds` holds.
KIND_AT = {kind: position for position, kind in enumerate(KINDS)}
NO_NEURON = -1


@dataclass
class _Groups:
    """A schedule while it is built. A group without steps is left out; `level` is any label that changes where a
    level-sized step ends."""

    kinds: list[int]
    targets: list[int]
    groups: list[int]
    neurons: list[int]
    labels: list[int]

    def add(self, steps: Iterable[Step], label: int, neuron: int = NO_NEURON) -> None:
        first = len(self.kinds)
        for kind, target in steps:
            self.kinds.append(KIND_AT[kind])
            self.targets.append(target)
            self.groups.append(len(self.neurons))
        if len(self.kinds) > first:
            self.neurons.append(neuron)
            self.labels.append(label)


@lru_cache(maxsize=64)
def schedule(plan: Plan, batch: bool = False) -> Schedule:
    """The micro-steps of one iteration: the inputs, each other neuron in plan order, the loss, each neuron in
    reversed plan order, the parameters. In a batch these are the pass of one sample, which ends with that sample's
    gradients; the gradients of the batch and the update follow."""
    groups = _Groups([], [], [], [], [])
    computed = plan.order[len(plan.inputs) :]
    top = max(plan.levels, default=0) + 1
    groups.add((("input", neuron) for neuron in plan.inputs), 0)
    for neuron in computed:
        groups.add(forward_steps(plan, neuron), plan.levels[neuron], neuron)
    groups.add(loss_steps(plan), top)
    settled = inputs_by_last_sender(plan)
    outputs = frozenset(plan.topology.outputs)
    for neuron in reversed(computed):
        steps = chain(backward_steps(plan, neuron, outputs), input_steps(plan, settled.get(neuron, ())))
        groups.add(steps, 2 * top - plan.levels[neuron], neuron)
    if batch:
        groups.add(parameter_steps(plan, "parameter_grad"), 2 * top)
    pass_steps = len(groups.kinds)
    groups.add(parameter_steps(plan, *(("combine", "update") if batch else ("parameter_grad", "update"))), 2 * top + 1)
    return _frozen(groups, pass_steps)


def _frozen(groups: _Groups, pass_steps: int) -> Schedule:
    labels = np.array(groups.labels)
    return Schedule(
        kinds=np.array(groups.kinds, dtype=np.uint8),
        targets=np.array(groups.targets, dtype=np.uint32),
        groups=np.array(groups.groups, dtype=np.uint32),
        group_neurons=np.array(groups.neurons, dtype=np.int32),
        group_levels=np.cumsum(np.diff(labels, prepend=labels[:1]) != 0, dtype=np.uint32),
        pass_steps=pass_steps,
    )


def step_values(
    schedule: Schedule,
    plan: Plan,
    parameters: Floats,
    updated: Floats | None,
    forward: ForwardTrace,
    backward: BackwardTrace,
    combined: Floats | None = None,
) -> Floats:
    """(S,) the one number that each micro-step computes; an `update` gives the new value of a parameter. parameters,
    updated: (P,) before and after the iteration whose traces are given; without `updated` only the numbers of the
    pass, (pass_steps,). combined: (P,) the gradient of the batch, for the schedule of a batch."""
    columns = _columns(plan, parameters, forward, backward)
    columns["combine"] = np.empty(0) if combined is None else combined
    columns["update"] = np.empty(0) if updated is None else updated
    by_kind = [columns[kind] for kind in KINDS]
    starts = np.cumsum([0] + [len(column) for column in by_kind[:-1]])
    told = slice(schedule.pass_steps if updated is None else None)
    values: Floats = np.concatenate(by_kind)[starts[schedule.kinds[told]] + schedule.targets[told]]
    return values


def _columns(plan: Plan, parameters: Floats, forward: ForwardTrace, backward: BackwardTrace) -> dict[str, Floats]:
    """For each kind of step of the passes its numbers; `target` counts neurons, edges or parameters."""
    output_losses = np.full(len(forward.a), np.nan)
    output_losses[list(plan.topology.outputs)] = forward.output_losses
    # The number after the last parameter is the one that NO_BIAS points to.
    biases = np.append(parameters, np.nan)[list(plan.topology.biases)]
    return {
        "input": forward.a,
        "term": forward.terms,
        "bias": biases,
        "sum": forward.z,
        "activation": forward.a,
        "output_loss": output_losses,
        "loss": np.array([forward.loss]),
        "grad_a": backward.own,
        "grad_z": backward.grad_z,
        "grad_weight": backward.weight_gradients,
        "contribution": backward.contributions,
        "grad_sum": backward.grad_a,
        "parameter_grad": backward.parameter_gradients,
    }
