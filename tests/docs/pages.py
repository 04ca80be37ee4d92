"""The pages of the documentation, and the blocks in them that are generated. A block begins with a comment that names
it,

    <!-- generated: fields Neuron -->

and ends with <!-- end -->; what lies between is replaced, everything else is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^<!-- generated: (\S+)(?: ([^\n]+))? -->$.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)

Blocks = Mapping[str, Callable[..., str]]


def filled(text: str, blocks: Blocks) -> str:
    """The page with each block made anew, by the function of its first word from the words after it."""

    def made(found: re.Match[str]) -> str:
        opening = found[0].partition("\n")[0]
        words = (found[2],) if found[2] else ()
        return f"{opening}\n\n{blocks[found[1]](*words)}\n\n<!-- end -->"

    return BLOCK.sub(made, text)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")
