"""What the table of 10,000 samples with 20 inputs costs: scrolling it, and turning a weight beside it.

    python -m tests.benchmarks.pressure.rows [PROFILE]

Headless Chromium without a GPU shows the table below a drawing of 20-3-1. It is scrolled before each frame, by less
than a row, by four rows and by more than a page at a time; then a weight is turned in its field, one arrow key after
another. Milliseconds are processor time of the page's main thread, everything in it: scripts, style, layout, painting;
a turn also costs the program. The limits are 12 ms a frame scrolled, and 100 ms a turn for both together. With PROFILE,
a file, a profile of the scripts is written there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from tests.benchmarks.parts.documents import Json, document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.processor import seconds
from tests.benchmarks.parts.watched import SETTLED, placed, watched
from tests.e2e.sheet import Sheet
from tests.live import LiveServer

SIZES = (20, 3, 1)
SAMPLES = 10_000
FRAME_LIMIT, TURN_LIMIT = 12, 100
FRAMES = 120
# Scrolls by so many pixels before each frame; answers with the milliseconds that it took by the clock.
SCROLL = """([pixels, frames]) => new Promise((done) => {
  const list = document.querySelector(".samples-rows");
  const began = performance.now();
  let left = frames;
  const next = () => {
    if (left === 0) return done(performance.now() - began);
    left -= 1;
    list.scrollTop += pixels;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})"""
TURNS = 20
# Resolves once two frames have been painted.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def network() -> Json:
    return placed(document_of(layered(SIZES), SAMPLES, 10), SIZES)


def main() -> None:
    with watched() as stage:
        page = stage.page(stage.uploaded(network()))
        page.get_by_test_id("samples-door").click()
        page.evaluate(SETTLED)
        page.evaluate(SETTLED)
        metrics = page.context.new_cdp_session(page)
        metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
        profiled = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        if profiled:
            metrics.send("Profiler.enable")
            metrics.send("Profiler.start")
        for name, pixels in (("by less than a row", 20), ("by four rows", 137), ("by more than a page", 900)):
            scrolled(page, metrics, name, pixels)
        if profiled:
            profiled.write_text(json.dumps(metrics.send("Profiler.stop")["profile"]))
        turned(page, metrics, stage.server)


def scrolled(page: Page, metrics: CDPSession, name: str, pixels: int) -> None:
    before = spent(metrics)
    milliseconds = page.evaluate(SCROLL, [pixels, FRAMES])
    used = (spent(metrics) - before) / FRAMES
    told = f"{used:6.1f} ms a frame  {1000 * FRAMES / milliseconds:5.1f} frames a second"
    print(f"scrolled {name:20} {told}  {verdict(used, FRAME_LIMIT)}")


def turned(page: Page, metrics: CDPSession, server: LiveServer) -> None:
    """A weight is selected, and its value nudged in its field."""
    Sheet(page).row("edge:e0").get_by_role("button").evaluate("button => button.click()")
    page.locator("#margin input.number").first.focus()
    page.evaluate(SETTLED)
    before, of_program = spent(metrics), seconds(server)
    for _ in range(TURNS):
        page.keyboard.press("ArrowUp")
        page.evaluate(PAINTED)
    page.evaluate(SETTLED)
    used, program = (spent(metrics) - before) / TURNS, 1000 * (seconds(server) - of_program) / TURNS
    print(f"turned {used:6.1f} ms of the page, {program:.1f} ms of the program  {verdict(used + program, TURN_LIMIT)}")


def verdict(used: float, limit: float) -> str:
    return f"(at most {limit}: {'holds' if used <= limit else 'MISSED'})"


def spent(metrics: CDPSession) -> float:
    """Milliseconds of the main thread until now."""
    told = metrics.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(each["value"] for each in told if each["name"] == "TaskDuration"))


if __name__ == "__main__":
    main()
