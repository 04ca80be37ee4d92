"""Compiles a topology to a plan: in which order neurons are computed and which edges meet where. Every pass
walks a plan; none sorts anything itself. Depends on the topology alone, so changing a value keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from backprop_canvas.engine.functions.activations import SOFTMAX
from backprop_canvas.engine.plan.levels import Groups, Levels
from backprop_canvas.engine.plan.network import NO_BIAS, Topology


@dataclass(frozen=True, eq=False)
class Plan:
    """Equal only to itself, since `compile_plan` returns the same plan for the same topology.

    levels: (N,) 0 for an input, else one more than the highest level that sends to the neuron (an input's
        if none does); the neurons of a softmax share the highest level that any of them needs.
    order: (N,) the neurons by level, then by document order.
    incoming, outgoing: (N,) the edges that enter and leave each neuron, in document order.
    inputs: the neurons with a value of their own, in document order.
    softmax: the neurons that form the softmax, in document order; () if there is none.
    """

    topology: Topology
    levels: tuple[int, ...]
    order: tuple[int, ...]
    incoming: Groups
    outgoing: Groups
    inputs: tuple[int, ...]
    softmax: tuple[int, ...]


@lru_cache(maxsize=64)
def compile_plan(topology: Topology) -> Plan:
    """The plan of a topology, checked. Raises Problem("cycle") where its edges close one, and
    Problem("softmax_cycle") where a path leads from one neuron of the softmax to another.
    """
    count = len(topology.activations)
    incoming = _edges_by(topology.targets, count)
    outgoing = _edges_by(topology.sources, count)
    softmax = tuple(n for n, activation in enumerate(topology.activations) if activation == SOFTMAX.name)
    levels = Levels(topology, incoming, outgoing, softmax).by_neuron()
    order = tuple(sorted(range(count), key=levels.__getitem__))
    inputs = tuple(n for n, activation in enumerate(topology.activations) if activation is None)
    plan = Plan(topology, levels, order, incoming, outgoing, inputs, softmax)
    check(plan)
    return plan


def _edges_by(ends: tuple[int, ...], count: int) -> Groups:
    groups: list[list[int]] = [[] for _ in range(count)]
    for edge, neuron in enumerate(ends):
        groups[neuron].append(edge)
    return tuple(map(tuple, groups))


def check(plan: Plan) -> None:
    """Raises ValueError where a plan does not fit its topology. Follows the definition of a plan, not the way in
    which it is compiled."""
    _check_order(plan)
    _check_edges(plan)
    _check_levels(plan)
    _check_slots(plan.topology)


def _check_order(plan: Plan) -> None:
    places = [(plan.levels[neuron], neuron) for neuron in plan.order]
    if sorted(plan.order) != list(range(len(plan.topology.activations))):
        raise ValueError("the order does not hold every neuron once")
    if places != sorted(places):
        raise ValueError("the order is not by level, then by document order")
    if list(plan.inputs) != [n for n, name in enumerate(plan.topology.activations) if name is None]:
        raise ValueError("the inputs are not the neurons without an activation")
    if list(plan.softmax) != [n for n, name in enumerate(plan.topology.activations) if name == SOFTMAX.name]:
        raise ValueError("the softmax does not hold the neurons with that activation")


def _check_edges(plan: Plan) -> None:
    for ends, groups in ((plan.topology.targets, plan.incoming), (plan.topology.sources, plan.outgoing)):
        flat = [edge for edges in groups for edge in edges]
        if sorted(flat) != list(range(len(ends))) or any(list(edges) != sorted(edges) for edges in groups):
            raise ValueError("the edges are not listed once each, in document order")
        if any(ends[edge] != neuron for neuron, edges in enumerate(groups) for edge in edges):
            raise ValueError("an edge is listed at a neuron that it does not touch")


def _check_levels(plan: Plan) -> None:
    alone = set(range(len(plan.levels))) - set(plan.softmax)
    for turn in (*((neuron,) for neuron in sorted(alone)), plan.softmax):
        expected = _expected_level(plan, turn)
        if any(plan.levels[neuron] != expected for neuron in turn):
            raise ValueError(f"the neurons {turn} are not on level {expected}")


def _expected_level(plan: Plan, turn: tuple[int, ...]) -> int:
    senders = [plan.levels[plan.topology.sources[edge]] for neuron in turn for edge in plan.incoming[neuron]]
    if any(plan.topology.activations[neuron] is None for neuron in turn):
        if senders:
            raise ValueError(f"neuron {turn[0]} is an input that an edge enters")
        return 0
    return 1 + max(senders, default=0)


def _check_slots(topology: Topology) -> None:
    slots = set(topology.weights) | (set(topology.biases) - {NO_BIAS})
    if not slots <= set(range(topology.parameter_count)):
        raise ValueError("an edge or a bias names a slot that does not exist")
    if not {len(topology.sources), len(topology.targets)} == {len(topology.weights)}:
        raise ValueError("the edges have not as many sources, targets and weights")
