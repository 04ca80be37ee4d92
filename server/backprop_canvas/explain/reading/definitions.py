"""Names that a text gives itself, as in: let e = o1 − t1. Wherever such a name stands, its right side is read, so that
it is judged with the equation. A name that means something in the network is not defined anew: what is said of it may
be false.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from backprop_canvas.explain.graph.quantity import LOSS
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Equation, Span, size_of
from backprop_canvas.explain.reading.name_meanings import Constant, Defined, Differential, Names
from backprop_canvas.explain.reading.name_reading import read_name
from backprop_canvas.explain.reading.parser import parse_part
from backprop_canvas.explain.reading.reader import Reader
from backprop_canvas.explain.reading.signs.kinds import EQUALS, PARTIAL, WORD
from backprop_canvas.explain.reading.signs.lexer import tokens_of
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

# A definition may use others, so a few short lines could stand for an endless expression.
MOST_PARTS = 500


@dataclass(frozen=True)
class Definitions:
    """names: by what is written. spans: where they are defined. claims: what the definitions say besides, as the number
    in e = o1 − t1 = 0.74."""

    names: dict[str, Defined]
    spans: frozenset[Span]
    claims: tuple[Equation, ...]


NO_DEFINITIONS = Definitions({}, frozenset(), ())


def definitions_in(text: str, spans: Sequence[Span], vocabulary: Vocabulary, names: Names) -> Definitions:
    """names: as they are without definitions. A definition comes before its use, or behind it as in: where e = …"""
    for span in spans:
        # All names are looked up: which letter is the loss, all of the text says.
        _read(text, span[0], span, vocabulary, names)
    used = {span: _used_as_values(text, span) for span in spans}
    needed = frozenset(word for words in used.values() for word in words)
    waiting = {span: begun for span in spans if (begun := _begun(text, span, vocabulary, names, needed))}
    found: dict[str, Defined] = {}
    claims: list[Equation] = []
    done: set[Span] = set()
    if len(waiting) == len(spans):
        waiting = {}
    while waiting:
        known = names.with_defined(found)
        unknown = {written for written, _ in waiting.values()}
        # One that uses others waits for them.
        free = [span for span in waiting if not used[span] & unknown] or list(waiting)
        sides = [(span, waiting[span][1], _right_side(text, span, waiting[span], vocabulary, known)) for span in free]
        read = [(span, at, equation) for span, at, equation in sides if equation is not None]
        if not read:
            break
        for span, at, equation in read:
            written, _ = waiting.pop(span)
            first, *others = equation.sides
            if size_of(first) > MOST_PARTS:
                raise Unreadable([ReadingProblem("syntax", span, Said("sum_too_long"))])
            found[written] = Defined(first, " ".join(text[at : first.span[1]].split()))
            claims += [Equation((first, *others))] if others else []
            done.add(span)
    return Definitions(found, frozenset(done), tuple(claims))


def _used_as_values(text: str, span: Span) -> frozenset[str]:
    """The words that stand behind an equals sign, and behind no ∂."""
    try:
        tokens = tokens_of(text, *span)
    except Unreadable:
        return frozenset()
    begin = tokens.kinds.index(EQUALS) if EQUALS in tokens.kinds else len(tokens.kinds)
    words = [at for at in range(begin, len(tokens.kinds)) if tokens.kinds[at] == WORD]
    return frozenset(tokens.texts[at] for at in words if tokens.kinds[at - 1] != PARTIAL)


def _begun(text: str, span: Span, vocabulary: Vocabulary, names: Names, used: Set[str]) -> tuple[str, int] | None:
    """The name that a part defines, and where its right side begins. used: words whose values the text needs."""
    try:
        tokens = tokens_of(text, *span)
        if tokens.kinds[0] != WORD or EQUALS not in tokens.kinds:
            return None
        equal = tokens.kinds.index(EQUALS)
        end = tokens.ends[equal]
        reader = Reader(text, tokens, vocabulary, names)
        written = read_name(reader)
        is_whole = reader.at == equal
    except Unreadable:
        return None
    return (written, end) if is_whole and _is_free(written, names, used) else None


def _is_free(written: str, names: Names, used: Set[str]) -> bool:
    """Whether a name means nothing by itself, or several things, or only a number such as e."""
    meaning = names.meaning(written)
    if meaning == LOSS:
        # C beside dL/dw1 is no loss, nor is E in E·o1·(1 − o1): the loss itself is in no gradient.
        return written in used or any(each == LOSS and other != written for other, each in names.found.items())
    if isinstance(meaning, Differential):
        return meaning.of is None or names.is_in_code(written)
    return meaning is None or isinstance(meaning, Constant)


def _right_side(text: str, span: Span, begun: tuple[str, int], vocabulary: Vocabulary, names: Names) -> Equation | None:
    written, at = begun
    return _read(text, at, span, vocabulary, names, in_code=written.startswith("d"))


def _read(
    text: str, start: int, span: Span, vocabulary: Vocabulary, names: Names, *, in_code: bool = False
) -> Equation | None:
    try:
        return parse_part(text, (start, span[1]), vocabulary, names, in_code=in_code)
    except Unreadable:
        return None
