"""How long a history of many edits takes to open, and any of its versions to be seen.

    python -m tests.benchmarks.pressure.history [--edits N]

Two people turn one knob after the other by turns, 10,000 times if not told otherwise, in a network of 8 edges and in
one of 10,000. Then a browser presses: until the list of versions is painted (target 1 s), and until each of twenty
versions is (target 0.5 s). Beside it, what reading the list and the documents of all over the past costs the program.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright

from backprop_canvas.document.diff import Change, apply_diff
from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.storage import MadeEdit, StoredNetwork, open_store
from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered
from tests.browser import find_browser, launch_arguments
from tests.e2e.sheet import VISITED, Sheet
from tests.live import LiveServer

MILLISECONDS = 1e3
LIST_TARGET, VERSION_TARGET = 1000, 500
# Each person makes so many edits before the other goes on, and so many versions are looked at.
TURN, LOOKS = 25, 20
# From a press until what it brings has been painted.
UNTIL_PAINTED = """
async ([pressed, there]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const begin = performance.now();
  document.querySelector(pressed).click();
  while (document.querySelector(there) === null) await frame();
  await frame();
  await frame();
  return performance.now() - begin;
}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="How long a long history takes to open.")
    parser.add_argument("--edits", type=int, default=10_000)
    count = parser.parse_args().edits
    large = decode_document(msgspec.json.encode(document_of(layered((100, 100)), samples=4, batch=1)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        for document in (template("2-2-2"), large):
            with tempfile.TemporaryDirectory() as folder:
                measure(Path(folder), document, count, browser)
        browser.close()


def measure(folder: Path, document: Document, count: int, browser: Browser) -> None:
    data = folder / "data"
    network = turned(data, document, count)
    print(f"{len(document.edges):,} edges, {count:,} edits by two people")
    read(data, network, count)
    server = LiveServer(data).start()
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.add_init_script(VISITED)
    Sheet(page).open(f"{server.url}/e/{network.links.editor}")
    looked_at(page)
    page.close()
    server.stop()


def turned(data: Path, document: Document, count: int) -> StoredNetwork:
    """A network after so many edits, a hundred a transaction."""
    store = open_store(data)
    network = store.create(document)
    kept = store.open(network.id)
    for first in range(1, count + 1, 100):
        made = []
        for number in range(first, min(first + 100, count + 1)):
            knob = document.parameters[number % len(document.parameters)]
            diff = (Change(kind="parameters", id=knob.id, fields={"value": number / 7}),)
            made.append(MadeEdit(number, "0123456789abcdef", number, "ab"[number // TURN % 2] * 16, diff))
        changes = tuple(change for edit in made for change in edit.diff)
        document, _ = apply_diff(document, changes)
        kept.save(made, document)
        kept.rest(document, made[-1].revision)
    store.close()
    return network


def read(data: Path, network: StoredNetwork, count: int) -> None:
    store = open_store(data)
    begin = time.perf_counter()
    store.past.versions(network.id, 100)
    report("the program lists", [(time.perf_counter() - begin) * MILLISECONDS])
    taken = []
    for revision in range(0, count, max(1, count // LOOKS)):
        begin = time.perf_counter()
        store.past.at(network.id, revision)
        taken.append((time.perf_counter() - begin) * MILLISECONDS)
    report("the program reads one", taken)
    store.close()


def looked_at(page: Page) -> None:
    page.locator(".network-title").click()
    page.get_by_role("button", name="History").evaluate("(door) => door.setAttribute('data-bench', '')")
    opened: float = page.evaluate(UNTIL_PAINTED, ["[data-bench]", '[data-testid="version"]'])
    report("the list is painted", [opened], LIST_TARGET)
    taken = []
    shown = page.get_by_test_id("version").evaluate_all("(rows) => rows.map((row) => row.dataset.revision)")
    for revision in shown[1 :: max(1, len(shown) // LOOKS)]:
        row = f'[data-testid="version"][data-revision="{revision}"]'
        drawn = f'[data-testid="past-banner"][data-drawn="{revision}"]'
        taken.append(page.evaluate(UNTIL_PAINTED, [f"{row} .version-door", drawn]))
    report("a version is painted", taken, VERSION_TARGET)


def report(what: str, taken: list[float], target: int | None = None) -> None:
    wanted = "" if target is None else f" (target {target})"
    print(f"  {what:<22} median {median(taken):6.0f} ms, worst {max(taken):6.0f} ms of {len(taken)}{wanted}")


if __name__ == "__main__":
    main()
