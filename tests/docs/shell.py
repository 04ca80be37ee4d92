"""The commands of the program that the pages show. Knows shells well enough for those: comments, pipes, && and ||."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULE = re.compile(r"python -m ([\w.]+)")
ENDS = {"&&", "||", "|", ";", "\n"}


def blocks(text: str, *languages: str) -> list[str]:
    """The fenced blocks in these languages."""
    return [found[2] for found in FENCED.finditer(text) if found[1] in languages]


def commands(text: str) -> Iterator[list[str]]:
    """The arguments of each call of the program in shell blocks."""
    for block in blocks(text, "sh", "bash", "console"):
        for line in block.splitlines():
            if "backprop-canvas " in line:
                yield from _calls(shlex.split(line.removeprefix("$ "), comments=True))


def _calls(words: list[str]) -> Iterator[list[str]]:
    for at, word in enumerate(words):
        if word.rpartition("/")[2] == "backprop-canvas":
            end = next((later for later in range(at, len(words)) if words[later] in ENDS), len(words))
            yield words[at + 1 : end]
