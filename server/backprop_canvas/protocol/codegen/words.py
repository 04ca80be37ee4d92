"""The server's sentences as a word file of the page. This module knows the parts of the catalogue, but no code in
them."""

from __future__ import annotations

import json

from backprop_canvas.protocol.codegen.spelling import HEAD
from backprop_canvas.words.wording import FOR_PAGE


def render() -> str:
    """The text of static/js/words/en/server.js."""
    entries = (f"  {code}: {json.dumps(text, ensure_ascii=False)}," for part in FOR_PAGE for code, text in part.items())
    return "\n".join(
        [
            HEAD,
            '/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */',
            "export const SERVER = Object.freeze({",
            *entries,
            "});",
            "",
        ]
    )
