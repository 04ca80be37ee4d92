"""Numbers as people write them in tables, with a point or a comma. Nothing is evaluated: what begins with = is text."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGN = r"[+\-−]?"
_POINT = re.compile(rf"{_SIGN}(?:\d+|\d{{1,3}}(?:,\d{{3}})+)?(?:\.\d*)?(?:[eE]{_SIGN}\d+)?")
_COMMA = re.compile(rf"{_SIGN}(?:\d+|\d{{1,3}}(?:[.\s’']\d{{3}})+)?(?:,\d*)?(?:[eE]{_SIGN}\d+)?")
# Where this stands, a comma parts decimals: not three digits behind it.
_SURELY_COMMA = re.compile(
    rf"{_SIGN}(?:\d*,(?:\d{{1,2}}|\d{{4,}})|\d{{1,3}}(?:[.\s’']\d{{3}})+,\d*)(?:[eE]{_SIGN}\d+)?"
)
_SURELY_POINT = re.compile(rf"{_SIGN}(?:\d+|\d{{1,3}}(?:,\d{{3}})+)?\.(?:\d{{1,2}}|\d{{4,}})(?:[eE]{_SIGN}\d+)?")
_MAYBE_COMMA = re.compile(rf"{_SIGN}\d{{1,3}},\d{{3}}")
_GROUPS = re.compile(r"[.\s’']")
_DIGIT = re.compile(r"[0-9]")
_OTHER_DIGIT = re.compile(r"[^\x00-\x7f]")
MISSING = frozenset({"", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "?", "-", "–", "—", "#n/a", "inf", "-inf"})


def has_decimal_comma(cells: Iterable[str], separator: str) -> bool:
    """Whether commas part decimals in these cells. `1,234` is one number or another; it counts as a decimal where
    commas do not part cells."""
    comma = maybe = False
    for cell in cells:
        if "." in cell and _SURELY_POINT.fullmatch(cell):
            return False
        if "," in cell:
            comma = comma or _SURELY_COMMA.fullmatch(cell) is not None
            maybe = maybe or _MAYBE_COMMA.fullmatch(cell) is not None
    return comma or (maybe and separator != ",")


def number(cell: str, *, comma: bool) -> float | None:
    """None for what is no finite number."""
    pattern = _COMMA if comma else _POINT
    if not _DIGIT.search(cell) or pattern.fullmatch(cell) is None:
        return None
    plain = _GROUPS.sub("", cell).replace(",", ".") if comma else cell.replace(",", "")
    plain = plain.replace("−", "-")
    if _OTHER_DIGIT.search(plain):
        return None
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None


def is_missing(cell: str) -> bool:
    return cell.lower() in MISSING
