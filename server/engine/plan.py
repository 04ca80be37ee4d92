"""Compiles a topology to a plan: in which order neurons are computed and which edges meet where. Every pass
walks a plan; none sorts anything itself. Depends on the topology alone, so changing a value keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from server.engine.network import NO_BIAS, Topology
from server.errors import Problem

Groups = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """Equal only to itself, since `compile_plan` returns the same plan for the same topology.

    levels: (N,) 0 for an input, else one more than the highest level that sends to the neuron (an input's
        if none does). order: (N,) the neurons by level, then by document order.
    incoming, outgoing: (N,) the edges that enter and leave each neuron, in document order.
    inputs: the neurons with a value of their own, in document order.
    """

    topology: Topology
    levels: tuple[int, ...]
    order: tuple[int, ...]
    incoming: Groups
    outgoing: Groups
    inputs: tuple[int, ...]


@lru_cache(maxsize=64)
def compile_plan(topology: Topology) -> Plan:
    """The plan of a topology, checked. Raises Problem("cycle") where its edges close one."""
    count = len(topology.activations)
    incoming = _edges_by(topology.targets, count)
    outgoing = _edges_by(topology.sources, count)
    levels = _levels(topology, incoming, outgoing)
    order = tuple(sorted(range(count), key=levels.__getitem__))
    inputs = tuple(n for n, activation in enumerate(topology.activations) if activation is None)
    plan = Plan(topology, levels, order, incoming, outgoing, inputs)
    check(plan)
    return plan


def _edges_by(ends: tuple[int, ...], count: int) -> Groups:
    groups: list[list[int]] = [[] for _ in range(count)]
    for edge, neuron in enumerate(ends):
        groups[neuron].append(edge)
    return tuple(map(tuple, groups))


def _levels(topology: Topology, incoming: Groups, outgoing: Groups) -> tuple[int, ...]:
    """Kahn's algorithm (1962): a neuron is ready when everything that sends to it is. No recursion, so a
    long chain is no deeper than a short one.
    """
    levels = [int(activation is not None) for activation in topology.activations]
    waiting = [len(edges) for edges in incoming]
    ready = [neuron for neuron, edges in enumerate(waiting) if edges == 0]
    for neuron in ready:
        for edge in outgoing[neuron]:
            target = topology.targets[edge]
            levels[target] = max(levels[target], levels[neuron] + 1)
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    if len(ready) < len(levels):
        raise Problem("cycle", cycle=_cycle(topology, incoming, waiting))
    return tuple(levels)


def _cycle(topology: Topology, incoming: Groups, waiting: list[int]) -> str:
    """A cycle among the neurons that never became ready, by position: walk against the edges until a
    neuron comes again.
    """
    neuron = next(n for n, count in enumerate(waiting) if count > 0)
    walked: list[int] = []
    while neuron not in walked:
        walked.append(neuron)
        senders = (topology.sources[edge] for edge in incoming[neuron])
        neuron = next(sender for sender in senders if waiting[sender] > 0)
    walked.append(neuron)
    return " → ".join(map(str, reversed(walked[walked.index(neuron) :])))


def check(plan: Plan) -> None:
    """Raises ValueError where a plan does not say what its topology says. Written against what a plan
    promises, not against how it is compiled.
    """
    _check_order(plan)
    _check_edges(plan)
    _check_slots(plan.topology)


def _check_order(plan: Plan) -> None:
    places = [(plan.levels[neuron], neuron) for neuron in plan.order]
    if sorted(plan.order) != list(range(len(plan.topology.activations))):
        raise ValueError("the order does not hold every neuron once")
    if places != sorted(places):
        raise ValueError("the order is not by level, then by document order")
    if list(plan.inputs) != [n for n, name in enumerate(plan.topology.activations) if name is None]:
        raise ValueError("the inputs are not the neurons without an activation")


def _check_edges(plan: Plan) -> None:
    for ends, groups in ((plan.topology.targets, plan.incoming), (plan.topology.sources, plan.outgoing)):
        flat = [edge for edges in groups for edge in edges]
        if sorted(flat) != list(range(len(ends))) or any(list(edges) != sorted(edges) for edges in groups):
            raise ValueError("the edges are not listed once each, in document order")
        if any(ends[edge] != neuron for neuron, edges in enumerate(groups) for edge in edges):
            raise ValueError("an edge is listed at a neuron that it does not touch")
    for neuron, edges in enumerate(plan.incoming):
        _check_level(plan, neuron, [plan.topology.sources[edge] for edge in edges])


def _check_level(plan: Plan, neuron: int, senders: list[int]) -> None:
    if plan.topology.activations[neuron] is None:
        expected = 0
        if senders:
            raise ValueError(f"neuron {neuron} is an input that an edge enters")
    else:
        expected = 1 + max((plan.levels[sender] for sender in senders), default=0)
    if plan.levels[neuron] != expected:
        raise ValueError(f"neuron {neuron} is on level {plan.levels[neuron]}, not on {expected}")


def _check_slots(topology: Topology) -> None:
    slots = set(topology.weights) | (set(topology.biases) - {NO_BIAS})
    if not slots <= set(range(topology.parameter_count)):
        raise ValueError("an edge or a bias names a slot that does not exist")
    if not {len(topology.sources), len(topology.targets)} == {len(topology.weights)}:
        raise ValueError("the edges have not as many sources, targets and weights")
