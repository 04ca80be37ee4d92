"""Cycles are found, whole and beginning at a sensible neuron, however long they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backprop_canvas.document.graph import find_cycle

positions = st.integers(0, 7)


def test_a_cycle_begins_with_its_first_neuron() -> None:
    assert find_cycle(4, [0, 2, 1], [1, 1, 2]) == (1, 2)
    assert find_cycle(4, [3, 2, 1], [2, 1, 3]) == (1, 3, 2)
    assert find_cycle(1, [0], [0]) == (0,)


def test_what_lies_before_and_behind_a_cycle_is_no_part_of_it() -> None:
    assert find_cycle(6, [0, 2, 3, 3, 4], [2, 3, 2, 4, 5]) == (2, 3)


def test_no_neurons_no_cycle() -> None:
    assert find_cycle(0, [], []) == ()


def test_length_is_no_danger() -> None:
    count = 100_000
    sources = list(range(count - 1))
    targets = list(range(1, count))
    assert find_cycle(count, sources, targets) == ()
    assert find_cycle(count, [*sources, count - 1], [*targets, 0]) == tuple(range(count))


@given(st.lists(st.tuples(positions, positions), max_size=20))
def test_a_cycle_is_found_when_there_is_one(edges: list[tuple[int, int]]) -> None:
    cycle = find_cycle(8, [source for source, _ in edges], [target for _, target in edges])
    assert all(step in edges for step in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True))
    assert len(set(cycle)) == len(cycle)
    assert bool(cycle) == _has_cycle(set(edges))


def _has_cycle(edges: set[tuple[int, int]]) -> bool:
    """By another road: the neurons that reach themselves in the transitive closure."""
    reached = set(edges)
    for _ in range(8):
        reached |= {(a, d) for a, b in reached for c, d in edges if b == c}
    return any(a == b for a, b in reached)
