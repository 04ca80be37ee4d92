"""Epochs per second, and pictures per second, while the page plays the Playground's largest network at full speed.

    python -m tests.benchmarks.throughput [SECONDS] [pictures]

The real server and a headless Chromium without a GPU: 2-8-8-8-8-8-8-1 with 250 samples in batches of 10, for 10 s if
not told otherwise. The margin shows the loss and the boundary. With `pictures` each neuron shows its own picture too:
how many of them come in a second, and how long the longest wait for one is. Epochs are those by which the page's
cursor has moved; pictures are the intervals between animation frames; an iteration counts as shown if it was the
page's newest at one of them.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from statistics import mean, median

from playwright.sync_api import Page

from tests.benchmarks.parts.documents import Json, document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.drawn import compile_or_exit
from tests.benchmarks.parts.watched import placed, play_at_full_speed, watched

SIZES = (2, 8, 8, 8, 8, 8, 8, 1)
SAMPLES, BATCH = 250, 10
SECONDS = 10
EPOCHS_TARGET, FRAMES_TARGET = 1_000, 59
# With the neurons' own pictures, of which each is to be as new as this.
PICTURED_TARGET, PICTURES_TARGET, AGE_MILLISECONDS = 300, 5, 300
# Resolves with [milliseconds, iterations done, frames told, intervals between pictures, iterations shown].
MEASURE = """(milliseconds) => new Promise((done) => {
  const begun = performance.now(), first = watched.iteration, told = watched.frames;
  const intervals = [], shown = new Set();
  let before;
  const next = (time) => {
    if (before !== undefined) intervals.push(time - before);
    before = time;
    shown.add(watched.iteration);
    if (performance.now() - begun < milliseconds) return requestAnimationFrame(next);
    const iterations = watched.iteration - first;
    done([performance.now() - begun, iterations, watched.frames - told, intervals, shown.size]);
  };
  requestAnimationFrame(next);
})"""
# Presses the button, and resolves with the milliseconds until the page is told that the cursor rests.
PAUSE = """() => new Promise((done) => {
  const begun = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () =>
    watched.playing ? channel.port2.postMessage(0) : done(performance.now() - begun);
  document.querySelector("button[aria-label=Pause]").click();
  channel.port2.postMessage(0);
})"""
PAUSES = 5
# Lets the engine compile and the bursts find their length.
WARM_UP = "(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))"
WARM_UP_MILLISECONDS = 3_000
PLAYING_MILLISECONDS = 500


def playground() -> Json:
    return placed(document_of(layered(SIZES), SAMPLES, BATCH), SIZES)


def verdict(value: float, target: float) -> str:
    return f"target at least {target}: {'holds' if value >= target else 'MISSED'}"


def report(page: Page, seconds: float, target: float) -> None:
    page.evaluate("() => { watched.pictures = []; }")
    spent, iterations, told, intervals, shown = page.evaluate(MEASURE, 1000 * seconds)
    if page.evaluate("watched.pictures.length > 0"):
        report_pictures(page, seconds)
    epochs = iterations / (SAMPLES // BATCH) / spent * 1000
    frames = 1000 / mean(intervals)
    late = sum(each > 1.5 * median(intervals) for each in intervals)
    print(f"epochs per second         {epochs:8.0f}  ({verdict(epochs, target)})")
    print(f"pictures per second       {frames:8.1f}  ({verdict(frames, FRAMES_TARGET)})")
    print(f"interval                  {median(intervals):8.1f} ms median, {max(intervals):.1f} ms max, {late} late")
    print(f"frames told per second    {told / spent * 1000:8.1f}")
    pauses = [paused(page) for _ in range(PAUSES)]
    print(f"a pause acts within       {max(pauses):8.1f} ms  ({median(pauses):.1f} median of {PAUSES})")
    print(f"iterations shown          {shown:8d}  ({shown / spent * 1000:.1f} per second, of {iterations:,} made)")


def report_pictures(page: Page, seconds: float) -> None:
    """What has come since `report` began to measure, and the longest wait in it."""
    came = page.evaluate("watched.pictures")
    waits = [later - earlier for earlier, later in pairwise(came)]
    rate = (len(came) - 1) / (came[-1] - came[0]) * 1000 if len(came) > 1 else 0.0
    print(f"neurons' pictures         {rate:8.1f} per second  ({verdict(rate, PICTURES_TARGET)})")
    longest = max(waits, default=1000 * seconds)
    kept = "holds" if longest <= AGE_MILLISECONDS else "MISSED"
    print(f"longest wait for one      {longest:8.0f} ms  (target at most {AGE_MILLISECONDS}: {kept})")


def paused(page: Page) -> float:
    """How long a pause takes to act, in milliseconds; then it plays on for a while."""
    page.get_by_role("button", name="Pause", exact=True).wait_for()
    milliseconds = float(page.evaluate(PAUSE))
    page.get_by_role("button", name="Play", exact=True).click()
    page.evaluate(WARM_UP, PLAYING_MILLISECONDS)
    return milliseconds


def main() -> None:
    given = sys.argv[1:]
    pictured = "pictures" in given
    seconds = next((float(each) for each in given if each != "pictures"), SECONDS)
    compile_or_exit()
    with watched() as stage:
        page = stage.page(stage.uploaded(playground()))
        if pictured:
            page.keyboard.press("Shift+N")
        play_at_full_speed(page)
        page.evaluate(WARM_UP, WARM_UP_MILLISECONDS)
        report(page, seconds, PICTURED_TARGET if pictured else EPOCHS_TARGET)


if __name__ == "__main__":
    main()
