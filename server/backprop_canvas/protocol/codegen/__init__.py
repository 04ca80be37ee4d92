"""Writes the page's modules that are generated: what the server declares once, the page imports. Knows which files
there are, and nothing of what stands in them.

    python -m backprop_canvas.protocol.codegen

A test proves that the written files are fresh.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backprop_canvas.protocol.codegen import defaults, wire, words

PAGE = Path(__file__).parents[4] / "static" / "js"
# What writes the text of each file, by its path in the page.
FILES: dict[str, Callable[[], str]] = {
    "protocol/messages.js": wire.render,
    "protocol/document.js": defaults.render,
    "words/en/server.js": words.render,
}


def write() -> None:
    for name, render in FILES.items():
        (PAGE / name).write_text(render(), encoding="utf-8")
