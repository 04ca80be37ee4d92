"""A plan level by level, so that many places are drawn and compared in few steps. Knows neither values nor places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from backprop_canvas.engine.plan.compile import Plan

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Bundle:
    """The edges that meet at the neurons of one level. neurons: those where any edge meets. edges: side by side for
    each neuron. starts: where the edges of each neuron begin."""

    neurons: Ints
    edges: Ints
    starts: Ints


@dataclass(frozen=True, eq=False)
class Layers:
    """neurons: by level. entering, leaving: the edges of each level. sources, targets, slots, biases: as arrays; users:
    how many neurons use each slot. weighing: whether a slot is the weight of an edge."""

    neurons: tuple[Ints, ...]
    entering: tuple[Bundle, ...]
    leaving: tuple[Bundle, ...]
    sources: Ints
    targets: Ints
    slots: Ints
    biases: Ints
    users: Ints
    weighing: npt.NDArray[np.bool_]


@lru_cache(maxsize=16)
def layers(plan: Plan) -> Layers:
    topology, levels = plan.topology, np.array(plan.levels)
    neurons = [np.flatnonzero(levels == level) for level in range(max(plan.levels, default=-1) + 1)]
    uses = set(zip(topology.targets, topology.weights, strict=True))
    uses |= {(neuron, slot) for neuron, slot in enumerate(topology.biases) if slot >= 0}
    used = np.array([slot for _, slot in uses], dtype=np.int64)
    return Layers(
        neurons=tuple(neurons),
        entering=tuple(_bundle(level, plan.incoming) for level in neurons),
        leaving=tuple(_bundle(level, plan.outgoing) for level in neurons),
        sources=np.array(topology.sources, dtype=np.int64),
        targets=np.array(topology.targets, dtype=np.int64),
        slots=np.array(topology.weights, dtype=np.int64),
        biases=np.array(topology.biases, dtype=np.int64),
        users=np.bincount(used, minlength=topology.parameter_count),
        weighing=np.bincount(np.array(topology.weights, dtype=np.int64), minlength=topology.parameter_count) > 0,
    )


def _bundle(neurons: Ints, edges_at: Sequence[Sequence[int]]) -> Bundle:
    met = [neuron for neuron in neurons.tolist() if edges_at[neuron]]
    counts = [len(edges_at[neuron]) for neuron in met]
    edges = [edge for neuron in met for edge in edges_at[neuron]]
    starts = np.cumsum([0, *counts[:-1]]) if met else np.zeros(0)
    return Bundle(np.array(met, dtype=np.int64), np.array(edges, dtype=np.int64), starts.astype(np.int64))
