"""Whether memory stays flat and no queue grows while a page plays at full speed, minute after minute.

    python -m tests.benchmarks.memory [--minutes N]

The real server and a headless Chromium: a page plays 2-8-8-8-8-8-8-1 at full speed, for 10 minutes if not told
otherwise. It is watched by a second tab in the background, by a client that stops reading (opened anew whenever the
server lets it go), by one that reads but grants no credit, and by one that keeps up. Each minute: the pages' JavaScript
heaps after collecting garbage, the server's resident memory, by how many iterations the pages are behind, and without
a target what else the browser holds for them. Then: the growth after the first minute, and what had waited for the
one without credit.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import time
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import CDPSession, Page

from backprop_canvas.rooms.sending.outbox import MAX_WAITING, WINDOW
from tests.benchmarks.parts.drawn import compile_or_exit
from tests.benchmarks.parts.listeners import Listener
from tests.benchmarks.parts.watched import TOLD, Watched, opened, play_at_full_speed, watched
from tests.benchmarks.throughput import playground
from tests.e2e.sheet import VISITED

MINUTE = 60
LAST_MINUTES = 3
GROWTH_TARGET = 5.0
COLLECTIONS = 3
MEGABYTE = 1e6
# Makes a tab what it is in the background, since a headless browser shows them all: no animation frames, and timers
# not oftener than once a second. Messages still come.
HIDE = """
globalThis.hide = () => {
  const later = setTimeout;
  Object.defineProperty(document, "hidden", { get: () => true });
  Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
  globalThis.requestAnimationFrame = () => 0;
  globalThis.setTimeout = (task, wait = 0, ...rest) => later(task, Math.max(wait, 1000), ...rest);
  document.dispatchEvent(new Event("visibilitychange"));
};
"""
VIEW = re.compile(r"/n/[^/]+$")


@dataclass
class Tab:
    """A page, and the line to its engine."""

    page: Page
    line: CDPSession

    def heap(self) -> float:
        """What JavaScript keeps alive, in MB: the least of several collections, since a task may run in between."""
        return min(self._collected() for _ in range(COLLECTIONS))

    def _collected(self) -> float:
        self.line.send("HeapProfiler.collectGarbage")
        used = self.line.send("Runtime.getHeapUsage")
        return float(used["usedSize"] + used.get("backingStorageSize", 0)) / MEGABYTE

    def document(self) -> str:
        """What the browser keeps besides: the page's elements, and its drawings, which come and go."""
        nodes = self.line.send("Memory.getDOMCounters")["nodes"]
        drawings = self.line.send("Runtime.getHeapUsage").get("embedderHeapUsedSize", 0) / MEGABYTE
        return f"{nodes:,} nodes, {drawings:.0f} MB of the browser's own"

    def iteration(self) -> int:
        return int(self.page.evaluate("watched.iteration"))


def tab(page: Page) -> Tab:
    return Tab(page, page.context.new_cdp_session(page))


def background(stage: Watched, address: str) -> Tab:
    page = stage.browser.new_page()
    page.add_init_script(TOLD + VISITED + HIDE)
    opened(page, address)
    page.evaluate("hide()")
    return tab(page)


def resident(group: int) -> float:
    """The memory of a group of processes, in MB."""
    listed = subprocess.run(["ps", "-axo", "pgid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return sum(int(kilobytes) for owner, kilobytes in rows if int(owner) == group) * 1024 / MEGABYTE


class Watchers:
    """The clients that look on; `renewed` counts how often the deaf one was opened again."""

    def __init__(self, url: str, view_id: str) -> None:
        self._address = url, view_id
        self.keeping_up = Listener(*self._address, credit=True)
        self.silent = Listener(*self._address, credit=False)
        self.renewed = -1
        self._renew()

    def _renew(self) -> None:
        self.deaf = Listener(*self._address, credit=False)
        self.deaf.stop_reading()
        self.renewed += 1

    def look(self) -> None:
        if self.deaf.id not in self.keeping_up.members:
            self.deaf.close()
            self._renew()

    def close(self) -> None:
        for listener in (self.keeping_up, self.silent, self.deaf):
            listener.close()


def behind(tabs: dict[str, Tab], listener: Listener) -> dict[str, int]:
    """By how many iterations each page is behind what the listener was told just before it was asked."""
    found = {}
    for name, each in tabs.items():
        told = listener.iteration
        found[name] = max(0, told - each.iteration())
    return found


def minute(number: int, tabs: dict[str, Tab], watchers: Watchers, group: int) -> dict[str, float]:
    """Waits for the minute to pass; then measures, and prints a line."""
    end = time.monotonic() + MINUTE
    while (left := end - time.monotonic()) > 0:
        next(iter(tabs.values())).page.wait_for_timeout(1000 * min(left, 5))
        watchers.look()
    late = behind(tabs, watchers.keeping_up)
    sizes = {name: each.heap() for name, each in tabs.items()} | {"server": resident(group)}
    told = "  ".join(f"{name} {size:6.2f} MB" for name, size in sizes.items())
    lag = "  ".join(f"{name} {count:,}" for name, count in late.items())
    print(f"minute {number:2}  {told}  iteration {watchers.keeping_up.iteration:,}  behind by: {lag}")
    print("           " + "; ".join(f"{name}: {each.document()}" for name, each in tabs.items()), flush=True)
    return sizes


def report(measured: list[dict[str, float]]) -> None:
    """What a heap holds at one moment goes up and down with what is under way; what grows stays: the median of the
    last minutes against the first, and the last minute beside it."""
    for name, size in measured[0].items():
        growth = 100 * (median(each[name] for each in measured[-LAST_MINUTES:]) / size - 1)
        last = 100 * (measured[-1][name] / size - 1)
        held = "holds" if growth < GROWTH_TARGET else "MISSED"
        target = f"target under {GROWTH_TARGET:.0f} %: {held}"
        print(f"growth of {name:10} {growth:+6.2f} %  ({target}; {last:+.2f} % in the last minute)")


def watch(stage: Watched, minutes: int) -> None:
    address = stage.uploaded(playground())
    page = stage.page(address)
    view_id = page.evaluate("watched.view")
    tabs = {"page": tab(page), "background": background(stage, VIEW.sub(f"/v/{view_id}", address))}
    watchers = Watchers(stage.server.url, view_id)
    process = stage.server.process
    assert process is not None
    play_at_full_speed(page)
    measured = [minute(number, tabs, watchers, process.pid) for number in range(1, minutes + 1)]
    report(measured)
    sent, waited = watchers.silent.numbered, watchers.silent.overdue()
    print(f"sent without credit: {sent} (at most {WINDOW}); frames that waited: {waited} (at most {MAX_WAITING})")
    print(f"the client that does not read was opened again {watchers.renewed} times")
    watchers.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Memory while playing at full speed.")
    parser.add_argument("--minutes", type=int, default=10)
    compile_or_exit()
    with watched() as stage:
        watch(stage, max(2, parser.parse_args().minutes))


if __name__ == "__main__":
    main()
