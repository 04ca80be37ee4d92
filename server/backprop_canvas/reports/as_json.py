"""How a report is printed. The reports themselves hold floats, including those that are not finite. JSON has no such
numbers, so only JSON uses words for them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping


def to_json(report: Mapping[str, object]) -> str:
    """JSON with full doubles; numbers that are not finite are the strings NaN, Infinity and -Infinity."""
    return json.dumps(_writable(report), ensure_ascii=False, indent=1, allow_nan=False)


def _writable(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, Mapping):
        return {key: _writable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_writable(part) for part in value]
    return value
