"""Main-thread tasks of a page, as the browser itself records them, split at marks between the moves of a gesture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec
from playwright.sync_api import Page

CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing", "__metadata"]
TASK = "RunTask"
MARK = "moved"
PAUSE = """(milliseconds) => new Promise((done) => setTimeout(() => {
  performance.mark("moved");
  done();
}, milliseconds))"""
Event = dict[str, Any]


@dataclass(frozen=True)
class Spent:
    """Milliseconds of processor time on the main thread: between two moves, and in one task."""

    moves: list[float]
    task: float

    @property
    def median(self) -> float:
        return median(self.moves)

    @property
    def longest(self) -> float:
        return max(self.moves)


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
    tasks = [event for event in events if event["name"] == TASK and (event["pid"], event["tid"]) == thread]
    bounds = [at(mark) for mark in marks]
    moves = [sum(length(task) for task in tasks if begin <= at(task) < end) for begin, end in pairwise(bounds)]
    return Spent(moves, max(length(task) for task in tasks if at(task) >= bounds[0]))


def at(event: Event) -> float:
    return float(event["ts"])


def length(task: Event) -> float:
    return float(task.get("tdur") or task.get("dur") or 0) / 1000
