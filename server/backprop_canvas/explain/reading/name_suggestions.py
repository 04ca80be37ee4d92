"""The name that a person may have meant: one slip away from the written text, or two names run together. The number of
look-ups depends only on the length of the text, not on how many names there are.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.name_meanings import Names

_SIGNS = string.digits + string.ascii_letters + "'αβγδεηθλμσφωŷ"
_ALIKE = str.maketrans("0Ol|I", "oo111")
_MAX_WRITTEN = 33


def nearest(written: str, names: Names, vocabulary: Vocabulary) -> str:
    """A name as people see it, or a product of two; "" if no name is near."""
    if len(written) > _MAX_WRITTEN:
        return ""
    key = vocabulary.key(written)
    product = _together(key, vocabulary)
    if product:
        return product
    for spelling in _slips(key):
        quantity = vocabulary.names.get(spelling)
        if quantity:
            return vocabulary.shown[quantity]
    return _with_prefix(written, key, names, vocabulary)


def _slips(key: str) -> Iterator[str]:
    """Likeliest first: signs that look alike, upper or lower case, a prime, a digit, then any one sign wrong, missing,
    too many or in the wrong place."""
    yield from (key.translate(_ALIKE), key.lower(), key.upper(), key.removesuffix("'"), key.rstrip("'"), f"{key}'")
    places = range(len(key))
    for signs in (string.digits, _SIGNS):
        for at in reversed(places):
            if signs is _SIGNS or key[at].isdecimal():
                yield from (key[:at] + sign + key[at + 1 :] for sign in signs)
    yield from (key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in places[:-1])
    yield from (key[:at] + key[at + 1 :] for at in places)
    yield from (key[:at] + sign + key[at:] for at in range(len(key), -1, -1) for sign in _SIGNS)


def _together(key: str, vocabulary: Vocabulary) -> str:
    names = vocabulary.names
    for at in range(1, len(key)):
        left, right = names.get(key[:at]), names.get(key[at:])
        if left and right:
            return f"{vocabulary.shown[left]}*{vocabulary.shown[right]}"
    return ""


def _with_prefix(written: str, key: str, names: Names, vocabulary: Vocabulary) -> str:
    """Suggestions such as z_h3 for z_h1: the same slips behind a usual prefix of a name."""
    for prefix in ("d", "z", "net", "out", "in", "delta", "δ", "E", "a"):
        if key.startswith(prefix) and len(key) > len(prefix):
            rest = key[len(prefix) :]
            for spelling in _slips(rest):
                quantity = vocabulary.names.get(spelling)
                if isinstance(quantity, Quantity) and names.meaning(prefix + spelling):
                    line = "" if prefix == "d" else "_"
                    return f"{prefix}{line}{vocabulary.shown[quantity]}"
    return ""
