"""The networks that a person can start from: each a document of the format, in a file beside this module.

Knows their order and their titles; what is in them is checked as any other file is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document

_TITLES = {
    "one-hidden-neuron": "One hidden neuron",
    "2-2-2": "2-2-2",
    "xor": "XOR, 2-2-1",
    "residual": "A residual net",
    "classifier": "A classifier, 2-4-2-1",
    "softmax": "Three classes, softmax",
    "regression": "A curve, 1-6-1",
    "dead-relu": "A dead ReLU",
    "chain": "A chain of ten sigmoids",
    "shared": "One parameter in two places",
    "blank": "Blank",
}


def templates() -> tuple[tuple[str, str], ...]:
    """Key and title of each template, in the order in which they are offered."""
    return tuple(_TITLES.items())


def template(key: str) -> Document:
    """The document of a template. Raises KeyError for a key that `templates` does not list."""
    if key not in _TITLES:
        raise KeyError(key)
    return decode_document(files(__name__).joinpath(f"{key}.json").read_bytes())


@cache
def template_documents() -> bytes:
    """All documents as one JSON object, by key."""
    parts = (b'"%b":%b' % (key.encode(), encode_document(template(key))) for key in _TITLES)
    return b"{%b}" % b",".join(parts)
