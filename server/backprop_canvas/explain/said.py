"""A sentence about an equation, as a code and the values that it names. Knows no sentence: those are in `words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from backprop_canvas.errors import SentenceValue


@dataclass(frozen=True)
class Said:
    """code: of a sentence. values: text as it stands, computed numbers, lists of names as people see them."""

    code: str
    values: Mapping[str, SentenceValue] = field(default_factory=dict)
