"""Frames per second and JavaScript per frame while networks animate and train; what a still page costs.

    python -m tests.benchmarks.animation [2-2-2] [100] [10000]

Headless Chromium without a GPU shows the 2-2-2 network, one of 100 edges and one of 10,000. Each plays at
three paces and trains at full speed; then it is left alone. JavaScript per frame is all that ran since the
frame before: what paints, what messages and timers did, by the clock on the wall; on a busy machine that counts
the time of others too, so the processor time of all JavaScript by the frame stands beside it. `still` is the
processor time of all of the browser's processes while nobody does anything.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from playwright.sync_api import CDPSession, Page

from tests.benchmarks.parts.documents import Json, document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.watched import VIEWPORT, Watched, watched
from tests.e2e.sheet import VISITED

WATCH = (Path(__file__).parent / "parts" / "frames.js").read_text()
PASS = "(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))"
PAINTED = """() => new Promise((done) => {
  const look = () =>
    performance.getEntriesByName("network painted").length > 0 ? done() : setTimeout(look, 100);
  look();
})"""
# The keys of the paces, as on the page.
PACES = {"neuron": "2", "layer": "3", "iteration": "4", "full speed": "5"}
PLAY_MILLISECONDS = 6000
SETTLE_MILLISECONDS = 2500
IDLE_MILLISECONDS = 5000
SPACE = (280, 130)
# A large network is about as wide as the stage.
SHAPE = 1.6


@dataclass(frozen=True)
class Network:
    """sizes: neurons per layer, inputs first; None for the network of the first visit. limit: ms per frame."""

    name: str
    sizes: tuple[int, ...] | None
    limit: float


NETWORKS = (
    Network("2-2-2", None, 2),
    Network("100", (5, 10, 5), 2),
    Network("10000", (50, 100, 50), 6),
)


def document(sizes: tuple[int, ...]) -> Json:
    """Layers from left to right, each in a column about the middle."""
    made = document_of(layered(sizes), samples=20, batch=1)
    places = [
        {"x": layer * SPACE[0], "y": (at - (count - 1) / 2) * SPACE[1]}
        for layer, count in enumerate(sizes)
        for at in range(count)
    ]
    spread = max(1, SHAPE * max(sizes) * SPACE[1] / (len(sizes) * SPACE[0]))
    for neuron, place in zip(made["neurons"], places, strict=True):
        neuron |= {"x": place["x"] * spread, "y": place["y"]}
    return made


def percentile(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


@contextmanager
def shown(stage: Watched, network: Network) -> Iterator[Page]:
    page = stage.browser.new_page(viewport=VIEWPORT, reduced_motion="no-preference")
    page.add_init_script(WATCH + VISITED)
    page.goto(stage.server.url if network.sizes is None else stage.uploaded(document(network.sizes)))
    page.get_by_test_id("outline").wait_for(state="attached")
    page.evaluate(PAINTED)
    page.locator("#canvas").focus()
    yield page
    page.close()


@dataclass(frozen=True)
class Played:
    """Intervals between frames while something moves, JavaScript per frame, its processor time, in milliseconds."""

    intervals: list[float]
    spent: list[float]
    processor: float


def play(page: Page, key: str) -> Played:
    page.keyboard.press(key)
    page.keyboard.press("Space")
    page.evaluate(PASS, 1000)
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate("frames_.frames = []")
    before = script_milliseconds(metrics)
    page.evaluate(PASS, PLAY_MILLISECONDS)
    used = script_milliseconds(metrics) - before
    frames = page.evaluate("frames_.frames")
    metrics.detach()
    page.keyboard.press("Space")
    page.evaluate(PASS, 1000)
    intervals, spent = zip(*frames, strict=True)
    return Played([each for each in intervals if each > 0] or [math.inf], list(spent), used / len(frames))


def script_milliseconds(metrics: CDPSession) -> float:
    told = metrics.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(each["value"] for each in told if each["name"] == "ScriptDuration"))


def still(page: Page, session: CDPSession) -> tuple[int, float]:
    """Frames asked for, and milliseconds of processor time per second, while nobody does anything."""
    page.evaluate(PASS, SETTLE_MILLISECONDS)
    page.evaluate("frames_.frames = []")
    before = processor_seconds(session)
    page.evaluate(PASS, IDLE_MILLISECONDS)
    used = processor_seconds(session) - before
    return page.evaluate("frames_.frames.length"), used * 1e6 / IDLE_MILLISECONDS


def processor_seconds(session: CDPSession) -> float:
    return sum(float(each["cpuTime"]) for each in session.send("SystemInfo.getProcessInfo")["processInfo"])


def report(network: Network, pace: str, played: Played) -> None:
    intervals, spent = played.intervals, played.spent
    over = sum(each > network.limit for each in spent) / len(spent)
    print(
        f"{network.name:>6} {pace:<11}"
        f"{1000 / mean(intervals):6.1f} fps, interval p95 {percentile(intervals, 0.95):5.1f} ms;"
        f" JavaScript {mean(spent):5.2f} ms mean, {percentile(spent, 0.95):5.2f} p95, {max(spent):6.2f} max,"
        f" {over:4.0%} over {network.limit:g} ms; {played.processor:5.2f} ms of processor time"
        f" ({len(spent)} frames)",
        flush=True,
    )


def main() -> None:
    names = sys.argv[1:] or [network.name for network in NETWORKS]
    with watched() as stage:
        session = stage.browser.new_browser_cdp_session()
        for network in NETWORKS:
            if network.name not in names:
                continue
            with shown(stage, network) as page:
                for pace, key in PACES.items():
                    report(network, pace, play(page, key))
                frames, used = still(page, session)
                print(f"{network.name:>6} still      {frames} frames, {used:.1f} ms of processor time a second")


if __name__ == "__main__":
    main()
