"""Tables and numbers as text for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def table(title: str, headings: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Columns of equal width: names aligned left, numbers aligned right. `headings` maps a row's keys to headings."""
    lines = [
        [title, *headings.values()],
        *([name, *(human(row[key]) for key in headings)] for name, row in rows.items()),
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join([name.ljust(widths[0]), *map(str.rjust, numbers, widths[1:])]) + "\n" for name, *numbers in lines
    )


def human(value: float | None) -> str:
    """Six significant digits; a missing value is blank."""
    return "" if value is None else f"{value:.6g}"
