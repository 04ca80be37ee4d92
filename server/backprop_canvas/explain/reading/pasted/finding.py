"""The equations in a text: where each of them begins and ends, with everything else left out. What is left out is prose
at their edges; words inside an expression are never dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from msgspec.structs import replace

from backprop_canvas.explain.reading.pasted.katex import without_garbled
from backprop_canvas.explain.reading.pasted.marks import unmarked
from backprop_canvas.explain.reading.pasted.prose import CONNECTING, OPERATORS
from backprop_canvas.explain.reading.pasted.scanning import (
    EITHER,
    EQUAL,
    LINE,
    MATHS,
    PROSE_WORD,
    ROW,
    STOP,
    UNKNOWN,
    WORDS,
    Piece,
    pieces_of,
)
from backprop_canvas.explain.reading.pasted.splitting import Part, is_update, parts_of_run
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

MOST_EQUATIONS = 12
_MOST_OPEN = 20
# With these an expression goes on behind a remark.
_LOOKED_AT = 8
_BRACKET = re.compile(r"[(\[]")
_GRADIENT = re.compile(r"\n[ \t$*`]*(?:grad|gradient|derivative)[ \t]*\Z", re.IGNORECASE)
# For times, where it is no name.
_CROSS = re.compile(r"(?<=[\w)\]}][ ])x(?=[ ][\w(\\∂{])")
_WORDS_ALONE = re.compile(r"[A-Za-z ]{3,60}")
_OPERATORS = ("+", "-", "−", "*", "·", "×", "⋅", "∙", "/", r"\cdot", r"\times")
_GAPS = frozenset([STOP, LINE, ROW])
# Between a derivative and what it is.
_IS = frozenset(
    ["is", "equals", "equal", "to", "be", "should", "ist", "gleich", "est", "égale", "à", "es", "igual", "a"]
)
_IS_ANY = frozenset(
    ["is", "equals", "equal", "be", "ist", "gleich", "est", "égale", "es", "igual", "it's", "get", "got", "obtain"]
)
# And what else people say between a question and their answer.
_SAYS = (
    _IS
    | _IS_ANY
    | frozenset(["i", "i'd", "my", "think", "believe", "say", "would", "it", "this", "that", "answer", "so", "we"])
)
# Before what the equation is not.
_CONTRASTS = (["instead", "of"], ["rather", "than"], ["and", "not"], ["but", "not"])


@dataclass(frozen=True)
class Found:
    """text: with the same length, where what is no part of an equation may be blank. spans: of the equations in it.
    has_prose: whether anything was left out."""

    text: str
    spans: tuple[tuple[int, int], ...]
    has_prose: bool = False


def equations_in(typed: str, is_name: Callable[[str], bool]) -> Found:
    """is_name: whether a word means anything in mathematics. Raises Unreadable: no_equation, or words that stand
    between two parts of one."""
    text = unmarked(without_garbled(typed))
    if " x " in text and not is_name("x"):
        text = _CROSS.sub("×", text)
    text, pieces = _without_remarks(text, _decided(text, pieces_of(text, is_name)))
    runs = _runs(pieces)
    words = [piece for piece in pieces if piece.kind == PROSE_WORD]
    parts = [part for run in runs for part in parts_of_run(text, run)]
    equations = [part for part in parts if part.has_equal]
    updates = [part for part in equations if is_update(text, part)]
    if updates and len(updates) == len(equations):
        _refuse("no_update", updates[0].span)
    if not words and len(runs) <= 1 and len(parts) <= 1:
        return Found(text, (parts[0].span if parts else (0, len(text)),), text != typed)
    equations = [part for part in equations if part not in updates]
    if len(equations) > MOST_EQUATIONS:
        _refuse("too_many_equations", equations[MOST_EQUATIONS].span)
    _check_between(text, pieces, parts)
    if equations:
        return Found(*_joined(text, pieces, equations), True)
    return _without_equal(text, pieces, parts)


def _joined(text: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A part that begins with = goes on with the equation before the words, which become blank."""
    kinds = {piece.start: piece.kind for piece in pieces}
    spans: list[tuple[int, int]] = []
    for part in parts:
        start, end = part.span
        if spans and kinds.get(start) == EQUAL and not _is_of_gradient(text, spans[-1][1], start):
            begun, behind = spans.pop()
            text = f"{text[:behind]}{' ' * (start - behind)}{text[start:]}"
            start = begun
        spans.append((start, end))
    return text, tuple(spans)


