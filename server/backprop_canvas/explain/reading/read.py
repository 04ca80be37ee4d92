"""Reads what people paste: finds the equations in a text and parses each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.expression import Equation, Span
from backprop_canvas.explain.reading.name_meanings import Function, Names
from backprop_canvas.explain.reading.parser import parse_part
from backprop_canvas.explain.reading.pasted.finding import equations_in
from backprop_canvas.explain.reading.signs.lexer import MAX_LENGTH
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.reading.spellings import NEEDS_BRACKETS
from backprop_canvas.explain.said import Said


@dataclass(frozen=True)
class ReadText:
    """equations: one or more, in the order of the text. spans: where each stands. has_prose: whether the text holds
    more than them."""

    equations: tuple[Equation, ...]
    spans: tuple[Span, ...]
    has_prose: bool = False


def read(text: str, vocabulary: Vocabulary) -> ReadText:
    """Raises Unreadable. Processor time is linear in the length of the text."""
    if len(text) > MAX_LENGTH:
        raise Unreadable([ReadingProblem("too_long", (MAX_LENGTH, len(text)), Said("too_long"))])
    names = Names(vocabulary)
    found = equations_in(text, partial(_is_name, names))
    equations = tuple(parse_part(found.text, span, vocabulary, names) for span in found.spans)
    return ReadText(equations, found.spans, found.has_prose)


def _is_name(names: Names, word: str) -> bool:
    """Whether a word without brackets behind it means anything."""
    meaning = names.meaning(word)
    return meaning is not None and not (isinstance(meaning, Function) and meaning.name in NEEDS_BRACKETS)
