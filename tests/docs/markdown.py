"""Tables of Markdown, and the numbers in them. Knows nothing of what is documented."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction

# Bounds that are read more easily as powers.
POWERS = {2**53 - 1: "2⁵³ − 1", 10**12: "10¹²"}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (headings, ["---"] * len(headings), *rows)
    return "\n".join(f"| {' | '.join(map(_cell, line))} |".replace("|  |", "| |") for line in lines)


def _cell(text: str) -> str:
    # A vertical bar would end the cell, in code too.
    return text.replace("|", r"\|")


def code(text: str) -> str:
    return f"`{text}`"


def number(value: float) -> str:
    """Such as 10,000, 1e-8, 1/3, 2⁵³ − 1."""
    if value in POWERS:
        return POWERS[int(value)]
    share = Fraction(value).limit_denominator(9)
    if float(share) == value and share.denominator == 3:
        return str(share)
    if isinstance(value, int) or (value.is_integer() and abs(value) < sys.maxsize):
        return f"{int(value):,}".replace("-", "−")
    return f"{value:g}".replace("e-0", "e-")
