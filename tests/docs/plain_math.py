"""LaTeX as one line of text, such as w ← w − η·g, which a terminal shows as well as a web page does. Knows the part of
LaTeX that the engine's tables use; a command without an entry here stands as its own name, as \\ln and \\tanh should.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")
SIGNS = {"leftarrow": " ← ", "le": " ≤ ", "ne": " ≠ ", "quad": " ", "lfloor": "⌊", "rfloor": "⌋", "lambda": "λ"}
SIGNS |= {"sum": "Σ", "cdot": "·", "left": "", "right": "", "Phi": "Φ"}
NEW_ROW, END = "\\\\", r"\end"
SPACED = {"+": " + ", "-": " − ", "=": " = ", "<": " < ", ">": " > ", "/": " / "}
ABOVE = dict(zip("0123456789tz−", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵗᶻ⁻", strict=True))
BELOW = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
# After these a minus is a sign, not a subtraction.
BEFORE_A_SIGN = ("", "(", " ", ",", "·")
# What is put in parentheses above, below a fraction's line, under a root.
SUMS, PRODUCTS, ROOTS = re.compile(" "), re.compile("[ ·]"), re.compile(r"[ ·]|\d\D")


def plain(latex: str, names: Mapping[str, str] | None = None) -> str:
    """The formula as text. names: what the texts in braces stand for, such as {"eta": "\\eta", "z": "z"}."""
    for name, meaning in (names or {}).items():
        latex = latex.replace(f"{{{name}}}", meaning)
    return re.sub(r" +", " ", _Reader(latex).until()).strip()


class _Reader:
    """Reads tokens from left to right; what stands in braces is read by a call of its own."""

    def __init__(self, latex: str) -> None:
        self._tokens: list[str] = TOKEN.findall(latex)
        self._at = 0

    def until(self, *ends: str) -> str:
        """The text up to one of these tokens, which is left, or up to the end."""
        text = ""
        while self._peek() not in ("", *ends):
            text = self._read(text)
        return text

    def _read(self, text: str) -> str:
        """`text` and what the next token adds to it."""
        token = self._next()
        if token == r"\,":
            return f"{text} " if text.endswith(",") else f"{text}·"
        if token in ("^", "_"):
            index = _raised(self._argument(), token)
            return f"{text}{index} " if text.endswith("Σ") else text + index
        if token == r"\frac":
            return text + self._fraction(text)
        if token == r"\sqrt":
            return _times(text) + "√" + _grouped(self._argument(), ROOTS)
        return text + self._sign(token, text)

    def _sign(self, token: str, text: str) -> str:
        if token == "{":
            return self._rest_of_group()
        if token == "-":
            return "−" if text[-1:] in BEFORE_A_SIGN else SPACED[token]
        if token in (r"\text", r"\operatorname"):
            return self._argument()
        if token == r"\tfrac":
            return unicodedata.lookup(f"VULGAR FRACTION {self._vulgar()}")
        if token == r"\begin":
            return self._cases()
        return SPACED.get(token, token) if token[0] != "\\" else _named(token[1:], text)

    def _vulgar(self) -> str:
        return {"12": "ONE HALF", "13": "ONE THIRD", "14": "ONE QUARTER"}[self._argument() + self._argument()]

    def _fraction(self, text: str) -> str:
        top, bottom = self._argument(), self._argument()
        told = f"{_grouped(top, SUMS)} / {_grouped(bottom, PRODUCTS)}"
        # A function's argument, and what is multiplied by the next factor.
        return f"({told})" if text[-1:].isalpha() or self._peek() == r"\," else told

    def _cases(self) -> str:
        self._argument()
        rows = []
        while self._peek() != END:
            value = self.until("&")
            self._next()
            rows.append(f"{value} if {self.until(NEW_ROW, END)}")
            if self._peek() == NEW_ROW:
                self._next()
        self._next()
        self._argument()
        return ", ".join(rows)

    def _argument(self) -> str:
        token = self._next()
        return self._rest_of_group() if token == "{" else self._sign(token, "")

    def _rest_of_group(self) -> str:
        text = self.until("}")
        self._next()
        return text

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]


def _named(name: str, text: str) -> str:
    """What the command `name` stands for after `text`."""
    if name in SIGNS:
        return SIGNS[name]
    try:
        return unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    except KeyError:
        return f" {name}" if text[-1:].isalpha() else name


def _raised(text: str, way: str) -> str:
    """An exponent or an index: small where every sign has a small form."""
    small = ABOVE if way == "^" else BELOW
    if all(sign in small for sign in text):
        return "".join(small[sign] for sign in text)
    return f"{way}{text}" if text.isalnum() else f"{way}({text})"


def _grouped(text: str, parts: re.Pattern[str]) -> str:
    """In parentheses if it has such parts."""
    return f"({text})" if parts.search(text) else text


def _times(text: str) -> str:
    return f"{text}·" if text[-1:].isalpha() else text
