"""Splits a student's text into tokens: LaTeX, Unicode or plain text. Knows no names. Each token points into the typed
text. The kinds of token are listed in `kinds`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from backprop_canvas.explain.reading.signs.kinds import (
    BAR,
    BESIDE,
    CASES,
    CLOSE_CASES,
    CLOSE_GROUP,
    COMMA,
    END,
    ENDS_FACTOR,
    EQUALS,
    GRAD,
    GROUP,
    IN,
    LOWER,
    MINUS,
    NABLA,
    NUMBER,
    OVER,
    PRIME,
    RAISE,
    RELATION,
    ROOT,
    ROW,
    SUM,
    SUPERSCRIPT,
    TIMES,
    WORD,
)
from backprop_canvas.explain.reading.signs.latex_words import (
    FONTS,
    KINDS,
    RELATIONS,
    SILENT,
    UNREAD,
    UNREAD_SIGNS,
    WORDS,
)
from backprop_canvas.explain.reading.signs.unreadable import ReadingProblem, Unreadable
from backprop_canvas.explain.said import Said

MAX_LENGTH = 10_000
MAX_NUMERAL = 100

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁽⁾"
_PLAIN_SUPERSCRIPTS = str.maketrans(_SUPERSCRIPTS, "0123456789-+()")
# Letters below the line have a line before them, as in o_k.
_SUBSCRIPT = re.compile("[ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ]")
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅕": "0.2", "⅒": "0.1"}
_MARKS = "\u0300-\u036f"
_NOT_IN_WORDS = _SUPERSCRIPTS + "".join(_HALVES) + "∑∏"
_BELOW = "₀-₉ₐₑₒₓₔₕₖₗₘₙₚₛₜᵢᵣᵤᵥⱼ"
# A number below the line ends a name: w₅h₁ is a product.
_WORD = (
    rf"[^\W\d_{_NOT_IN_WORDS}₀-₉](?:[^\W{_NOT_IN_WORDS}_{_MARKS}₀-₉]|[{_MARKS}]|_(?=[^\W_{_NOT_IN_WORDS}]))*"
    rf"(?:[₀-₉][{_BELOW}]*)?"
)
# Each alternative is a chain of single repeated classes, so none can be retried in more than one way.
_TOKEN = re.compile(
    r"(?P<plain>[()\[\]}+/_^∂|,'-]|[*](?!\*)|=(?!=|\s?\?)|\{(?!\s?\\(?:rm|bf|it|sf|cal)\b))"
    r"|(?P<about>~(?=\s*[-+−]?\.?[0-9][0-9.eE+−-]*\s*(?:$|[=≈~,?])))"
    r"|(?P<space>[\s$▒\u2061-\u2064\u200b-\u200d\ufeff]+|~)"
    # Only before a call: the modules that people take functions from.
    r"|(?P<module>(?:np|numpy|torch|math|Math|jnp|tf|nn|F|self)\.(?=[A-Za-z])|tensor(?=\())"
    rf"|(?P<word>{_WORD})"
    r"|\.(?:(?P<grad>grad(?![A-Za-z0-9_]))|(?P<transposed>T(?![A-Za-z0-9_]))"
    r"|(?P<cast>(?:float|double|int|item|detach|numpy)\(\)|astype\([\w.]+\)|data(?![A-Za-z0-9_(]))|(?P<stop>(?![0-9])))"
    # A comma between digits: not in brackets or below a line, and not where it could part thousands.
    r"|(?P<decimal>(?<![\w.,({\[^])(?:0(?:,|\{,\})[0-9]+|[0-9]+(?:,|\{,\})(?:[0-9]{2}|[0-9]{4,})(?![0-9])"
    r"|[0-9]+(?:,|\{,\})[0-9]+(?=[eE][-+−]?[0-9]|\s*(?:[·*×⋅]|\\cdot|\\times)\s*10(?:\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺])))"
    r"(?:[eE][-+−]?[0-9]+)?(?![\w}\]]|[.,][0-9]))"
    r"|(?P<number>[0-9]+(?:\.[0-9]*|\{\.\}[0-9]+)?(?:[eE][-+−]?[0-9]+)?|\.[0-9]+(?:[eE][-+−]?[0-9]+)?)"
    rf"|(?P<raised>[{_SUPERSCRIPTS}]+)"
    rf"|(?:\\(?:{FONTS.replace(' ', '|')})\s*\{{|\{{\s?\\(?:rm|bf|it|sf|cal)\b)\s*(?P<upright>{_WORD})\s*[.,;:]?\s*\}}"
    r"|(?P<cases>\\begin\s*\{\s*[dr]?cases\*?\s*\}"
    r"|(?:\\left\s*)?\\\{\s?\\begin\s?\{array\}\s?\{[lcr| ]*\})"
    r"|(?P<end_cases>\\end\s*\{\s*(?:[dr]?cases\*?|array)\s*\})"
    r"|(?P<frame>\\(?:begin|end)\s*\{\s*(?:align|aligned|equation|gather|gathered|split|multline|math|displaymath|eqnarray"
    r"|flalign|alignat|IEEEeqnarray|document)(?:at)?\*?\s*\}(?:\s?\{[lcrCLR0-9]*\})?|\\begin\s?\{array\}\s?\{[lcr| ]*\}"
    r"|\\(?:tag|label|hspace|vspace|phantom|textcolor|color|overset|stackrel|placeholder)\*?\s*"
    r"\{(?:[^{}]|\{[^{}]{0,80}\}){0,200}\}"
    r"|\\\\\s?\[[0-9.]+\s?(?:pt|em|ex|mm|cm)\]|\\left\.|\\right\.)"
    r"|\\(?:left|right|middle|[bB]igg?[lmr]?)\s*(?P<sized>[()\[\]|]|\\[{}]|\\[lr]?vert(?![A-Za-z]))"
    r"|(?P<doubled>\*\*|:=|==|=\s?\?|\?\s?=|<=|>=)"
    r"|(?P<within>&|\\\\)"
    r"|\\(?P<command>[A-Za-z]+|.)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_SIGNS = {
    **{sign: sign for sign in "()[]{}+-*/=^_',∂"},
    **dict.fromkeys("−–‐‑﹣", MINUS),
    **dict.fromkeys("·×∙⋅•∗⋆⊙⨯・", TIMES),
    **dict.fromkeys("÷∕⁄", OVER),
    **dict.fromkeys("≈≃≅≡≔←", EQUALS),
    **dict.fromkeys("′’`‘´″‴", PRIME),
    **dict.fromkeys("<>≤≥⩽⩾≦≧", RELATION),
    **dict.fromkeys("≟≙", EQUALS),
    "√": ROOT,
    "∑": SUM,
    "∇": NABLA,
    "∈": IN,
    "|": BAR,
    "∣": BAR,
    "〖": GROUP,
    "〗": CLOSE_GROUP,
    ";": COMMA,
    ".": COMMA,
}
_SINGLE = frozenset(["plain", "sign", "stop"])
_OF_CASES = {"cases": CASES, "end_cases": CLOSE_CASES, "within": ROW}
_DOUBLED = {"**": RAISE, ":=": EQUALS, "==": EQUALS, "<=": RELATION, ">=": RELATION}
_LIKE = {"<=": "≤", ">=": "≥", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥"}
_PRIMES = {"″": "''", "‴": "'''"}
# Kind and text of each sign.
_READY = {sign: (kind, _PRIMES.get(sign) or _LIKE.get(sign, sign)) for sign, kind in _SIGNS.items()}


@dataclass(eq=False)
class Tokens:
    """Four lists of one length; the last entry is the end. texts: in the form that the parser needs, not as typed."""

    kinds: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def copy(self) -> Tokens:
        return Tokens(list(self.kinds), list(self.texts), list(self.starts), list(self.ends))

    def drop_last(self) -> None:
        for entries in (self.kinds, self.texts, self.starts, self.ends):
            entries.pop()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Of the text between two places. Raises Unreadable: too_long, or syntax at the first sign that no equation can
    hold."""
    if len(text) > MAX_LENGTH:
        raise Unreadable([ReadingProblem("too_long", (MAX_LENGTH, len(text)), Said("too_long"))])
    tokens = Tokens()
    # Local names: this loop takes most of the time for a text of single signs.
    kinds, texts = tokens.kinds.append, tokens.texts.append
    starts, ends = tokens.starts.append, tokens.ends.append
    stop, open_cases = len(text) if end is None else end, 0
    for match in _TOKEN.finditer(text, start, stop):
        group = match.lastgroup
        if group in _SINGLE and (ready := _READY.get(match[0])):
            kind, piece = ready
        elif group == "space" or (group == "about" and not _ends_a_side(tokens)):
            continue
        elif group == "word" and match[0].isascii():
            kind, piece = WORD, match[0]
        elif group in _OF_CASES:
            kind = piece = _of_cases(match, open_cases)
            open_cases += (kind == CASES) - (kind == CLOSE_CASES)
        else:
            kind, piece = _READ[group or "sign"](match)
        if kind:
            at, behind = match.span()
            kinds(kind)
            texts(piece)
            starts(at)
            ends(behind)
    _finish(tokens)
    kinds(END)
    texts("")
    starts(stop)
    ends(stop)
    return tokens


