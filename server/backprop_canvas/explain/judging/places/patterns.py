"""Which piece every kinked neuron is to lie on, at each of many places: all alive; one dead and the rest alive; half a
level dead; at random. Knows neither values nor what can be reached.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from backprop_canvas.explain.judging.places.pieces import Kinked, Pieces

# The share of the places at which single neurons or halves of levels are dead; at the others pieces are drawn.
ORDERLY = 0.75
HALF = 0.5


def coded(rows: int, columns: int) -> npt.NDArray[np.bool_]:
    """All on, all off, then each row in its own way, so that no two rows are alike."""
    bits = np.arange(1, rows + 1)[:, np.newaxis] >> np.arange(max(0, columns - 2))
    whole = np.tile([True, False], (rows, 1))
    return np.hstack([whole, bits % 2 == 1])[:, :columns].astype(np.bool_)


def in_turn(pieces: Sequence[int], rows: int, columns: int, generator: np.random.Generator) -> Pieces:
    """(rows, columns): in every row each piece as often as the others, in random order. Left to chance, a piece may be
    missing in a whole row."""
    return generator.permuted(np.tile(np.resize(pieces, columns), (rows, 1)), axis=1)


def patterns(
    kinds: Sequence[Kinked],
    levels: Sequence[int],
    named: Sequence[int],
    generator: np.random.Generator,
    count: int,
    first: int,
) -> Pieces:
    """(K, count) pieces of K neurons with their levels. named: the rows of those that are dead alone if any are. At the
    `first` places all are alive, and no two that have several pieces with a slope are always alike."""
    wanted = np.zeros((len(kinds), count), dtype=np.int64)
    dead = np.zeros((len(kinds), count), dtype=np.int64)
    for kind in dict.fromkeys(kinds):
        rows = np.array([row for row, each in enumerate(kinds) if each == kind])
        wanted[rows, first:] = in_turn(kind.alive or kind.dead, len(rows), count - first, generator)
        upper = coded(len(kinds), first)[rows]
        wanted[rows, :first] = np.where(upper, (kind.alive or kind.dead)[-1], (kind.alive or kind.dead)[0])
        dead[rows] = in_turn(kind.dead or kind.alive, len(rows), count, generator)
    mortal = [row for row, kind in enumerate(kinds) if kind.alive and kind.dead]
    is_dead = np.zeros((len(kinds), count), dtype=np.bool_)
    column = first
    for group in _groups(mortal, levels, named, generator, int(ORDERLY * count)):
        is_dead[group, column] = True
        column += 1
    depth = len({levels[row] for row in mortal})
    is_dead[mortal, column:] = _at_random(len(mortal), count - column, depth, generator)
    return np.where(is_dead, dead, wanted)


def _groups(
    mortal: Sequence[int], levels: Sequence[int], named: Sequence[int], generator: np.random.Generator, most: int
) -> list[list[int]]:
    """Each group is dead at one place: single neurons, or the named ones and halves of a level, if there are no more
    than `most`."""
    if len(mortal) <= most:
        return [[row] for row in mortal]
    alone = [[row] for row in named if row in mortal]
    halves: list[list[int]] = []
    for level in sorted({levels[row] for row in mortal}):
        members = [row for row in mortal if levels[row] == level]
        generator.shuffle(members)
        halves += [members[::2], members[1::2]]
    groups = [*alone, *halves]
    return groups if len(groups) <= most else alone if len(alone) <= most else []


def _at_random(rows: int, columns: int, depth: int, generator: np.random.Generator) -> npt.NDArray[np.bool_]:
    """In turn: any dead, all others dead, few dead. Where few are, long paths stay alive."""
    shares = generator.random((rows, columns))
    is_dead = shares < 1.0 / (depth + 1.0)
    is_dead[:, ::3] = shares[:, ::3] < HALF
    is_dead[:, 1::3] = ~is_dead[:, ::3][:, : len(range(1, columns, 3))]
    return is_dead
