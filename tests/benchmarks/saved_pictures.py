"""Saved SVGs of all drawings, opened in a browser: which of their texts overlap.

    python -m tests.benchmarks.saved_pictures [NAME ...]

Each drawing of the page's tests is opened in headless Chromium and saved as *Save as SVG* does: the whole drawing
before the first step and at its end, and the present step in the middle. The goal is 0 pairs. The suite does the same
with the 2-2-2 network.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.benchmarks.parts.twenty import twenty
from tests.benchmarks.parts.watched import SETTLED, TOLD, Watched, opened, watched
from tests.e2e.drawing.test_pictures import saved
from tests.e2e.pictures import overlaps
from tests.e2e.sheet import VISITED, Sheet


def main(names: list[str]) -> int:
    drawings = twenty()
    faults = 0
    with watched() as program:
        for name in names or (name for name, drawing in drawings.items() if drawing["edges"]):
            for moment, count, pairs in measured(program, drawings[name]):
                faults += len(pairs)
                print(
                    f"{name:24} {moment:8} {count:6} texts {len(pairs):4} overlap  {'; '.join(pairs[:3])}", flush=True
                )
    print(f"{faults} pairs overlap")
    return faults


def measured(program: Watched, document: dict[str, object]) -> list[tuple[str, int, list[str]]]:
    page = program.browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.add_init_script(";\n".join((TOLD, VISITED)))
    sheet = Sheet(opened(page, program.uploaded(document)))
    files = {"start": picture(page, "drawing")}
    sheet.press("Step")
    sheet.press("Step")
    page.evaluate(SETTLED)
    files["step"] = picture(page, "step")
    sheet.key("End")
    page.evaluate(SETTLED)
    files["end"] = picture(page, "drawing")
    found = [(moment, *overlaps(page, file.read_text())) for moment, file in files.items()]
    page.context.close()
    return found


def picture(page: Page, part: str) -> Path:
    page.locator("#canvas").focus()
    return saved(page, "Save as SVG", part)


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
