"""Frames per second and JavaScript per frame while an iteration animates; animation frames while nothing moves.

    python -m tests.benchmarks.animation

Headless Chromium without a GPU draws the 2-2-2 network through one iteration at the default pace.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import mean, median

from playwright.sync_api import Page, sync_playwright

from tests.browser import find_browser, launch_arguments
from tests.e2e.sheet import VISITED
from tests.live import LiveServer

IDLE_MILLISECONDS = 3000
LIMIT_MILLISECONDS = 2
PASS = "(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))"
# Counts every animation frame that the page asks for and times what runs in it, microtasks included.
WATCH = """
window.frames_ = [];
const request = window.requestAnimationFrame.bind(window);
let previous = 0;
window.requestAnimationFrame = (callback) => {
  const asked = performance.now();
  return request((time) => {
    const begin = performance.now();
    // Asked for within the previous frame: the drawing was moving, so the interval between the two counts.
    const interval = asked - previous < 10 ? time - previous : 0;
    previous = time;
    callback(time);
    const end = (left) => left > 0
      ? queueMicrotask(() => end(left - 1))
      : window.frames_.push([interval, performance.now() - begin]);
    end(5);
  });
};
"""


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def measure(page: Page) -> tuple[list[float], list[float], int]:
    """Intervals between frames and JavaScript per frame, in milliseconds; frames asked for while still."""
    page.get_by_role("button", name="Play").click()
    page.locator(".track .where", has_text="iteration 2").wait_for(timeout=60_000)
    page.get_by_role("button", name="Pause").click()
    intervals, spent = zip(*page.evaluate("window.frames_"), strict=True)
    page.evaluate(PASS, IDLE_MILLISECONDS)
    page.evaluate("window.frames_ = []")
    page.evaluate(PASS, IDLE_MILLISECONDS)
    still = page.evaluate("window.frames_.length")
    return [interval for interval in intervals if interval > 0], list(spent), still


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = LiveServer(Path(folder) / "data").start()
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="no-preference")
        page.add_init_script(WATCH + VISITED)
        page.goto(server.url)
        page.get_by_test_id("outline").wait_for(state="attached")
        intervals, spent, still = measure(page)
        browser.close()
        server.stop()
    print(f"frames                 {len(spent)}")
    print(f"frames per second      {1000 / mean(intervals):.1f} mean, {1000 / median(intervals):.1f} median")
    print(f"interval p99           {percentile(intervals, 0.99):.1f} ms")
    over = sum(each > LIMIT_MILLISECONDS for each in spent)
    print(f"JavaScript per frame   {mean(spent):.2f} ms mean, {percentile(spent, 0.95):.2f} p95, {max(spent):.2f} max")
    print(f"frames over {LIMIT_MILLISECONDS} ms       {over} of {len(spent)}")
    print(f"frames while still     {still} in {IDLE_MILLISECONDS / 1000:.0f} s")


if __name__ == "__main__":
    main()
