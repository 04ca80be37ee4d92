"""Main-thread tasks of a page, as the browser itself records them, split at marks between the moves of a gesture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec
from playwright.sync_api import Page

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "__metadata"]
TASK = "RunTask"
MARK = "moved"
FRAME = "Commit"
PAUSE = """(milliseconds) => new Promise((done) => setTimeout(() => {
  performance.mark("moved");
  done();
}, milliseconds))"""
Event = dict[str, Any]


@dataclass(frozen=True)
class Spent:
    """Milliseconds of processor time on the main thread: of each move with all that it leaves to do, of each frame,
    and of the longest task."""

    moves: list[float]
    frames: list[float]
    task: float


def recorded(page: Page, gesture: Callable[[Callable[[], None]], None], pause: int) -> Spent:
    """Runs a gesture that calls a function after each of its moves; `pause` milliseconds are given to each."""
    browser = page.context.browser
    assert browser is not None
    page.evaluate(PAUSE, 0)
    browser.start_tracing(page=page, categories=CATEGORIES)
    gesture(lambda: page.evaluate(PAUSE, pause))
    return spent(msgspec.json.decode(browser.stop_tracing())["traceEvents"])


def spent(events: list[Event]) -> Spent:
    marks = sorted(
        (event for event in events if event["name"] == MARK and "user_timing" in event.get("cat", "")), key=at
    )
    thread = marks[0]["pid"], marks[0]["tid"]
    own = sorted((event for event in events if (event["pid"], event["tid"]) == thread), key=at)
    tasks = [event for event in own if event["name"] == TASK]
    bounds = [at(mark) for mark in marks]
    frames = [at(event) for event in own if event["name"] == FRAME and bounds[0] <= at(event) <= bounds[-1]]
    lasting = [length(task) for task in tasks if bounds[0] <= at(task) <= bounds[-1]]
    return Spent(between(tasks, bounds), between(tasks, frames), max(lasting))


def between(tasks: list[Event], bounds: list[float]) -> list[float]:
    """What the tasks between each two bounds took; one that is running at a bound belongs to what follows."""
    return [
        sum(length(task) for task in tasks if begin < at(task) + float(task.get("dur") or 0) <= end)
        for begin, end in pairwise(bounds)
    ]


def at(event: Event) -> float:
    return float(event["ts"])


def length(task: Event) -> float:
    return float(task.get("tdur") or task.get("dur") or 0) / 1000
