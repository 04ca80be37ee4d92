"""The fast algorithm for one derivative: it computes the δ of each neuron on the way once, from L backward. It also
counts multiplications, for comparison with computing path by path.

Every multiplication counts whose two factors the network holds or were computed before. Path by path, the factors of
each path are multiplied one after the other: ∂L/∂a, then φ′ and w at each hop, and at a parameter φ′ and, for a weight,
a. A hop into a softmax is first summed up, one multiplication per edge. With each δ once, every edge that it comes back
by takes w·δ, then one φ′ follows, and for a weight a. A softmax takes two per member. If the loss gives δ itself, that
part takes none.
"""

from __future__ import annotations

from dataclasses import dataclass

from backprop_canvas.engine.functions.losses import LOSSES
from backprop_canvas.engine.plan.network import NO_BIAS
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.hops import START, Hops
from backprop_canvas.explain.graph.local import Local
from backprop_canvas.explain.graph.quantity import LOSS, Quantity
from backprop_canvas.explain.graph.unfolding import Use, used_at, uses_of


@dataclass(frozen=True)
class Delta:
    """∂L/∂z of a neuron, or at the end ∂L/∂quantity itself. edges: the edges that bring δ back to it, in document
    order; for a parameter, the edges of its uses. uses: of a parameter. shared: how many of the paths go through it."""

    quantity: Quantity
    value: float
    edges: tuple[int, ...]
    uses: tuple[Use, ...]
    shared: int


@dataclass(frozen=True)
class Fast:
    """How many multiplications this derivative takes, and those of all parameters take: path by path, and with each δ
    once."""

    about: Quantity
    gradient: float
    deltas: tuple[Delta, ...]
    slow_one: int
    fast_one: int
    slow_all: int
    fast_all: int


def fast(derivatives: Derivatives, about: Quantity) -> Fast:
    """about: a parameter, a neuron or a z. Neurons without a path to L are left out."""
    hops, everything = derivatives.hops(about), Hops(derivatives.local, None)
    before = hops.before()
    final = _final(derivatives, about, hops)
    computed = [n for n in hops.order if n != START and hops.count[n] and Quantity("pre", n) != about]
    deltas = [
        Delta(Quantity("pre", n), derivatives.total(LOSS, Quantity("pre", n)), receives_by(hops, n), (),
              before[n] * hops.count[n])
        for n in computed
    ]  # fmt: skip
    return Fast(
        about=about,
        gradient=final.value,
        deltas=(*deltas, final),
        slow_one=hops.cost[START],
        fast_one=sum(_cost(hops, neuron) for neuron in computed) + _final_cost(hops, about),
        slow_all=_slow_all(everything),
        fast_all=_fast_all(everything),
    )


def receives_by(hops: Hops, neuron: int) -> tuple[int, ...]:
    """The edges that bring δ back to a neuron."""
    topology = hops.local.topology
    return tuple(e for e in hops.local.plan.outgoing[neuron] if hops.count.get(topology.targets[e], 0))


def is_fused(local: Local, neuron: int) -> bool:
    """An output for which the loss gives its own part of δ without φ′."""
    return neuron in local.outputs and LOSSES[local.topology.loss].activation is not None


def _final(derivatives: Derivatives, about: Quantity, hops: Hops) -> Delta:
    local, value = derivatives.local, derivatives.total(LOSS, about)
    if about.kind != "parameter":
        return Delta(about, value, receives_by(hops, about.index), (), hops.count[START])
    uses = tuple(use for use in uses_of(local, about.index) if hops.count[used_at(local, use)])
    edges = tuple(use.index for use in uses if use.kind == "edge")
    return Delta(about, value, edges, uses, hops.count[START])


def _cost(hops: Hops, neuron: int) -> int:
    returned = len(receives_by(hops, neuron))
    fused = is_fused(hops.local, neuron)
    slope = 2 if neuron in hops.local.members else 1
    return returned + (slope if returned or not fused else 0)


def _final_cost(hops: Hops, about: Quantity) -> int:
    if about.kind == "neuron":
        return len(receives_by(hops, about.index))
    if about.kind == "pre":
        return _cost(hops, about.index)
    local = hops.local
    return sum(u.kind == "edge" and hops.count[used_at(local, u)] > 0 for u in uses_of(local, about.index))


def _slow_all(everything: Hops) -> int:
    topology = everything.local.topology
    biased = [neuron for neuron, bias in enumerate(topology.biases) if bias != NO_BIAS]
    starts = [(1, neuron) for neuron in biased] + [(2, target) for target in topology.targets]
    return sum(
        everything.cost[neuron] + cost * everything.count[neuron]
        for cost, entered in starts
        for neuron in everything.local.group(entered)
    )


def _fast_all(everything: Hops) -> int:
    local = everything.local
    computed = [n for n, name in enumerate(local.topology.activations) if name is not None and everything.count[n]]
    weights = sum(everything.count[target] > 0 for target in local.topology.targets)
    return sum(_cost(everything, neuron) for neuron in computed) + weights
