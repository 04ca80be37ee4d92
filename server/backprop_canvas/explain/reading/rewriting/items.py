"""Single tokens as values, for the passes that put others in their place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backprop_canvas.explain.reading.signs.kinds import CLOSING, END, OPENING
from backprop_canvas.explain.reading.signs.lexer import Tokens


class Item(Struct, frozen=True, gc=False):
    kind: str
    text: str
    start: int
    end: int

    def becomes(self, kind: str, text: str = "") -> Item:
        """Another token at the same place."""
        return Item(kind, text or kind, self.start, self.end)


def items_of(tokens: Tokens) -> list[Item]:
    return list(map(Item, tokens.kinds, tokens.texts, tokens.starts, tokens.ends))


def tokens_from(items: Sequence[Item]) -> Tokens:
    return Tokens(
        [item.kind for item in items],
        [item.text for item in items],
        [item.start for item in items],
        [item.end for item in items],
    )


def partners(items: Sequence[Item]) -> dict[int, int]:
    """The position of each bracket's other half, both ways. Brackets that do not fit have none."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, item in enumerate(items):
        if item.kind in CLOSING:
            opened.append(at)
        elif item.kind in OPENING and opened and items[opened[-1]].kind == OPENING[item.kind]:
            found[at] = opened.pop()
            found[found[at]] = at
        elif item.kind == END:
            break
    return found
