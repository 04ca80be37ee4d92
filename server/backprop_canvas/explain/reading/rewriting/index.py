"""The index of a sum, such as the k of Σ_k, and the places where it stands: in subscripts. Knows no network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backprop_canvas.explain.reading.rewriting.items import Item
from backprop_canvas.explain.reading.signs.kinds import CLOSES, LOWER, OPENS, PARENTHESIS, SUM, WORD

# Letters that stand together below a name, as in w_{jk}, are indices of their own.
INDICES = frozenset("ijklmnpqr")
_MOST_TOGETHER = 3


@dataclass(frozen=True)
class Index:
    """first: where it begins, if that is written. values: all of them, if they are: numbers, or names."""

    letter: str
    first: int | None = None
    values: tuple[int | str, ...] = ()


def is_sum(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.kind == SUM:
        return True
    stem = item.text.partition("_")[0] if item.kind == WORD else ""
    # sum_h1 is the z of h1.
    if stem not in ("sum", "Σ"):
        return False
    return sum_word(item) is not None or (stem == item.text and items[at + 1].kind in (LOWER, PARENTHESIS))


def sum_word(item: Item) -> Index | None:
    """The index of sum_k or Σₖ, which is one word."""
    index = item.text.partition("_")[2]
    return Index(index) if len(index) == 1 and index.isalpha() else None


def only_index(body: Sequence[Item]) -> Index | None:
    """The one letter that stands below names as an index does."""
    letters = [letter for letter in sorted(INDICES) if stands_in(body, letter)]
    return Index(letters[0]) if len(letters) == 1 else None


def stands_in(items: Sequence[Item], letter: str) -> set[int]:
    """The positions of the tokens that have the index in them."""
    return {at for at, (old, new) in enumerate(zip(items, with_value(items, letter, "0"), strict=True)) if old != new}


def with_value(items: Sequence[Item], letter: str, value: str) -> list[Item]:
    """The same with a value in place of the index."""
    written: list[Item] = []
    depth = 0
    for at, item in enumerate(items):
        before = items[at - 1].kind if at else ""
        is_below = depth > 0 or before == LOWER
        if item.kind in OPENS and (depth or before == LOWER):
            depth += 1
        elif item.kind in CLOSES and depth:
            depth -= 1
        elif item.kind == WORD and letter in item.text:
            item = item.becomes(WORD, _in_word(item.text, letter, value, is_below=is_below))
        written.append(item)
    return written


def _in_word(text: str, letter: str, value: str, *, is_below: bool) -> str:
    first, *below = text.split("_")
    pieces = [_in_piece(first, letter, value) if is_below else first]
    return "_".join([*pieces, *(_in_piece(piece, letter, value) for piece in below)])


def _in_piece(piece: str, letter: str, value: str) -> str:
    together = len(piece) <= _MOST_TOGETHER and all(sign.isdecimal() or sign in INDICES for sign in piece)
    if piece == letter or together:
        return piece.replace(letter, value)
    # The k of h_{o_k} stands behind a name of its own.
    return piece
