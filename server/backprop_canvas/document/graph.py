"""Whether the edges of a document close a cycle, and which. Iterative, so that long chains are no danger.

Speaks of neurons and edges by their positions; knows neither ids nor names.
"""

from __future__ import annotations

from collections.abc import Sequence


def find_cycle(count: int, sources: Sequence[int], targets: Sequence[int]) -> tuple[int, ...]:
    """The neurons of a cycle in the direction of its edges, beginning with the first in the order of the
    document; empty if there is none. `sources` and `targets` hold, for each edge, positions below `count`.
    """
    stuck = _not_in_any_order(count, sources, targets)
    if not stuck:
        return ()
    # Each stuck neuron has a stuck neuron before it, so that walking back must come round.
    before = {target: source for source, target in zip(sources, targets, strict=True) if source in stuck}
    walk: dict[int, None] = {}
    neuron = min(stuck)
    while neuron not in walk:
        walk[neuron] = None
        neuron = before[neuron]
    visited = list(walk)
    cycle = visited[visited.index(neuron) :][::-1]
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])


def _not_in_any_order(count: int, sources: Sequence[int], targets: Sequence[int]) -> set[int]:
    """The neurons that lie on a cycle or behind one (Kahn's algorithm)."""
    waiting = [0] * count
    followers: list[list[int]] = [[] for _ in range(count)]
    for source, target in zip(sources, targets, strict=True):
        followers[source].append(target)
        waiting[target] += 1
    ready = [neuron for neuron, open_edges in enumerate(waiting) if not open_edges]
    for neuron in ready:
        for follower in followers[neuron]:
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    return set(range(count)).difference(ready)
