"""From bytes to a valid document and back. Whatever is wrong with the bytes becomes one Problem, never
another exception. Knows files and JSON; what may be in a document is told by `schema` and `validate`.

Where a key occurs twice in one JSON object its last value counts, as everywhere in Python and JavaScript.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from pathlib import Path
from typing import Any

import msgspec

from backprop_canvas.document.refusals import refusal, shown
from backprop_canvas.document.sample_list import sample_ids, written_once
from backprop_canvas.document.schema import FORMAT, Document
from backprop_canvas.document.validate import validate
from backprop_canvas.errors import Problem

MAX_BYTES = 16 * 1024 * 1024
_LIMIT = "16 MiB"
_DECODER = msgspec.json.Decoder(Document)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def read_document(path: Path) -> Document:
    """The document in a file. Raises Problem unreadable_file, or as `decode_document`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Problem("unreadable_file", file=path, reason=_reason(error)) from None
    return decode_document(data)


def decode_document(data: bytes) -> Document:
    """The document in UTF-8 JSON text. Raises Problem: too_large, not_json, unknown_format, those of
    `refusals` for fields and types, those of `validate` for what it says."""
    if len(data) > MAX_BYTES:
        raise Problem("too_large", limit=_LIMIT)
    text = data.removeprefix(codecs.BOM_UTF8)
    try:
        document = _DECODER.decode(text)
    except msgspec.ValidationError as error:
        raise _refused(error, text) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _malformed(error, text) from None
    if any(sample.id is not None for sample in document.samples):
        samples = written_once(document.samples, tuple(sample_ids(document.samples)))
        document = msgspec.structs.replace(document, samples=samples)
    validate(document)
    return document


def encode_document(document: Document) -> bytes:
    """Compact JSON; equal documents give equal bytes. Raises Problem too_large if it could not be read again."""
    data = _ENCODER.encode(document)
    if len(data) > MAX_BYTES:
        raise Problem("too_large", limit=_LIMIT)
    return data


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, PermissionError):
        return "reading it is not permitted"
    text = getattr(error, "strerror", None) or str(error)
    return f"{text[:1].lower()}{text[1:]}"


def _refused(error: msgspec.ValidationError, text: bytes) -> Problem:
    """Why JSON is not a document. If it has another format, that is reported, whatever else it holds."""
    try:
        msgspec.json.decode(text)
    except msgspec.ValidationError:
        pass
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as malformed:
        return _malformed(malformed, text)
    value = _loosely(text)
    if isinstance(value, dict) and value.get("format") != FORMAT:
        if "format" not in value:
            return Problem("missing_field", field="format")
        return Problem("unknown_format", path="format", format=shown(value["format"]), expected=FORMAT)
    return refusal(error, value)


def _malformed(error: Exception, text: bytes) -> Problem:
    if isinstance(error, RecursionError):
        return Problem("not_json", reason="it is nested too deeply")
    if isinstance(error, UnicodeDecodeError) or not _is_utf8(text):
        return Problem("not_json", reason="it is not UTF-8 text")
    if not text.strip():
        return Problem("not_json", reason="it is empty")
    path = _path_of_not_finite(_loosely(text))
    if path is not None:
        return Problem("not_finite", path=path)
    return Problem("not_json", reason=_place(str(error), text))


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _place(message: str, text: bytes) -> str:
    """msgspec's reason, with line and column in place of the byte."""
    match = re.fullmatch(r"JSON is malformed: (.*) \(byte (\d+)\)", message)
    if match is None:
        return "it ends too early"
    before = text[: int(match[2])].decode(errors="ignore")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return f"{match[1]} in line {before.count(chr(10)) + 1}, column {column}"


def _loosely(text: bytes) -> Any:
    """The JSON, read with NaN and the infinities allowed so that the message can be better; None if even that fails."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _path_of_not_finite(value: Any) -> str | None:
    """The place of the first number that is not finite, in the order of the text."""
    rest: list[tuple[str, Any]] = [("", value)]
    while rest:
        path, value = rest.pop()
        if isinstance(value, float) and not math.isfinite(value):
            return path.removeprefix(".")
        if isinstance(value, dict):
            rest += reversed([(f"{path}.{key[:64]}", item) for key, item in value.items()])
        elif isinstance(value, list):
            rest += reversed([(f"{path}[{at}]", item) for at, item in enumerate(value)])
    return None
