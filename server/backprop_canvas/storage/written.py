"""The stored form of documents and diffs: JSON, compressed where that saves more than it costs. This module knows no
tables."""

from __future__ import annotations

import zlib

import msgspec

from backprop_canvas.document.diff import Diff

# Shorter texts hardly shrink.
PACKED_FROM_BYTES = 512
# The fastest level reduces a document to a quarter of its size; slower levels gain little.
LEVEL = 1
# The first byte of zlib's output; JSON begins with a different byte.
_PACKED = b"\x78"
_DIFFS: msgspec.json.Decoder[Diff] = msgspec.json.Decoder(Diff)


def written(text: bytes) -> bytes:
    """JSON in its stored form."""
    return text if len(text) < PACKED_FROM_BYTES else zlib.compress(text, LEVEL)


def read(data: object) -> bytes:
    """The JSON again. Raises ValueError for damaged data."""
    if not isinstance(data, bytes):
        raise ValueError("no bytes where bytes were kept")
    try:
        return zlib.decompress(data) if data.startswith(_PACKED) else data
    except zlib.error as error:
        raise ValueError(str(error)) from None


def decode_diff(text: bytes) -> Diff:
    """Raises ValueError for damaged data."""
    return _DIFFS.decode(text)
