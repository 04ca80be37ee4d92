"""Cuts mathematics without prose in it into its equations: at the ends of lines and rows, at punctuation and arrows,
each time only where an equation stands on both sides. A line that goes on with an operator goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from backprop_canvas.explain.reading.pasted.scanning import ARROW, EQUAL, LINE, ROW, STOP, Piece

_CUTS = frozenset([LINE, ROW, STOP, ARROW])
_JOINS = (
    "+",
    "-",
    "−",
    "*",
    "·",
    "/",
    "=",
    "≈",
    r"\cdot",
    r"\times",
    r"\approx",
    "×",
    "⋅",
    "∙",
    "^",
    "_",
    ")",
    "]",
    "}",
)
_ENDS = (
    "+",
    "-",
    "−",
    "*",
    "·",
    "/",
    "=",
    "≈",
    r"\cdot",
    r"\times",
    r"\approx",
    "×",
    "⋅",
    "∙",
    "^",
    "_",
    "(",
    "[",
    "{",
)
_LOOKED_AT = 16
_NUMBER = re.compile(r"[-+−]?\s*[0-9]*[.,]?[0-9]+(?:[eE][-+−]?[0-9]+)?")
_LONE = re.compile(r"[^\s=+*·×⋅−-]*")
_DERIVATIVE = re.compile(r"\s*(?:\\d?t?frac\b|[d∂𝜕]|\\partial|grad|\\nabla|∇)")
# w ← …, written so that it can be nothing but a step of training: Δw5, w5 -= …, w5⁺, w5_new.
_UPDATE = re.compile(
    r"[\s$]*(?:(?:\\Delta|Δ|∆)[\s{]*[A-Za-z]"
    r"|[\w.{}\\]+\s?[-+]="
    r"|[A-Za-z](?:\w|_\{\w{1,20}\})*?\s?(?:_?new\b|⁺|_?\^\s?\{?\s?(?:\+|\\?(?:text|mathrm)?\{?new\b|\(?t\s?\+\s?1)))"
)


@dataclass(frozen=True)
class Part:
    """text: that it stands in. has_equal: an equation. What else it is, only parts without one are asked."""

    text: str
    span: tuple[int, int]
    has_equal: bool

    @cached_property
    def _written(self) -> str:
        return self.text[slice(*self.span)].strip(" $()[]")

    @cached_property
    def is_number(self) -> bool:
        return _NUMBER.fullmatch(self._written) is not None

    @cached_property
    def is_lone(self) -> bool:
        """One name, number or derivative."""
        return self.is_number or _LONE.fullmatch(self._written) is not None or _is_one_fraction(self._written)

    @cached_property
    def is_derivative(self) -> bool:
        begins = _DERIVATIVE.match(self._written) is not None and ("/" in self._written or "\\" in self._written)
        return begins and self.is_lone and not self.is_number


def parts_of_run(text: str, run: Sequence[Piece]) -> list[Part]:
    """run: pieces without prose; brackets are counted from where it begins."""
    if not any(piece.kind == EQUAL for piece in run):
        only = _trimmed([*dropwhile(lambda piece: piece.kind in _CUTS, run)])
        return [_part(text, only)] if only else []
    base = min(piece.depth for piece in run)
    parts: list[list[Piece]] = [[]]
    has_equal = False
    for cut, rest in _atoms(run, base):
        rest_equal = any(piece.kind == EQUAL for piece in rest)
        if cut is not None and parts[-1]:
            introduces = (
                rest_equal
                and not has_equal
                and (text[cut.start] == ":" or (cut.kind == LINE and _is_title(text, parts[-1], rest, cut)))
            )
            if introduces or (has_equal and rest_equal and _begins(text, parts[-1][-1], rest, cut)):
                parts.append([])
                has_equal = False
            else:
                parts[-1].append(cut)
        parts[-1] += rest
        has_equal |= rest_equal
    return [_part(text, part) for part in map(_trimmed, parts) if part]


def is_update(text: str, part: Part) -> bool:
    return _UPDATE.match(text, *part.span) is not None


def _atoms(run: Sequence[Piece], base: int) -> list[tuple[Piece | None, list[Piece]]]:
    """Each cut with what follows it up to the next."""
    atoms: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in run:
        if piece.kind in _CUTS and piece.depth <= base:
            atoms.append((piece, []))
        else:
            atoms[-1][1].append(piece)
    return atoms


def _begins(text: str, last: Piece, after: Sequence[Piece], cut: Piece) -> bool:
    """Whether an equation of its own begins behind a cut. last: what stands before it."""
    begins = text[after[0].start : after[0].start + _LOOKED_AT].lstrip(" \t$&~{}")
    ends = text[max(0, last.end - _LOOKED_AT) : last.end].rstrip(" \t$&~{}\\\n")
    goes_on = after[0].kind == EQUAL or begins.startswith(_JOINS)
    return not (goes_on or (ends.endswith(_ENDS) and cut.kind in (LINE, ROW)))


def _is_title(text: str, part: Sequence[Piece], rest: Sequence[Piece], cut: Piece) -> bool:
    """Whether a line is one name or number, with an equation of its own below it: Gradient of w1."""
    lone = _LONE.fullmatch(text[part[0].start : part[-1].end].strip(" $?!:\n")) is not None
    return lone and _begins(text, part[-1], rest, cut)


def _trimmed(part: list[Piece]) -> list[Piece]:
    while part and part[-1].kind in _CUTS:
        part.pop()
    return part


def _part(text: str, pieces: Sequence[Piece]) -> Part:
    return Part(text, (pieces[0].start, pieces[-1].end), any(piece.kind == EQUAL for piece in pieces))


def _is_one_fraction(written: str) -> bool:
    single = written.startswith("\\") and written.count("frac") == 1
    return single and not re.search(r"[=+*·×⋅−-]|\\cdot", written)
