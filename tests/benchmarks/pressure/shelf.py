"""How long the page of all networks takes where one person has many.

    python -m tests.benchmarks.pressure.shelf [COUNT]

One person owns 1,000 networks if not told otherwise: templates, 7-8-4, and one of 10,000 edges in each fifty. A browser
opens the page three times; the first time it has never been here. Reported are the program's answer, and the time from
the visit until the list stands there, until all pictures in view are painted (target 1 s), and until all rows can be
scrolled to.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import msgspec
from playwright.sync_api import Browser, sync_playwright

from backprop_canvas.document.read import decode_document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.storage import Person, new_person, open_store
from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered
from tests.browser import find_browser, launch_arguments
from tests.live import LiveServer

MILLISECONDS = 1e3
TARGET = 1000
VISITS = 3
LARGE_EVERY, MIDDLE_EVERY = 50, 5
# A picture is painted once its canvas has a size; those in view are asked for.
PAINTED = """
() => {
  const seen = [...document.querySelectorAll('.shelf-picture')].filter((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  return seen.length > 0 && seen.every((each) => each.querySelector('canvas') !== null);
}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="How long the page of many networks takes.")
    parser.add_argument("count", type=int, nargs="?", default=1000)
    count = parser.parse_args().count
    person = new_person()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fill(Path(folder) / "data", person, count)
        server = LiveServer(Path(folder) / "data").start()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        print(f"{count:,} networks of one person")
        visit(browser, server.url, person, count)
        browser.close()
        server.stop()


def fill(data: Path, person: Person, count: int) -> None:
    # A blank network has no picture.
    small = [each for each in (template(key) for key, _ in templates()) if each.neurons]
    middle, large = (
        decode_document(msgspec.json.encode(document_of(layered(sizes), samples=4, batch=1)))
        for sizes in ((7, 8, 4), (100, 100))
    )
    store = open_store(data)
    for number in range(count):
        special = large if number % LARGE_EVERY == 0 else middle if number % MIDDLE_EVERY == 0 else None
        document = special or small[number % len(small)]
        store.create(msgspec.structs.replace(document, title=f"{document.title} {number}"), person)
    store.close()


def visit(browser: Browser, url: str, person: Person, count: int) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "person", "value": person.secret, "url": url}])
    for number in range(VISITS):
        page = context.new_page()
        begin = time.perf_counter()
        page.goto(f"{url}/networks", wait_until="commit")
        answered = _since(begin)
        page.wait_for_selector("[role=option]")
        listed = _since(begin)
        page.wait_for_function(PAINTED)
        painted = _since(begin)
        page.wait_for_function("(count) => document.querySelectorAll('[role=option]').length === count", arg=count)
        print(
            f"  visit {number + 1}: answered after {answered:5.0f} ms, listed {listed:5.0f} ms, "
            f"pictures {painted:5.0f} ms (target {TARGET}), all rows {_since(begin):5.0f} ms"
        )
        page.close()
    context.close()


def _since(begin: float) -> float:
    return (time.perf_counter() - begin) * MILLISECONDS


if __name__ == "__main__":
    main()