def _finish(tokens: Tokens) -> None:
    """The layer of δ^L_1 ends at the low line."""
    _without_last_stop(tokens)
    if RAISE not in tokens.kinds:
        return
    raised = [at + 1 for at, kind in enumerate(tokens.kinds[:-1]) if kind == RAISE]
    for at in reversed(raised):
        text, start, end = tokens.texts[at], tokens.starts[at], tokens.ends[at]
        if tokens.kinds[at] != WORD or text[1:2] != "_" or len(text) != end - start:
            continue
        below = text[2:]
        tokens.kinds[at : at + 1] = WORD, LOWER, NUMBER if below.isdecimal() else WORD
        tokens.texts[at : at + 1] = text[0], LOWER, below
        tokens.starts[at : at + 1] = start, start + 1, start + 2
        tokens.ends[at : at + 1] = start + 1, start + 2, end


def _of_cases(match: re.Match[str], open_cases: int) -> str:
    """Signs between cases mean something only there."""
    group = match.lastgroup or ""
    if group != "cases" and not open_cases:
        return ""
    return BESIDE if match[0] == "&" else _OF_CASES[group]


_Read = tuple[str, str]
_NOTHING: _Read = ("", "")


def _word(match: re.Match[str]) -> _Read:
    piece = match[match.lastgroup or 0]
    if piece.isascii():
        return WORD, piece
    below = _SUBSCRIPT.search(piece)
    if below and below.start() > 0 and piece[below.start() - 1] not in "_₀₁₂₃₄₅₆₇₈₉":
        piece = f"{piece[: below.start()]}_{piece[below.start() :]}"
    return WORD, unicodedata.normalize("NFKC", piece)


