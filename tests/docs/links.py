"""Links and headings of a page of Markdown, as GitHub addresses them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.docs.pages import read
from tests.docs.shell import FENCED

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def broken(page: Path) -> list[str]:
    """The relative links of a page, pictures too, that lead nowhere."""
    links = LINK.findall(FENCED.sub("", read(page)))
    return [link for link in links if not link.startswith(("http:", "https:")) and not leads(page, link)]


def leads(page: Path, link: str) -> bool:
    name, _, section = link.partition("#")
    target = page.parent / name if name else page
    return target.exists() and (not section or section in sections(read(target)))


def sections(text: str) -> set[str]:
    """The addresses of a page's headings."""
    headings = HEADING.findall(FENCED.sub("", text))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
