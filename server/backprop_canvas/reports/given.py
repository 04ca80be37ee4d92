"""The arguments of the package's functions: a network in any of its forms, and values that Python does not check.
Unusable arguments become a Problem. This module knows no computations."""

from __future__ import annotations

import json
import math
import operator
import os
from collections.abc import Mapping
from numbers import Real
from pathlib import Path
from typing import Any

import msgspec

from backprop_canvas.document.names import name_key
from backprop_canvas.document.read import decode_document, read_document
from backprop_canvas.document.refusals import shown
from backprop_canvas.document.schema import Document, parameter_name
from backprop_canvas.errors import Problem

# The first character of JSON text with an object or a list; any other text is a path.
Source = Document | str | os.PathLike[str] | dict[str, Any]
_JSON = ("{", "[")


def network(source: Source) -> Document:
    """The document from a file, from JSON text or from a dict. A document is returned unchanged. Raises the Problems of
    `read_document`, or wrong_type."""
    if isinstance(source, Document):
        return source
    if isinstance(source, dict):
        return decode_document(_written(source))
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith(_JSON):
        return decode_document(source.encode(errors="surrogatepass"))
    if isinstance(source, str | os.PathLike):
        return read_document(Path(source))
    raise _wrong("source", "a path, JSON text, a dict or a network", source)


def with_values(document: Document, values: Mapping[str, float]) -> Document:
    """The document with these values instead of its own, by the parameters' names in any spelling. Raises Problem
    unknown_reference for an unknown name, and wrong_type or not_finite for an unusable value."""
    if not isinstance(values, Mapping):
        raise _wrong("parameters", "values by name", values)
    slots = {name_key(parameter_name(record)): at for at, record in enumerate(document.parameters)}
    records = list(document.parameters)
    for name, value in values.items():
        slot = slots.get(name_key(text("parameters", name)))
        if slot is None:
            raise Problem("unknown_reference", path="parameters", id=shown(name))
        records[slot] = msgspec.structs.replace(records[slot], value=_number(f"parameters.{name}", value))
    return msgspec.structs.replace(document, parameters=tuple(records))


def whole(name: str, value: object) -> int:
    """The argument with this name as a whole number. Raises Problem wrong_type."""
    try:
        return operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise _wrong(name, "a whole number", value) from None


def positive(name: str, value: object) -> int:
    """A whole number of at least 1. Raises Problem wrong_type or out_of_range."""
    number = whole(name, value)
    if number < 1:
        raise Problem("out_of_range", path=name, reason="a whole number of at least 1 is needed")
    return number


def text(name: str, value: object) -> str:
    """The argument with this name as text. Raises Problem wrong_type."""
    if isinstance(value, str):
        return value
    raise _wrong(name, "text", value)


def _written(source: dict[str, Any]) -> bytes:
    try:
        return json.dumps(source).encode()
    except RecursionError:
        raise Problem("not_json", reason="it is nested too deeply") from None
    except (TypeError, ValueError) as error:
        raise Problem("not_json", reason=f"{str(error)[:1].lower()}{str(error)[1:]}") from None


def _number(path: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise _wrong(path, "a number", value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Problem("not_finite", path=path)
    return number


def _wrong(name: str, expected: str, found: object) -> Problem:
    return Problem("wrong_type", path=name, expected=expected, found=shown(found))