def _is_of_gradient(text: str, before: int, start: int) -> bool:
    """Whether a line begins with the word for what is asked for: grad = …"""
    return _GRADIENT.search(text, before, start) is not None


def _without_equal(text: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> Found:
    """An answer in words, such as: I get 0.0004."""
    told = [part for part in parts if not part.is_lone or part.is_number]
    named = [part for part in parts if part.is_derivative]
    if len(told) == 1 and len(named) == 1:
        first, last = sorted((told[0], named[0]), key=lambda part: part.span)
        between, _ = _words_between(text, pieces, first.span[1], last.span[0])
        if first is named[0] and set(between) <= _SAYS and set(between) & _IS_ANY:
            start, end = first.span[1], last.span[0]
            joined = f"{text[:start]}={' ' * (end - start - 1)}{text[end:]}"
            return Found(joined, ((first.span[0], last.span[1]),), True)
        _refuse("words_between", (first.span[1], last.span[0]), words=" ".join(between) or "…")
    if len(told) == 1:
        return Found(text, (told[0].span,), True)
    if not told and len(named) == 1:
        return Found(text, (named[0].span,), True)
    if told:
        _refuse("several_expressions", told[1].span)
    return _refuse("no_equation", (0, len(text)))


def _check_between(text: str, pieces: Sequence[Piece], parts: Sequence[Part]) -> None:
    """Words between two parts of one sentence may be an operator in words. Those that join sentences are listed."""
    for at, before in enumerate(parts):
        _check_sign(text, pieces, before)
        if not before.has_equal:
            continue
        after = parts[at + 1] if at + 1 < len(parts) else None
        end = len(text) if after is None else after.span[0]
        words, ended = _words_between(text, pieces, before.span[1], end, to_stop=True)
        mentioned = after is not None and not after.has_equal and not after.is_lone
        if words[:2] in _CONTRASTS:
            continue
        unlike = words and (words[0] in OPERATORS or words[0] not in CONNECTING)
        if unlike or (words and mentioned and not ended):
            _refuse("words_between", (before.span[1], end), words=" ".join(words[:4]))


def _check_sign(text: str, pieces: Sequence[Piece], part: Part) -> None:
    """Minus in words, directly before a part."""
    at = bisect_left(pieces, part.span[0], key=lambda each: each.start) - 1
    before = pieces[at] if at >= 0 else None
    if before is not None and before.kind == PROSE_WORD:
        word = text[before.start : before.end]
        if word.casefold() in OPERATORS - _IS:
            _refuse("words_between", (before.start, before.end), words=word)


def _words_between(
    text: str, pieces: Sequence[Piece], start: int, end: int, *, to_stop: bool = False
) -> tuple[list[str], bool]:
    """The words, up to the first punctuation if `to_stop`; and whether there is any."""
    words: list[str] = []
    for piece in pieces[bisect_left(pieces, start, key=lambda each: each.start) :]:
        if piece.end > end:
            break
        if piece.kind in _GAPS and to_stop:
            return words, True
        if piece.kind == PROSE_WORD:
            words += _plain_words(text[piece.start : piece.end])
    return words, False


def _plain_words(prose: str) -> list[str]:
    r"""A word, or those of \text{where }."""
    plain = prose[prose.index("{") + 1 : -1] if prose.startswith("\\") else prose
    words = (word.strip(".,:;()").casefold() for word in plain.split())
    return [word for word in words if word]


def _decided(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Each word is prose or mathematics."""
    decided = list(pieces)
    kinds = [piece.kind for piece in pieces] + [LINE, LINE]
    for at, piece in enumerate(pieces):
        if piece.kind not in (EITHER, UNKNOWN):
            continue
        before = decided[at - 1].kind if at else LINE
        behind, later = kinds[at + 1], kinds[at + 2]
        decided[at] = replace(piece, kind=_decision(piece.kind, before, behind, later))
    return _without_brackets(text, decided)


def _without_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Brackets around prose are punctuation."""
    if _BRACKET.search(text) is None:
        return pieces
    opened: list[int] = []
    around: set[int] = set()
    for at, piece in enumerate(pieces):
        sign = text[piece.start] if piece.kind == MATHS else ""
        if sign in ("(", "[") and piece.end == piece.start + 1:
            opened.append(at)
        elif sign in (")", "]") and opened:
            begin = opened.pop()
            if begin in around:
                around.add(at)
        elif piece.kind == PROSE_WORD:
            around |= set(opened)
            opened = [each for each in opened if each not in around] if len(opened) > _MOST_OPEN else opened
    return [replace(piece, kind=STOP) if at in around else piece for at, piece in enumerate(pieces)]


def _without_remarks(text: str, pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Words in brackets of their own between two parts of an expression go: (o1 − t1) [from the loss] · h1."""
    if _BRACKET.search(text) is None:
        return text, pieces
    opened = -1
    dropped: set[int] = set()
    for at, piece in enumerate(pieces):
        sign = text[piece.start : piece.end]
        if sign in ("(", "["):
            opened = at
        elif sign in (")", "]"):
            if 0 < opened < at - 1 and _is_remark(text, pieces, opened, at):
                dropped |= set(range(opened, at + 1))
            opened = -1
    for at in sorted(dropped):
        start, end = pieces[at].start, pieces[at].end
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text, [piece for at, piece in enumerate(pieces) if at not in dropped] if dropped else pieces


def _is_remark(text: str, pieces: Sequence[Piece], opened: int, closed: int) -> bool:
    """Whether only words stand in brackets, with mathematics before them that goes on or ends behind them."""
    start, end = pieces[opened].start, pieces[closed].end
    words = {each.kind for each in pieces[opened + 1 : closed]}
    if text[start] == "[" and _WORDS_ALONE.fullmatch(text, start + 1, end - 1):
        words = {PROSE_WORD}
    if pieces[opened - 1].kind != MATHS or PROSE_WORD not in words or not words <= {PROSE_WORD, STOP}:
        return False
    behind = text[end : end + _LOOKED_AT].lstrip(" \t$")
    return behind.startswith(_OPERATORS) or (text[start] == "[" and behind[:1] in ("", "\n", "."))


def _decision(kind: str, before: str, behind: str, later: str) -> str:
    begins = before in (LINE, STOP, PROSE_WORD)
    if before == PROSE_WORD and kind == UNKNOWN:
        return PROSE_WORD
    if kind == EITHER:
        near = before == PROSE_WORD and behind in (PROSE_WORD, STOP, LINE, EITHER, UNKNOWN)
        word_before = before == PROSE_WORD and behind == MATHS
        return PROSE_WORD if near or word_before or (begins and behind == PROSE_WORD) else MATHS
    if begins and behind in (PROSE_WORD, STOP, LINE, UNKNOWN):
        return PROSE_WORD
    return PROSE_WORD if behind == PROSE_WORD and later != MATHS else MATHS


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between prose, without spaces and punctuation at their ends."""
    runs: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind in WORDS:
            runs.append([])
        else:
            runs[-1].append(piece)
    return [trimmed for run in runs if (trimmed := _trimmed(run))]


def _trimmed(run: list[Piece]) -> list[Piece]:
    first, last = 0, len(run)
    while first < last and run[first].kind in _GAPS:
        first += 1
    while last > first and run[last - 1].kind in _GAPS:
        last -= 1
    return run[first:last]


def _refuse(sentence: str, span: tuple[int, int], **values: str) -> NoReturn:
    raise Unreadable([ReadingProblem("syntax", span, Said(sentence, values))])
