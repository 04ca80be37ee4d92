"""The rules for names that people see: what may be a name, and which spellings are one name.

A page and a formula show w_1, w₁ and w1 alike, so they count as one; neurons, parameters and targets of
a document share one set of names. Knows nothing of equations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from backprop_canvas.document.schema import Document, neuron_name, parameter_name, target_name
from backprop_canvas.errors import Problem

MAX_NAME = 32

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*'*")
_RESERVED = ("z_", "net_", "delta_")
# A typeset prime looks as a typed one does. NFKC has split double and triple primes before.
_UNSEEN = str.maketrans({"_": None, "{": None, "}": None, "′": "'"})


def name_key(name: str) -> str:
    """What two spellings of one name have in common: ``w_{1}``, ``w_1``, ``w₁`` and ``w1`` share a key.

    The NFKC form without braces and underscores, and with typed primes.
    """
    return _judged(name)[0]


def check_name(name: str, path: str = "", ids: tuple[str, ...] = ()) -> None:
    """Raises Problem bad_name or reserved_name (with `path` and `ids`) unless `name` may stand in equations."""
    code = _judged(name)[1]
    if code:
        raise Problem(code, path=path, ids=ids, name=_shown(name))


def check_names(document: Document) -> None:
    """Raises the first Problem with the form or the uniqueness of a name."""
    first: dict[str, tuple[str, str]] = {}
    for path, at, owner, name, written in _names(document):
        key, code = _judged(name)
        if code and written:
            check_name(name, path % at, (owner,))
        if key in first:
            earlier, other = first[key]
            raise Problem("duplicate_name", path=path % at, ids=(other, owner), first=earlier, second=name)
        first[key] = (name, owner)


def _names(document: Document) -> Iterator[tuple[str, int, str, str, bool]]:
    """For each name: its path without the position, the position, the id of its record, the name, and whether it must
    be well-formed. A target's default name need not be: it is two characters longer than its output's name, which is
    checked."""
    for at, neuron in enumerate(document.neurons):
        yield "neurons[%d].name", at, neuron.id, neuron_name(neuron), True
    for at, parameter in enumerate(document.parameters):
        yield "parameters[%d].name", at, parameter.id, parameter_name(parameter), True
    for at, neuron in enumerate(document.neurons):
        if neuron.role == "output":
            yield "neurons[%d].target_name", at, neuron.id, target_name(neuron), neuron.target_name is not None


# Every edit of a network checks all of its names again, and most have not changed.
@lru_cache(maxsize=2**16)
def _judged(name: str) -> tuple[str, str]:
    """The key of a name, and the code of what is wrong with it or nothing."""
    normal = name if name.isascii() else unicodedata.normalize("NFKC", name)
    key = normal.translate(_UNSEEN)
    if max(len(name), len(normal)) > MAX_NAME or not _is_wellformed(normal):
        return key, "bad_name"
    return key, "reserved_name" if key == "L" or normal.startswith(_RESERVED) else ""


def _is_wellformed(normal: str) -> bool:
    if normal.isascii():
        return _PLAIN.fullmatch(normal) is not None
    body = normal.rstrip("'′")
    return body[:1].isalpha() and all(sign == "_" or sign.isalpha() or sign.isdecimal() for sign in body)


def _shown(name: str) -> str:
    """The name in a form that a sentence can show, whatever it holds."""
    visible = "".join(sign if sign.isprintable() else "�" for sign in name[: MAX_NAME + 1])
    return visible if len(name) <= MAX_NAME else f"{visible}…"
