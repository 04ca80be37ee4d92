r"""Braces that change nothing go: around a name before its prime or subscript, and around a whole equation, as \boxed
has them. {a \over b} becomes a fraction, and so do the macros of the physics package.
"""

from __future__ import annotations

from collections.abc import Sequence

from backprop_canvas.explain.reading.rewriting.items import Item, partners
from backprop_canvas.explain.reading.signs.kinds import (
    BRACE,
    BRACKET,
    CLOSE_GROUP,
    DERIVED,
    EQUALS,
    FRACTION,
    GROUP,
    LETTERS_OR_DIGITS,
    LOWER,
    PARENTHESIS,
    PARTIAL,
    PRIME,
    RAISE,
    SPLIT,
    SUM,
    WORD,
)

_SCRIPTS = frozenset([LOWER, RAISE])


def plain_groups(items: Sequence[Item]) -> list[Item]:
    """The same tokens with fewer braces. Linear in their number."""
    pairs = partners(items)
    dropped: set[int] = set()
    splits: dict[int, int] = {}
    for at, end in pairs.items():
        is_name = items[at].kind == GROUP and _is_name(items, at, end)
        if at < end and (is_name or (items[at].kind in (GROUP, PARENTHESIS, BRACKET) and _holds_all(items, at, end))):
            dropped |= {at, end}
    opened: list[int] = []
    for at, item in enumerate(items):
        if at in pairs and pairs[at] > at:
            opened.append(at)
        elif at in pairs:
            opened.pop()
        elif item.kind == SPLIT and opened and items[opened[-1]].kind == GROUP and opened[-1] not in splits:
            splits[opened[-1]] = at
        elif item.kind == EQUALS and opened and items[opened[-1]].kind == GROUP and not _is_script(items, opened[-1]):
            dropped |= {opened[-1], pairs[opened[-1]]}
    return _written(items, dropped, {split: group for group, split in splits.items()}, pairs)


def _is_name(items: Sequence[Item], at: int, end: int) -> bool:
    """{y}', {w}_1 and {w_{1}}', but not w_{k}', where the braces hold a subscript, nor what stands over a labelled
    brace."""
    single = end == at + 2 and items[at + 1].kind in LETTERS_OR_DIGITS
    behind = (PRIME, LOWER) if single else (PRIME,) if _has_subscript(items, at, end) else ()
    is_braced = at > 0 and items[at - 1].kind == BRACE
    return items[end + 1].kind in behind and not is_braced and not _is_script(items, at)


def _has_subscript(items: Sequence[Item], at: int, end: int) -> bool:
    """w_1 or w_{1} between braces."""
    long = end - at in (4, 6) and items[at + 1].kind == WORD and items[at + 2].kind == LOWER
    return long and [item.kind in LETTERS_OR_DIGITS for item in items[at + 3 : end]] in ([True], [False, True, False])


def _is_script(items: Sequence[Item], at: int) -> bool:
    return at > 0 and items[at - 1].kind in _SCRIPTS


def _holds_all(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a bracket stands around an equation, all of it."""
    whole = at == 0 and end == len(items) - 2
    return whole and any(item.kind == EQUALS for item in items) and not any(item.kind == SUM for item in items)


def _written(items: Sequence[Item], dropped: set[int], splits: dict[int, int], pairs: dict[int, int]) -> list[Item]:
    groups, opens = set(splits.values()), set[int]()
    written: list[Item] = []
    for at, item in enumerate(items):
        if at in dropped:
            continue
        if at in groups:
            written.append(item.becomes(FRACTION))
        if item.kind == DERIVED:
            written.append(item.becomes(FRACTION))
            opens = _both_groups(items, at, pairs)
            continue
        if at in splits:
            written += [item.becomes(CLOSE_GROUP), item.becomes(GROUP)]
        else:
            written.append(item)
            written += [item.becomes(PARTIAL)] if at in opens else []
    return written


def _both_groups(items: Sequence[Item], at: int, pairs: dict[int, int]) -> set[int]:
    """Where the two groups behind a macro open; nothing if they do not follow."""
    first = at + 1
    second = pairs.get(first, first) + 1
    both = items[first].kind == GROUP and second > first + 1 and items[second].kind == GROUP and second in pairs
    return {first, second} if both else set()
