"""Σ written out: its body once for each value of its index, as a sum in brackets. Which values those are is written at
the Σ, or follows from the names in the body, if all of them exist for the same values. Else it refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from backprop_canvas.explain.reading.rewriting.index import Index, is_sum, only_index, stands_in, sum_word, with_value
from backprop_canvas.explain.reading.rewriting.items import Item, partners
from backprop_canvas.explain.reading.signs.kinds import (
    CLOSE_PARENTHESIS,
    CLOSES,
    COMMA,
    END,
    ENDS_FACTOR,
    ENDS_TERM,
    EQUALS,
    GROUP,
    HAT,
    IN,
    LOWER,
    NUMBER,
    OPENS,
    PARENTHESIS,
    PLUS,
    RAISE,
    STARTS_NAME,
    SUM,
    WORD,
)
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

MOST_TOKENS = 6_000
MOST_SUMS = 40
MOST_VALUES = 300
_BIAS = re.compile(r"b(?:_.*|\d*)")
# Whether the name that begins at a position of these tokens means anything, and whether the network itself has it or it
# is read by its role.
UNKNOWN, BY_ROLE, OWN = range(3)
Exists = Callable[[Sequence[Item], int], int]


@dataclass(frozen=True)
class WrittenOut:
    """bodies: [start, end) of the text that stands for several terms."""

    items: list[Item]
    bodies: tuple[tuple[int, int], ...]


class Sums:
    def __init__(self, exists: Exists, is_own: Callable[[str], bool]) -> None:
        """is_own: whether a word is a name of the network itself."""
        self._exists, self._is_own = exists, is_own
        self._bodies: list[tuple[int, int]] = []
        self._has_bias = False
        self._made = 0
        self._sums = 0

    def written_out(self, items: Sequence[Item]) -> WrittenOut:
        """Raises Unreadable."""
        self._has_bias = any(item.kind == WORD and _BIAS.fullmatch(item.text) for item in items)
        return WrittenOut(self._all(list(items)), tuple(self._bodies))

    def _all(self, items: list[Item]) -> list[Item]:
        pairs = partners(items)
        written: list[Item] = []
        at = 0
        while at < len(items):
            if not is_sum(items, at):
                written.append(items[at])
                at += 1
                continue
            self._sums += 1
            if self._sums > MOST_SUMS:
                _refuse("sum_too_long", items[at])
            index, begin = _head(items, at, pairs)
            end = _end_of_body(items, begin, pairs)
            if end == begin:
                _refuse("factor_expected", items[begin - 1], before="Σ")
            written += self._one(items[at], index, items[begin:end])
            at = end
        return written

    def _one(self, head: Item, index: Index, body: list[Item]) -> list[Item]:
        values = index.values or self._named(index, body) or self._range(head, index, body)
        self._made += len(values) * len(body)
        if self._made > MOST_TOKENS or len(values) > MOST_VALUES:
            _refuse("sum_too_long", head)
        last = body[-1]
        if len(values) > 1:
            self._bodies.append((body[0].start, last.end))
        written = [head.becomes(PARENTHESIS)]
        for number, value in enumerate(values):
            if number:
                written.append(Item(PLUS, PLUS, last.end, last.end))
            written += self._all(with_value(body, index.letter, str(value)))
        # A bracket that ends where the body does.
        return [*written, Item(CLOSE_PARENTHESIS, CLOSE_PARENTHESIS, last.end, last.end)]

    def _named(self, index: Index, body: list[Item]) -> Sequence[str]:
        """The o of Σ_o δ_o stands for o1, o2, …, if every name with it exists for all of them; else ()."""
        if index.first is not None:
            return ()
        starts = names_with(body, index.letter)
        values: list[str] = []
        while len(values) < MOST_VALUES:
            value = f"{index.letter}{len(values) + 1}"
            if not self._is_own(value):
                break
            values.append(value)
        written = [with_value(body, index.letter, value) for value in values]
        return values if starts and all(self._exists(each, at) for each in written for at in starts) else ()

    def _range(self, head: Item, index: Index, body: list[Item]) -> range:
        """The values for which every name with the index exists; the same for all of them."""
        starts = names_with(body, index.letter)
        if not starts:
            _refuse("no_sums", head)

        def exist(value: int, least: int = BY_ROLE) -> list[bool]:
            instance = with_value(body, index.letter, str(value))
            return [self._exists(instance, at) >= least for at in starts]

        # A weight with index 0 is a bias, which alone begins no sum, and is not meant where b stands beside it.
        first = 0 if not self._has_bias and all(exist(0)) else 1 if any(exist(1)) else None
        if first is None:
            _refuse("no_sums", head)
        # Behind h2 of the network stands no h3 that would be another neuron by its role.
        least = OWN if all(exist(first, OWN)) else BY_ROLE
        last = first
        while last <= MOST_VALUES and all(exist(last, least)):
            last += 1
        agree = last > first and not any(exist(last, least))
        if not agree or (index.first is not None and index.first != first):
            _refuse("sum_range", head, index=index.letter)
        return range(first, last)


def names_with(body: Sequence[Item], letter: str) -> list[int]:
    """Where the names begin that have the index, each once."""
    starts, begun = [], 0
    inside = stands_in(body, letter)
    for at, item in enumerate(body):
        # A name goes on through its scripts.
        if item.kind in STARTS_NAME and not _goes_on(body, at) and not _in_script(body, at):
            begun = at
        if at in inside and begun not in starts:
            starts.append(begun)
    return starts


def _goes_on(body: Sequence[Item], at: int) -> bool:
    """Whether a word belongs to the name before it: below it, above it, or under a hat."""
    before = [item.kind for item in body[max(0, at - 2) : at]]
    return before[-1:] in ([LOWER], [RAISE], [HAT]) or before == [HAT, GROUP]


def _in_script(body: Sequence[Item], at: int) -> bool:
    depth = 0
    for back in range(at - 1, max(-1, at - 8), -1):
        kind = body[back].kind
        depth += (kind in CLOSES) - (kind in OPENS)
        if depth < 0:
            return back > 0 and body[back - 1].kind in (LOWER, RAISE)
    return False


def _head(items: Sequence[Item], at: int, pairs: dict[int, int]) -> tuple[Index, int]:
    """The index of the Σ at a position, which may follow from its body alone, and where that begins."""
    head, begin = items[at], at + 1
    index = sum_word(items[at])
    # The body of a sum that is written out ends without an end.
    while begin + 1 < len(items) and items[begin].kind in (LOWER, RAISE):
        script = begin + 1
        end = pairs.get(script, script) + 1 if items[script].kind in OPENS else script + 1
        inner = items[script + 1 : end - 1] if items[script].kind in OPENS else items[script:end]
        if items[begin].kind == LOWER:
            index = _below(head, inner)
        elif index is not None:
            index = _above(index, inner)
        begin = end
        if items[begin - 1].kind == END:
            _refuse("no_sums", head)
    index = index or only_index(items[begin : _end_of_body(items, begin, pairs)])
    if index is None:
        _refuse("no_sums", head)
    return index, begin


def _below(head: Item, inner: Sequence[Item]) -> Index:
    """k, k=1, or k∈{1,2}."""
    kinds = [item.kind for item in inner]
    if not inner or kinds[0] != WORD or not inner[0].text.isalpha():
        _refuse("no_sums", head)
    letter = inner[0].text
    if len(inner) == 1 and len(letter) == 1:
        return Index(letter)
    if kinds[1:] == [EQUALS, NUMBER] and inner[2].text.isdecimal():
        return Index(letter, int(inner[2].text))
    is_set = len(inner) > 1 and (kinds[1] == IN or inner[1].text == "in")
    numbers = [item for item in inner[2:] if item.kind == NUMBER and item.text.isdecimal()]
    rest = {item.kind for item in inner[2:]} - {NUMBER}
    if is_set and numbers and rest <= OPENS | CLOSES | {COMMA}:
        return Index(letter, None, tuple(int(item.text) for item in numbers))
    if is_set and [item.text for item in inner[2:]] in (["outputs"], ["output"], ["out"]):
        return Index(letter)
    return _refuse("no_sums", head)


def _above(index: Index, inner: Sequence[Item]) -> Index:
    """2, or a letter such as n, which says nothing more than the names do."""
    first = inner[0] if len(inner) == 1 else None
    if first is not None and first.kind == NUMBER and first.text.isdecimal() and index.first is not None:
        last = int(first.text)
        if last - index.first >= MOST_VALUES or last < index.first:
            _refuse("sum_too_long", first)
        return Index(index.letter, index.first, tuple(range(index.first, last + 1)))
    return index


def _end_of_body(items: Sequence[Item], begin: int, pairs: dict[int, int]) -> int:
    """The body is one product: it ends before the next + or −, as far as that is no sign."""
    at, last = begin, len(items) - (items[-1].kind == END)
    while at < len(items):
        kind = items[at].kind
        is_sign = kind in "+-" and (at == begin or items[at - 1].kind not in ENDS_FACTOR | {NUMBER})
        if kind in ENDS_TERM and not is_sign:
            return at
        if kind in (PARENTHESIS, GROUP) or kind in OPENS:
            if at not in pairs:
                return last
            at = pairs[at]
        at += 1
    return last


def has_sums(items: Sequence[Item]) -> bool:
    return any(item.kind == SUM or (item.kind == WORD and is_sum(items, at)) for at, item in enumerate(items))


def _refuse(sentence: str, item: Item, **values: str) -> NoReturn:
    raise Unreadable([ReadingProblem("syntax", (item.start, item.end), Said(sentence, values))])
