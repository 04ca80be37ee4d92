"""All that happens to tokens before they are parsed. What needs nothing of it passes through at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from backprop_canvas.explain.reading.rewriting.groups import plain_groups
from backprop_canvas.explain.reading.rewriting.items import items_of, tokens_from
from backprop_canvas.explain.reading.rewriting.pairs import with_lines
from backprop_canvas.explain.reading.rewriting.sums import Exists, Sums, has_sums
from backprop_canvas.explain.reading.signs.kinds import (
    BRACKET,
    CLOSE_GROUP,
    DERIVED,
    EQUALS,
    GROUP,
    LOWER,
    NUMBER,
    PARENTHESIS,
    PARTIAL,
    PRIME,
    SPLIT,
    SUM,
    WORD,
)
from backprop_canvas.explain.reading.signs.lexer import Tokens

_ENDS_HALF = frozenset([WORD, NUMBER, PRIME])


@dataclass(frozen=True)
class Ready:
    """bodies: the parts of the text that stand for several terms each."""

    tokens: Tokens
    bodies: tuple[tuple[int, int], ...] = ()


def rewritten(
    tokens: Tokens, text: str, exists: Exists, is_loss: Callable[[str], bool], is_own: Callable[[str], bool]
) -> Ready:
    """exists: whether the name that begins at a position of these tokens means anything. is_loss: whether a name is the
    loss. is_own: whether a word is a name of the network itself. Raises Unreadable."""
    grouped = _has_groups(tokens)
    summed = SUM in tokens.kinds or (("sum" in text or "Σ" in text) and has_sums(items_of(tokens)))
    paired = PARTIAL in tokens.kinds and any(
        first in _ENDS_HALF and second == PARTIAL for first, second in pairwise(tokens.kinds)
    )
    if not (grouped or summed or paired):
        return Ready(tokens)
    items = items_of(tokens)
    if paired:
        items = with_lines(items, is_loss)
    if grouped:
        items = plain_groups(items)
    if not summed:
        return Ready(tokens_from(items))
    end = items[-1]
    out = Sums(lambda instance, at: exists([*instance, end], at), is_own).written_out(items)
    return Ready(tokens_from(out.items), out.bodies)


def _has_groups(tokens: Tokens) -> bool:
    kinds = tokens.kinds
    if SPLIT in kinds or DERIVED in kinds or kinds[0] in (GROUP, PARENTHESIS, BRACKET):
        return True
    if EQUALS in kinds:
        before = kinds[: kinds.index(EQUALS)]
        if before.count(GROUP) != before.count(CLOSE_GROUP):
            return True
    return CLOSE_GROUP in kinds and any(
        first == CLOSE_GROUP and second in (PRIME, LOWER) for first, second in pairwise(kinds)
    )
