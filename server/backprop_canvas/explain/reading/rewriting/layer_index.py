"""The l of a general equation for every layer, as in δ_j^{(l)} = Σ_k w_{kj}^{(l+1)} δ_k^{(l+1)} σ'(z_j^{(l)}): it
stands above names, alone or with a number added. Knows no network."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backprop_canvas.explain.reading.rewriting.items import Item
from backprop_canvas.explain.reading.signs.kinds import (
    BRACKET,
    CLOSE_GROUP,
    CLOSES,
    GROUP,
    MINUS,
    NUMBER,
    PARENTHESIS,
    PLUS,
    RAISE,
    WORD,
)

LETTERS = ("l", "ℓ")
_WRITTEN = re.compile(r"\^\s?\{?\s?[(\[]?\s?(?:l|ℓ|\\ell)(?![A-Za-z])")


def has_layer_index(text: str) -> bool:
    return _WRITTEN.search(text) is not None


def with_layer(items: Sequence[Item], value: int) -> list[Item] | None:
    """The same with a layer in place of l; None where it stands above no name, or a layer would be below 0."""
    written: list[Item] = []
    found = False
    at = 0
    while at < len(items):
        item = items[at]
        written.append(item)
        at += 1
        if item.kind != RAISE:
            continue
        opened = at
        while items[at].kind in (GROUP, PARENTHESIS, BRACKET):
            at += 1
        if items[at].kind != WORD or items[at].text not in LETTERS:
            written += items[opened:at]
            continue
        added, end = _added(items, at)
        if value + added < 0:
            return None
        found = True
        written += [*items[opened:at], items[at].becomes(NUMBER, str(value + added))]
        at = end
    return written if found else None


def _added(items: Sequence[Item], at: int) -> tuple[int, int]:
    """What is added to the letter at a position, and where what follows begins."""
    if at + 3 < len(items) and items[at + 1].kind in (PLUS, MINUS) and items[at + 2].kind == NUMBER:
        ends = items[at + 3].kind in CLOSES or items[at + 3].kind == CLOSE_GROUP
        if ends and items[at + 2].text.isdecimal():
            number = int(items[at + 2].text)
            return (number if items[at + 1].kind == PLUS else -number), at + 3
    return 0, at + 1
