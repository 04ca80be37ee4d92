"""How documents and diffs stand in the database: JSON, packed where that saves more than it costs. Knows no tables."""

from __future__ import annotations

import zlib

import msgspec

from backprop_canvas.document.diff import Diff

# Shorter texts hardly shrink.
PACKED_FROM_BYTES = 512
# The fastest level makes a document a quarter of its size; slower ones gain little.
LEVEL = 1
# The first byte of what zlib writes; JSON begins with another.
_PACKED = b"\x78"
_DIFFS: msgspec.json.Decoder[Diff] = msgspec.json.Decoder(Diff)


def written(text: bytes) -> bytes:
    """JSON as it is kept."""
    return text if len(text) < PACKED_FROM_BYTES else zlib.compress(text, LEVEL)


def read(data: object) -> bytes:
    """The JSON again. Raises ValueError for what is damaged."""
    if not isinstance(data, bytes):
        raise ValueError("no bytes where bytes were kept")
    try:
        return zlib.decompress(data) if data.startswith(_PACKED) else data
    except zlib.error as error:
        raise ValueError(str(error)) from None


def decode_diff(text: bytes) -> Diff:
    """Raises ValueError for what is damaged."""
    return _DIFFS.decode(text)
