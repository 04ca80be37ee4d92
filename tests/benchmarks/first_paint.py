"""From the command to the first painted network, as a newcomer waits for it.

    python -m tests.benchmarks.first_paint [RUNS]

Each run starts the program with an empty data folder; the browser is running already.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.browser import find_browser, launch_arguments
from tests.live import LiveServer

# The page's content security policy forbids Playwright's own way of waiting for an expression.
PAINTED = """
() => new Promise((done) => {
  const look = () => {
    const [mark] = performance.getEntriesByName("network painted");
    if (mark) done(performance.timeOrigin + mark.startTime);
    else setTimeout(look, 5);
  };
  look();
})
"""


def once(browser: Browser) -> tuple[float, float]:
    """Seconds from the command until the program listens, and until the network is painted."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.time()
        server = LiveServer(Path(folder) / "data").start()
        listening = time.time() - begin
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(server.url)
        painted = page.evaluate(PAINTED)
        page.close()
        server.stop()
    return listening, painted / 1000 - begin


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        times = [once(browser) for _ in range(runs)]
        browser.close()
    print(f"listening       {median(t for t, _ in times):.2f} s in the median of {runs}")
    print(f"network painted {median(t for _, t in times):.2f} s in the median, {max(t for _, t in times):.2f} at most")


if __name__ == "__main__":
    main()
