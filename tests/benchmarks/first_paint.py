"""How long somebody waits for the first painted network: from the command, and from the address over a slow line.

    python -m tests.benchmarks.first_paint [RUNS]

Both as a checkout, which serves its modules as they are, and as a wheel that is built and unpacked here. From the
command: each run starts the program with an empty data folder; the browser is running already. Over a line: a
browser that has never been here, then the same one once more, with what it has kept.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from tests.benchmarks.parts.slow_line import SlowLine
from tests.browser import find_browser, launch_arguments
from tests.installed import build, unpack
from tests.live import LiveServer

LINES = ((0.050, 10e6), (0.150, 1.6e6))
VIEW: ViewportSize = {"width": 1440, "height": 900}
# Milliseconds since 1970 and since the navigation began. The page's content security policy forbids Playwright's own
# way of waiting for an expression.
PAINTED = """
() => new Promise((done, fail) => {
  const look = () => {
    const [mark] = performance.getEntriesByName("network painted");
    if (mark) done([performance.timeOrigin + mark.startTime, mark.startTime]);
    else if (performance.now() > 120_000) fail(new Error("The network was not painted within two minutes."));
    else setTimeout(look, 5);
  };
  look();
})
"""
# Bytes over the line of everything that was asked for before a moment, headers included.
ASKED_BEFORE = """
(moment) => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .filter(({startTime}) => startTime < moment).map(({transferSize}) => transferSize)
"""


@dataclass(frozen=True)
class Visit:
    """What one opening of the page took until the network was painted. Requests and bytes are those of files that
    were asked for before, and the socket."""

    requests: int
    kilobytes: float
    seconds: float


def from_command(browser: Browser, environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds from the command until the program listens, and until the network is painted."""
    with tempfile.TemporaryDirectory() as folder:
        begin = time.time()
        server = LiveServer(Path(folder) / "data", environment=environment).start()
        listening = time.time() - begin
        page = browser.new_page(viewport=VIEW)
        page.goto(server.url)
        painted, _ = page.evaluate(PAINTED)
        page.close()
        server.stop()
    return listening, painted / 1000 - begin


def over_a_line(browser: Browser, server: LiveServer, round_trip: float, bits_per_second: float) -> tuple[Visit, Visit]:
    """The first visit of a new browser, and its second."""
    with SlowLine(server.port, round_trip, bits_per_second) as line:
        context = browser.new_context(viewport=VIEW)
        visits = visit(context, line), visit(context, line)
        context.close()
    return visits


def visit(context: BrowserContext, line: SlowLine) -> Visit:
    page = context.new_page()
    frames: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    page.goto(f"http://127.0.0.1:{line.port}", wait_until="commit")
    _, painted = page.evaluate(PAINTED)
    over_the_socket = sum(frames)
    page.wait_for_load_state()
    sizes = page.evaluate(ASKED_BEFORE, painted)
    page.close()
    return Visit(len(sizes) + 1, (sum(sizes) + over_the_socket) / 1000, painted / 1000)


def told(visits: list[Visit]) -> str:
    middle = median(one.seconds for one in visits)
    return f"{visits[-1].requests:4} requests {visits[-1].kilobytes:6.0f} kB {middle:6.2f} s"


def measure(browser: Browser, name: str, environment: Mapping[str, str], runs: int) -> None:
    from_command(browser, environment)  # the first start writes the bytecode that later ones read
    times = [from_command(browser, environment) for _ in range(runs)]
    print(f"{name}, medians of {runs}, from the command")
    print(f"  listening       {median(t for t, _ in times):.2f} s")
    print(f"  network painted {median(t for _, t in times):.2f} s, {max(t for _, t in times):.2f} at most")
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data", environment=environment).start()
        for round_trip, bits in LINES:
            pairs = [over_a_line(browser, server, round_trip, bits) for _ in range(runs)]
            print(f"{name}, round trip {round_trip * 1000:.0f} ms, {bits / 1e6} Mbit/s, until the network is painted")
            print("  first visit ", told([first for first, _ in pairs]))
            print("  second visit", told([second for _, second in pairs]))
        server.stop()


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        wheel = build("wheel", Path(folder) / "wheel")
        environment = unpack(wheel, Path(folder) / "installed")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        measure(browser, "checkout", {}, runs)
        measure(browser, "wheel", environment, runs)
        browser.close()


if __name__ == "__main__":
    main()
