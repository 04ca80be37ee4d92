"""Cuts a pasted text into pieces: words, line ends, punctuation, mathematics. Each sign is looked at once. Knows which
words are prose, and of names only what it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from backprop_canvas.explain.reading.pasted.prose import OPERATORS, PROSE

PROSE_WORD: Final = "prose"
# Both a word and a name: what it is, its neighbours tell.
EITHER: Final = "either"
# A word that is no name and in no list.
UNKNOWN: Final = "unknown"
MATHS: Final = "maths"
LINE: Final = "line"
ROW: Final = "row"
STOP: Final = "stop"
EQUAL: Final = "equal"
ARROW: Final = "arrow"
WORDS = frozenset([PROSE_WORD, EITHER, UNKNOWN])

# A shorter word may be a name.
_SHORTEST = 3
_LETTER = r"[^\W\d_]"
# Only what may end an equation, and brackets, which are looked for first, since they are the most. All between two of
# them is mathematics.
_TOKEN = re.compile(
    r"(?P<brace>\{+|\}+)"
    # Many of them enclose no words.
    r"|(?P<sign>[(\[]{9,}|[)\]]{9,}|[()\[\]])"
    r"|(?P<line>\n)"
    r"|(?P<text>\\(?:text|textrm|textit|textbf|mbox|hbox)\s?\{[^{}\\]*\})"
    r"|(?P<command>\\(?:begin|end|tag|label)\s?\*?\{[^{}]*\}|\\[A-Za-z]+|\\[^\\A-Za-z])"
    r"|(?P<row>\\\\)"
    rf"|(?<![\w./^=+\\∂])(?P<word>{_LETTER}+(?:['’.-]{_LETTER}+)*(?![\w(\[{{^=/*'′\u0300-\u036f]|\.[A-Za-z]))"
    r"|(?P<arrow>[⇒→⟹⟶⇔]|=>|->)"
    r"|(?P<equal>[=≈≃≅≡≔≟≙←]|:=)"
    r"|(?P<stop>[?!;:…—“”„\"»«¿¡✅✔✓❌✗🙂😅🤔👍🙏]+|[.,](?!\d|(?:grad|T|item|detach|float|data)\b))"
)
_OF_CASES = re.compile(r"\\[a-z]+\s?\{\s*(?:if|when|for|where|otherwise|else|falls|für|sonst|si|sinon)\s*\}")
_SOLID = re.compile(r"[^\s$]")
_ARROWS = frozenset([r"\implies", r"\Rightarrow", r"\Longrightarrow", r"\rightarrow", r"\to", r"\iff", r"\therefore"])
_EQUALS = frozenset(
    [r"\approx", r"\simeq", r"\cong", r"\coloneqq", r"\equiv", r"\doteq", r"\eq", r"\leftarrow", r"\gets"]
)
_ROWS = ("cases}", "cases*}", "{array}")
_DEEPER = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}


class Piece(Struct, frozen=True, gc=False):
    """depth: how many brackets are open around it."""

    kind: str
    start: int
    end: int
    depth: int


class _Pieces:
    """Mathematics without a round or square bracket in it is one piece."""

    def __init__(self) -> None:
        self.done: list[Piece] = []
        # The mathematics that has begun, where it ends as far as it is known, and the fewest brackets around it.
        self._begun, self._behind, self._least = -1, 0, 0

    def maths(self, start: int, end: int, depth: int) -> None:
        if self._begun < 0:
            self._begun, self._least = start, depth
        elif depth < self._least:
            self._least = depth
        self._behind = end

    def other(self, kind: str, start: int, end: int, depth: int) -> None:
        if self._begun >= 0:
            self.close()
        self.done.append(Piece(kind, start, end, depth))

    def all(self) -> list[Piece]:
        if self._begun >= 0:
            self.close()
        return self.done

    def close(self) -> None:
        self.done.append(Piece(MATHS, self._begun, self._behind, self._least))
        self._begun = -1


def pieces_of(text: str, is_name: Callable[[str], bool]) -> list[Piece]:
    """is_name: whether a word means anything in mathematics. Spaces are left out."""
    pieces = _Pieces()
    kinds: dict[str, str] = {}
    depth = braces = done = 0
    for match in _TOKEN.finditer(text):
        group, found = match.lastgroup or "", match[0]
        start, end = match.span()
        if done < start and (solid := _SOLID.search(text, done, start)):
            pieces.maths(solid.start(), start, depth)
        done = end
        if group in _BRACKETS:
            depth = max(0, depth + _DEEPER[found[0]] * (end - start))
            braces = max(0, braces + _BRACES.get(found[0], 0) * (end - start))
        elif group == "command" and found.endswith(_ROWS):
            # Rows of cases are no equations.
            depth = max(0, depth + (1 if found.startswith(r"\begin") else -1))
        kind = MATHS
        if group in _ANYWHERE or (not braces and group not in _BRACKETS):
            kind = _KINDS.get(group) or kinds.get(found) or kinds.setdefault(found, _kind_of(group, found, is_name))
        if (kind == MATHS and group != "sign") or (depth and _is_of_cases(group, found)):
            pieces.maths(start, end, depth)
        else:
            pieces.other(kind, start, end, depth)
    if solid := _SOLID.search(text, done):
        pieces.maths(solid.start(), len(text), depth)
    return pieces.all()


def _is_of_cases(group: str, found: str) -> bool:
    return found in ("if", "else") or (group == "text" and _OF_CASES.fullmatch(found) is not None)


_BRACKETS = frozenset(["brace", "sign"])
_ANYWHERE = frozenset(["command", "row", "line", "equal"])
_KINDS = {"row": ROW, "line": LINE, "equal": EQUAL, "arrow": ARROW, "stop": STOP}
_BRACES = {"{": 1, "}": -1}


def _kind_of(group: str, found: str, is_name: Callable[[str], bool]) -> str:
    match group:
        case "word":
            return kind_of_word(found, is_name)
        case "text":
            return _kind_of_text(found, is_name)
        case "command":
            return ARROW if found in _ARROWS else EQUAL if found in _EQUALS else MATHS
    return MATHS


def kind_of_word(word: str, is_name: Callable[[str], bool]) -> str:
    plain = word.casefold().replace("’", "'").rstrip(".")
    listed = plain in PROSE or all(part in PROSE for part in re.split("['.-]", plain))
    if plain in OPERATORS and len(plain) > _SHORTEST:
        return PROSE_WORD
    if is_name(word):
        return EITHER if listed else MATHS
    if word == "I":
        return PROSE_WORD
    if len(word) == 1:
        return EITHER if listed else MATHS
    return PROSE_WORD if listed else UNKNOWN


def _kind_of_text(found: str, is_name: Callable[[str], bool]) -> str:
    r"""\text{where } is prose, \text{target} is a name."""
    words = found[found.index("{") + 1 : -1].split()
    kinds = {kind_of_word(word.strip(".,:;"), is_name) for word in words}
    if not words:
        return MATHS
    return PROSE_WORD if PROSE_WORD in kinds or (len(words) > 1 and kinds <= {UNKNOWN, EITHER}) else MATHS
