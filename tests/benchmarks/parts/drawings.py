"""Networks for the benchmarks as the engine takes them: layers in which every neuron sends to every one of
the next, and random acyclic graphs. tanh on every neuron that computes, a bias each, no shared parameter.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from backprop_canvas.engine.plan.network import NO_BIAS, Topology

# Of a random graph's neurons, one in so many is an input and one in so many an output.
END_PART = 6


def layered(sizes: Sequence[int]) -> Topology:
    """Slots in the order of `cases.joined`: by layer the weights, by the neuron they enter, then the biases."""
    starts = [sum(sizes[:layer]) for layer in range(len(sizes))]
    sources, targets, weights = list[int](), list[int](), list[int]()
    biases = [NO_BIAS] * sizes[0]
    slot = 0
    for (before, after), (start, end) in zip(pairwise(sizes), pairwise(starts), strict=True):
        sources += [start + source for _ in range(after) for source in range(before)]
        targets += [end + target for target in range(after) for _ in range(before)]
        weights += range(slot, slot + before * after)
        biases += range(slot + before * after, slot + (before + 1) * after)
        slot += (before + 1) * after
    return topology(sources, targets, weights, biases, range(starts[-1], sum(sizes)), slot)


def random_graph(neurons: int, edges: int, seed: int = 0) -> Topology:
    """An acyclic graph whose edges were drawn in any order: each from a neuron to a later one, any such pair
    being as likely. A sixth of the neurons, the first, are inputs; a sixth, the last, are outputs.
    """
    ends = neurons // END_PART
    pairs = [(source, target) for target in range(ends, neurons) for source in range(target)]
    chosen = random.Random(seed).sample(pairs, edges)
    sources, targets = zip(*chosen, strict=True)
    biases = [NO_BIAS] * ends + list(range(edges, edges + neurons - ends))
    outputs = range(neurons - ends, neurons)
    return topology(sources, targets, range(edges), biases, outputs, edges + neurons - ends)


def topology(
    sources: Sequence[int],
    targets: Sequence[int],
    weights: Sequence[int],
    biases: Sequence[int],
    outputs: Sequence[int],
    parameter_count: int,
) -> Topology:
    """With tanh on every neuron that has a bias; the others are inputs."""
    return Topology(
        activations=tuple(None if bias == NO_BIAS else "tanh" for bias in biases),
        sources=tuple(sources),
        targets=tuple(targets),
        weights=tuple(weights),
        biases=tuple(biases),
        outputs=tuple(outputs),
        parameter_count=parameter_count,
        loss="half_squared_error",
    )
