"""Derivatives whose line got lost: a copy of a typeset formula has ∂L∂w1, or ∂w1∂L, in the order in which it is laid
out. Which of them is above, only L tells, since L can stand nowhere else. Without L in any of them nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from backprop_canvas.explain.reading.rewriting.items import Item
from backprop_canvas.explain.reading.signs.kinds import (
    CLOSE_GROUP,
    CLOSES,
    FRACTION,
    GROUP,
    LOWER,
    NUMBER,
    OVER,
    PARTIAL,
    PRIME,
    SUPERSCRIPT,
    WORD,
)

_IN_NAME = frozenset([WORD, NUMBER, LOWER, PRIME])


def with_lines(items: Sequence[Item], is_loss: Callable[[str], bool]) -> list[Item]:
    """The same tokens, with fractions in place of pairs; unchanged where it cannot be told which half is above."""
    kinds = [item.kind for item in items]
    unclear = any(first in CLOSES and second in (NUMBER, SUPERSCRIPT) for first, second in pairwise(kinds))
    if kinds.count(PARTIAL) % 2 or OVER in kinds or FRACTION in kinds or unclear:
        return list(items)
    halves = [(at, _end_of_name(items, at + 1)) for at, kind in enumerate(kinds) if kind == PARTIAL]
    pairs = list(zip(halves[::2], halves[1::2], strict=True))
    nameless = any(end == begin + 1 for begin, end in halves)
    if nameless or any(first[1] != second[0] for first, second in pairs):
        return list(items)
    first_is_loss = any(is_loss(_name(items, first)) for first, _ in pairs)
    second_is_loss = any(is_loss(_name(items, second)) for _, second in pairs)
    if first_is_loss == second_is_loss:
        return list(items)
    return _written(items, pairs, first_above=first_is_loss)


def _end_of_name(items: Sequence[Item], at: int) -> int:
    end = at
    while items[end].kind in _IN_NAME:
        end += 1
    return end


def _name(items: Sequence[Item], half: tuple[int, int]) -> str:
    return "".join(item.text for item in items[half[0] + 1 : half[1]])


def _written(
    items: Sequence[Item], pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]], *, first_above: bool
) -> list[Item]:
    written: list[Item] = []
    done = 0
    for first, second in pairs:
        written += items[done : first[0]]
        above, below = (first, second) if first_above else (second, first)
        start, end = items[first[0]].start, items[second[1] - 1].end
        for number, half in enumerate((above, below)):
            written += [Item(FRACTION, FRACTION, start, start)] if not number else []
            name = items[half[0] + 1 : half[1]]
            whole = Item(WORD, _name(items, half), name[0].start, name[-1].end)
            written += [Item(GROUP, GROUP, start, start), items[half[0]], whole]
            written.append(Item(CLOSE_GROUP, CLOSE_GROUP, end, end))
        done = second[1]
    return [*written, *items[done:]]
