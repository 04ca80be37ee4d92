"""From moving a turned knob to the drawing with the new L, up to the present step, on loopback.

    python -m tests.benchmarks.turning [2-2-2] [400]

Headless Chromium without a GPU shows the 2-2-2 network and one of 396 edges at the end of an iteration. A weight's
knob is turned by the pointer, one move after another; each lasts from the pointer's event to the beginning of the
frame after the one in which another L was written on the canvas. The limit is 100 ms.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import quantiles

from playwright.sync_api import Page

from tests.benchmarks.parts.documents import Json, document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.watched import SETTLED, TOLD, Watched, opened, placed, watched
from tests.e2e.sheet import VISITED, Sheet

LIMIT_MILLISECONDS = 100
MOVES = 60
SIZES = (2, 11, 11, 11, 11, 1)
# So many digits show the smallest turn.
DIGITS = "localStorage.setItem('backprop-canvas.digits', '15')"
# Where on the canvas a text was written last; then what is written at the place of L, and when.
WRITTEN = """
globalThis.turning = { moved: 0, places: {}, place: "", last: "", told: null };
addEventListener("pointermove", () => { turning.moved = performance.now(); }, { capture: true });
const write = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
  const place = `${Math.round(x)} ${Math.round(y)}`;
  turning.places[text.slice(0, 8)] = place;
  if (place === turning.place && text !== turning.last) {
    turning.last = text;
    const { told } = turning;
    turning.told = null;
    if (told) requestAnimationFrame(() => told(performance.now() - turning.moved));
  }
  return write.call(this, text, x, y, ...more);
};
"""
ARM = "() => { turning.answer = new Promise((done) => { turning.told = done; }); }"


def main(names: list[str]) -> None:
    cases: dict[str, Callable[[Watched], str]] = {
        "2-2-2": lambda program: program.server.url,
        "400": lambda program: program.uploaded(network()),
    }
    with watched() as program:
        for name in names or list(cases):
            page = program.browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
            page.add_init_script(";\n".join((TOLD, VISITED, DIGITS, WRITTEN)))
            report(name, sorted(turned(Sheet(opened(page, cases[name](program))))))
            page.close()


def network() -> Json:
    return placed(document_of(layered(SIZES), samples=1, batch=1), SIZES)


def turned(sheet: Sheet) -> list[float]:
    """Milliseconds of each move."""
    page = sheet.page
    page.get_by_test_id("rail").press("4")
    sheet.press("Step")
    page.evaluate(SETTLED)
    loss = sheet.quantity("loss", "loss").get_attribute("data-value") or ""
    page.evaluate("(text) => { turning.place = turning.places[text.slice(0, 8)] ?? ''; }", loss)
    x, y = knob(sheet)
    sheet.hold((x, y), (x + 8, y - 8))
    page.evaluate(SETTLED)
    return [moved(page, x + 8 + 3 * step, y - 8 - 3 * step) for step in range(1, MOVES + 1)]


def knob(sheet: Sheet) -> tuple[float, float]:
    """Of the first edge, whose knob stands on the canvas once it is selected."""
    if not sheet.row("edge:e1").count():
        sheet.unfold("neuron:n2")
    sheet.row("edge:e1").get_by_role("button").evaluate("button => button.click()")
    sheet.page.evaluate(SETTLED)
    for left in range(60, 700, 60):
        try:
            return sheet.find("knob", (float(left), 20.0), (0.0, 6.0))
        except AssertionError:
            continue
    raise RuntimeError("No knob is found.")


def moved(page: Page, x: float, y: float) -> float:
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    page.evaluate(ARM)
    page.mouse.move(box["x"] + x, box["y"] + y)
    return float(page.evaluate("() => turning.answer"))


def report(name: str, times: list[float]) -> None:
    cuts = quantiles(times, n=20)
    verdict = "within" if cuts[-1] <= LIMIT_MILLISECONDS else "ABOVE"
    print(f"{name:>6}  p50 {cuts[9]:6.1f} ms  p95 {cuts[-1]:6.1f} ms  {verdict} {LIMIT_MILLISECONDS} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
