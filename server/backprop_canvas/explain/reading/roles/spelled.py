"""A name that is no name of the network, in its parts: stem, hat, index, layer. All spellings of one name have one
form: ŷ, yhat and \\hat{y}; w_{12}^{(1)} and w^{(1)}_{12}."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

HAT = "\u0302"
_FORM = re.compile(r"(?P<stem>[^\W\d_]+?)(?P<hat>hat)?(?P<index>[0-9]*)(?:\^\((?P<layer>[0-9]{1,3}|L(?:-[0-9])?)\))?")


@dataclass(frozen=True)
class Spelled:
    """index: its digits, or "". layer: as written above, or ""."""

    stem: str
    has_hat: bool
    index: str
    layer: str


def form_of(written: str) -> str:
    """written: as `name_reading` has it."""
    apart = unicodedata.normalize("NFD", written).replace("_", "")
    if HAT not in apart:
        return apart
    layer = apart[apart.index("^") :] if "^" in apart else ""
    base = apart.removesuffix(layer) if layer else apart
    stem, _, rest = base.partition(HAT)
    return f"{stem}hat{rest}{layer}"


def spelled(form: str) -> Spelled | None:
    found = _FORM.fullmatch(form)
    if found is None:
        return None
    return Spelled(found["stem"], found["hat"] is not None, found["index"], found["layer"] or "")