def _number(match: re.Match[str]) -> _Read:
    piece = match[0]
    if len(piece) > MAX_NUMERAL:
        _stop("long_numeral", match)
    return NUMBER, piece if piece.isdecimal() else piece.replace("{.}", ".").replace("−", "-").replace("E", "e").rstrip(
        "."
    )


def _decimal(match: re.Match[str]) -> _Read:
    piece = match[0].replace("{,}", ".").replace(",", ".")
    if len(piece) > MAX_NUMERAL:
        _stop("long_numeral", match)
    return NUMBER, piece.replace("−", "-").replace("E", "e")


def _command(match: re.Match[str]) -> _Read:
    name = match["command"]
    if name in SILENT:
        return _NOTHING
    if name in WORDS:
        return WORD, unicodedata.normalize("NFKC", WORDS[name])
    if name not in KINDS:
        _stop(UNREAD.get(name, "unknown_command"), match, name=f"\\{name[:32]}")
    return KINDS[name], RELATIONS.get(name, KINDS[name])


def _sign(match: re.Match[str]) -> _Read:
    sign = match[0]
    plain = unicodedata.normalize("NFKC", sign)
    if sign in _HALVES:
        return NUMBER, _HALVES[sign]
    if plain not in _SIGNS:
        _stop(UNREAD_SIGNS.get(sign, "unknown_sign"), match, name=sign if sign.isprintable() else "�")
    return _READY[plain]


def _ends_a_side(tokens: Tokens) -> bool:
    """Whether a ~ here stands between a left side and a number. LaTeX has it for a space, too."""
    return bool(tokens.kinds) and tokens.kinds[-1] in ENDS_FACTOR


_READ: Mapping[str, Callable[[re.Match[str]], _Read]] = {
    "word": _word,
    "upright": _word,
    "number": _number,
    "decimal": _decimal,
    "raised": lambda match: (SUPERSCRIPT, match[0].translate(_PLAIN_SUPERSCRIPTS)),
    "frame": lambda match: _NOTHING,
    "about": lambda match: (EQUALS, match[0]),
    "doubled": lambda match: (_DOUBLED.get(match[0], EQUALS), _LIKE.get(match[0], match[0])),
    "sized": lambda match: (BAR, BAR) if "v" in match["sized"] else (match["sized"], match["sized"]),
    "module": lambda match: _NOTHING,
    "cast": lambda match: _NOTHING,
    "grad": lambda match: (GRAD, GRAD),
    "transposed": lambda match: _stop("no_matrices", match),
    "command": _command,
    "sign": _sign,
}


def _without_last_stop(tokens: Tokens) -> None:
    """A full stop or comma after the equation belongs to the surrounding sentence."""
    while tokens.kinds and tokens.kinds[-1] == COMMA:
        tokens.drop_last()


def _stop(sentence: str, match: re.Match[str], **values: str) -> NoReturn:
    raise Unreadable([ReadingProblem("syntax", match.span(), Said(sentence, values))])
