"""Turns a plan and its rules into the flat numbers that the kernel takes. A neuron's number is its rank, its place in
the plan's order. A parameter's number is its *place*: trained parameters come first, in the order in which the ranks
use them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.functions import activations, losses, reductions
from backprop_canvas.engine.kernel.forms import Rates, Wiring
from backprop_canvas.engine.optimizing import optimizers, schedules
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.engine.plan.compile import Plan
from backprop_canvas.engine.plan.network import NO_BIAS

# Half the size of the usual integers: large networks wait for memory.
Places = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

INPUT_CODE = -1


@dataclass(frozen=True, eq=False)
class Placement:
    """slots: (P,) which parameter stands at each place. wiring: the plan by rank and place."""

    slots: Places
    wiring: Wiring


@lru_cache(maxsize=8)
def placement(plan: Plan, trainable: bytes) -> Placement:
    """Of a plan and the bytes of its trainable (P,); the same one again when only values change."""
    slots = slots_by_place(plan, np.frombuffer(trainable, dtype=np.bool_))
    return Placement(slots, wiring(plan, slots))


def slots_by_place(plan: Plan, trainable: Flags) -> Places:
    """(P,) which parameter stands at each place."""
    used = list(dict.fromkeys(_slots_in_use(plan)))
    unused = sorted(set(range(plan.topology.parameter_count)).difference(used))
    return np.array(sorted(used + unused, key=lambda slot: not trainable[slot]), dtype=np.int32)


def _slots_in_use(plan: Plan) -> Iterator[int]:
    topology = plan.topology
    for neuron in plan.order:
        yield from (topology.weights[edge] for edge in plan.incoming[neuron])
    yield from (topology.biases[neuron] for neuron in plan.order if topology.biases[neuron] != NO_BIAS)


def wiring(plan: Plan, slots: Places) -> Wiring:
    """The plan as flat arrays; slots: (P,) as of `slots_by_place`."""
    topology = plan.topology
    ranks = inverse(plan.order)
    # One place more, at the end: the 0 that stands in for a bias that is not there.
    places = np.append(inverse(slots.tolist()), np.int32(len(slots)))
    incoming = [plan.incoming[neuron] for neuron in plan.order]
    outgoing = [plan.outgoing[neuron] for neuron in plan.order]
    entering, leaving = _flat(incoming), _flat(outgoing)
    sources, targets = ranks[list(topology.sources)], ranks[list(topology.targets)]
    weights = places[list(topology.weights)]
    members = sorted(ranks[list(plan.softmax)].tolist())
    row = losses.LOSSES[topology.loss]
    return Wiring(
        inputs=len(plan.inputs),
        neurons=len(plan.order),
        codes=_ints(_code(topology.activations[neuron]) for neuron in plan.order),
        starts=_starts(incoming),
        sources=sources[entering],
        slots=weights[entering],
        # NO_BIAS is -1, which is the last place.
        biases=places[[topology.biases[neuron] for neuron in plan.order]],
        deep=_ints(any(ranks[topology.sources[e]] >= len(plan.inputs) for e in edges) for edges in incoming),
        leaving_starts=_starts(outgoing),
        leaving_slots=weights[leaving],
        leaving_targets=targets[leaving],
        outputs=ranks[list(topology.outputs)],
        softmax=_ints(members),
        softmax_last=members[-1] if members else -1,
        loss=losses.CODES[topology.loss],
        fused=int(row.activation is not None),
        grouped=int(row.activation == activations.SOFTMAX.name),
    )


def rates(plan: Plan, rules: Rules, trainable: Flags, slots: Places) -> Rates:
    """The rules as numbers; slots: (P,) as of `slots_by_place`."""
    weights = np.zeros(len(slots) + 1, dtype=np.bool_)
    weights[list(plan.topology.weights)] = True
    unbounded = rules.clip_value == np.inf and rules.max_norm == np.inf
    return Rates(
        moving=int(np.count_nonzero(trainable)),
        penalised=np.append(weights[slots], False).astype(np.float64),
        optimizer=optimizers.CODES[rules.optimizer],
        hyper=np.array(rules.hyper, dtype=np.float64),
        learning_rate=float(rules.learning_rate),
        schedule=schedules.CODES[rules.schedule],
        schedule_a=float(rules.schedule_numbers[0]),
        schedule_b=float(rules.schedule_numbers[1]),
        warm_start=float(rules.warm_up[0]),
        warm_iterations=float(rules.warm_up[1]),
        reduction=reductions.CODES[rules.reduction],
        plain=int(rules.l1 == 0.0 and rules.l2 == 0.0 and unbounded),
        l1=float(rules.l1),
        l2=float(rules.l2),
        clip_value=float(rules.clip_value),
        max_norm=float(rules.max_norm),
    )


def by_place(slots: Places, parameters: Floats) -> Floats:
    """(P + 1,) values by place from parameters (P,), and the 0 at the end."""
    return np.append(parameters[slots], 0.0)


def by_slot(slots: Places, values: Floats) -> Floats:
    """(P,) in document order again, from (P,) or (P + 1,) by place."""
    parameters = np.empty(len(slots))
    parameters[slots] = values[: len(slots)]
    return parameters


def _code(activation: str | None) -> int:
    if activation is None:
        return INPUT_CODE
    return activations.SOFTMAX_CODE if activation == activations.SOFTMAX.name else activations.CODES[activation]


def inverse(order: Sequence[int]) -> Places:
    places = np.empty(len(order), dtype=np.int32)
    places[list(order)] = np.arange(len(order))
    return places


def _starts(groups: Sequence[Sequence[int]]) -> Places:
    return np.cumsum([0, *map(len, groups)], dtype=np.int32)


def _flat(groups: Sequence[Sequence[int]]) -> Places:
    return _ints(edge for group in groups for edge in group)


def _ints(numbers: Iterator[int] | Sequence[int]) -> Places:
    return np.array(list(numbers), dtype=np.int32)
