"""A student's text as tokens, whatever it is written in: LaTeX, Unicode or plain text. Knows no names; each token
points into the text as it was typed.

A kind is one sign: w word, n number, s superscript, ' primes, ∂, F fraction, H hat, R root, U brace under or over,
brackets ( ) [ ] and < > for visible braces, { } groups, + - * / = ^ _ and the comma; $ is the end.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NoReturn

from server.explain.latex_words import FONTS, SIGNS, SILENT, UNREAD, UNREAD_SIGNS, WORDS
from server.explain.sentences import READING
from server.explain.unreadable import ReadingProblem, Unreadable

MAX_LENGTH = 10_000
MAX_NUMERAL = 100

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_PLAIN_SUPERSCRIPTS = str.maketrans(_SUPERSCRIPTS, "0123456789-+")
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅕": "0.2", "⅒": "0.1"}
_MARKS = "\u0300-\u036f"
_NOT_IN_WORDS = _SUPERSCRIPTS + "".join(_HALVES) + "∑∏"
_WORD = rf"[^\W\d_{_NOT_IN_WORDS}₀-₉](?:[^\W{_NOT_IN_WORDS}_{_MARKS}]|[{_MARKS}]|_(?=[^\W_{_NOT_IN_WORDS}]))*"
# Each alternative is a chain of single repeated classes, so that none can be retried in more than one way.
_TOKEN = re.compile(
    r"(?P<space>[\s&~$\u2061-\u2064\u200b-\u200d\ufeff]+)"
    rf"|(?P<word>{_WORD})"
    r"|(?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][-+−]?[0-9]+)?|\.[0-9]+(?:[eE][-+−]?[0-9]+)?)"
    rf"|(?P<raised>[{_SUPERSCRIPTS}]+)"
    rf"|\\(?:{FONTS.replace(' ', '|')})\s*\{{\s*(?P<upright>{_WORD})\s*\}}"
    r"|(?P<frame>\\(?:begin|end)\s*\{\s*(?:align|aligned|equation|gather|gathered|split|multline|math|displaymath)"
    r"(?:at)?\*?\s*\}|\\(?:tag|label|hspace|vspace|phantom|textcolor|color)\*?\s*\{[^{}]*\}"
    r"|\\\\\s?\[[0-9.]+\s?(?:pt|em|ex|mm|cm)\]|\\left\.|\\right\.)"
    r"|(?P<doubled>\*\*|:=|==)"
    r"|\\(?P<command>[A-Za-z]+|.)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_SIGNS = {
    **{sign: sign for sign in "()[]{}+-*/=^_',∂"},
    **dict.fromkeys("−–‐‑﹣", "-"),
    **dict.fromkeys("·×∙⋅•∗⋆⊙⨯・", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("≈≃≅≡≔", "="),
    **dict.fromkeys("′’`‘´", "'"),
    **dict.fromkeys("″‴", "'"),
    "√": "R",
    ";": ",",
    ".": ",",
}
_DOUBLED = {"**": "^", ":=": "=", "==": "="}
_PRIMES = {"″": "''", "‴": "'''"}


@dataclass(eq=False)
class Tokens:
    """Four lists of one length, the last entry being the end. texts: as needed to read on, not as typed."""

    kinds: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, kind: str, text: str, start: int, end: int) -> None:
        self.kinds.append(kind)
        self.texts.append(text)
        self.starts.append(start)
        self.ends.append(end)


def tokens_of(text: str) -> Tokens:
    """Raises Unreadable: too_long, or syntax at the first sign that no equation here holds."""
    if len(text) > MAX_LENGTH:
        raise Unreadable([ReadingProblem("too_long", (MAX_LENGTH, len(text)), READING["too_long"])])
    tokens = Tokens()
    add = tokens.add
    for match in _TOKEN.finditer(text):
        group = match.lastgroup
        if group == "space" or group == "frame":
            continue
        piece, start, end = match[group or 0], match.start(), match.end()
        if group == "word" or group == "upright":
            add("w", piece if piece.isascii() else unicodedata.normalize("NFKC", piece), start, end)
        elif group == "number":
            add("n", _numeral(piece, start, end), start, end)
        elif group == "command":
            _command(tokens, piece, start, end)
        elif group == "raised":
            add("s", piece.translate(_PLAIN_SUPERSCRIPTS), start, end)
        elif group == "doubled":
            add(_DOUBLED[piece], piece, start, end)
        else:
            _sign(tokens, piece, start, end)
    _without_last_stop(tokens)
    add("$", "", len(text), len(text))
    return tokens


def _numeral(piece: str, start: int, end: int) -> str:
    if len(piece) > MAX_NUMERAL:
        _stop("long_numeral", start, end)
    return piece.replace("−", "-").rstrip(".")


def _command(tokens: Tokens, name: str, start: int, end: int) -> None:
    if name in SILENT:
        return
    if name in WORDS:
        tokens.add("w", unicodedata.normalize("NFKC", WORDS[name]), start, end)
    elif name in SIGNS:
        kind = SIGNS[name]
        if kind == "%":
            _stop("no_percent", start, end)
        tokens.add(kind, kind, start, end)
    else:
        _stop(UNREAD.get(name, "unknown_command"), start, end, name=f"\\{name[:32]}")


def _sign(tokens: Tokens, sign: str, start: int, end: int) -> None:
    plain = sign if sign in _SIGNS else unicodedata.normalize("NFKC", sign)
    if sign in _HALVES:
        tokens.add("n", _HALVES[sign], start, end)
    elif plain in _SIGNS:
        tokens.add(_SIGNS[plain], _PRIMES.get(plain, plain), start, end)
    else:
        shown = sign if sign.isprintable() else "�"
        _stop(UNREAD_SIGNS.get(sign, "unknown_sign"), start, end, name=shown)


def _without_last_stop(tokens: Tokens) -> None:
    """A full stop or comma after the equation belongs to the sentence around it."""
    while tokens.kinds and tokens.kinds[-1] == ",":
        for each in (tokens.kinds, tokens.texts, tokens.starts, tokens.ends):
            each.pop()


def _stop(key: str, start: int, end: int, **values: str) -> NoReturn:
    raise Unreadable([ReadingProblem("syntax", (start, end), READING[key].format(**values))])
