"""What hands cost: main-thread time of hovering, clicking, selecting, dragging, zooming and panning in any network.

    python -m tests.benchmarks.touching [NAME …]
    python -m tests.benchmarks.touching --part 1/4

Headless Chromium without a GPU shows each of the drawings of the page's tests, or those that are named, or a
part of them, and is touched by a real pointer, one small move after another. A drawing that fails is told and the next
one follows.
`frame` is the processor time of the main thread from one frame to the next, everything in it: scripts, style, layout,
painting; `move` that of a move with all that it leaves to do; `task` the longest task of all. `fps` counts frames while
a wheel turns before each of them. `opened` is from the navigation to the painted network with all of its edges; `nodes`
are elements and texts of the page. The page is bundled, as people get it. The limits are 8 ms a frame up to 1,000
edges, no task above 50 ms at 10,000, 50 frames a second, 1.5 s and 5,000 nodes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Error, Page

from tests.benchmarks.parts.documents import Json
from tests.benchmarks.parts.tasks import Spent, recorded
from tests.benchmarks.parts.twenty import twenty
from tests.benchmarks.parts.watched import VIEWPORT, Watched, watched
from tests.e2e.sheet import VISITED
from tests.installed import build, unpack

Point = tuple[float, float]

ADDITIONS = 5_000_000
# Frames with less work than this, in milliseconds, are those in which nothing was to be done.
SILENT = 0.3
# While a gesture is measured, the page is given this long after each move to do what it put off.
MOVE_MILLISECONDS = 50
PASS = "(milliseconds) => new Promise((done) => setTimeout(done, milliseconds))"
SETTLE_MILLISECONDS = 800
# Where neurons are on the screen, and what else a hand aims at: told by the pointer itself.
PAINTED = """() => new Promise((done) => {
  const look = () => {
    const marks = ["network painted", "edges painted"].map((name) => performance.getEntriesByName(name)[0]);
    if (marks.includes(undefined)) return setTimeout(look, 50);
    return done(Math.max(...marks.map((mark) => mark.startTime)));
  };
  look();
})"""
FIND = """({kind, count, left, top, right, bottom}) => {
  const stage = document.querySelector("#canvas");
  const found = [];
  for (let y = top; y < bottom && found.length < count; y += 7) {
    for (let x = left; x < right && found.length < count; x += 7) {
      if (found.some(([fx, fy]) => Math.hypot(x - fx, y - fy) < 40)) continue;
      stage.dispatchEvent(new PointerEvent("pointermove", {clientX: x, clientY: y, bubbles: true}));
      if (stage.dataset.over === kind) found.push([x, y]);
    }
  }
  return found;
}"""
# Elements and texts.
NODES = """() => {
  const nodes = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let count = 0;
  while (nodes.nextNode()) count += 1;
  return count;
}"""
# A wheel turned before every frame; frames in a second.
WHEEL = """({shift, x, y}) => new Promise((done) => {
  const stage = document.querySelector("#canvas");
  const began = performance.now();
  let frames = 0;
  const turn = () => {
    const now = performance.now();
    if (now - began > 1000) return done((1000 * frames) / (now - began));
    frames += 1;
    const deltaY = (Math.floor(frames / 10) % 2 === 0 ? 1 : -1) * (shift ? 15 : 25);
    stage.dispatchEvent(new WheelEvent("wheel",
      {deltaY, shiftKey: shift, clientX: x, clientY: y, bubbles: true, cancelable: true}));
    requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
})"""


@dataclass(frozen=True)
class Hand:
    """A pointer on the stage."""

    page: Page
    left: float
    top: float
    width: float
    height: float

    def at(self, part: Point) -> Point:
        return self.left + part[0] * self.width, self.top + part[1] * self.height

    def moves(self, start: Point, end: Point, count: int) -> Iterator[Point]:
        for step in range(1, count + 1):
            part = step / count
            yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

    def find(self, kind: str, count: int) -> list[Point]:
        """Places on the screen with something of a kind under them, at least 40 pixels apart."""
        left, top, right, bottom = (*self.at((0.03, 0.06)), *self.at((0.97, 0.94)))
        given = {"kind": kind, "count": count, "left": left, "top": top, "right": right, "bottom": bottom}
        return [(x, y) for x, y in self.page.evaluate(FIND, given)]


@contextmanager
def shown(stage: Watched, made: Json) -> Iterator[tuple[Hand, float]]:
    page = stage.browser.new_page(viewport=VIEWPORT, reduced_motion="no-preference")
    page.add_init_script(VISITED)
    page.goto(stage.uploaded(made))
    painted = float(page.evaluate(PAINTED))
    page.evaluate(PASS, SETTLE_MILLISECONDS)
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    yield Hand(page, box["x"], box["y"], box["width"], box["height"]), painted
    page.close()


def hover(hand: Hand, step: Callable[[], None]) -> None:
    for point in hand.moves(hand.at((0.02, 0.35)), hand.at((0.98, 0.62)), 20):
        hand.page.mouse.move(*point)
        step()


def click(hand: Hand, step: Callable[[], None]) -> None:
    places = hand.find("neuron", 5)
    hand.page.evaluate(PASS, SETTLE_MILLISECONDS)
    step()
    for point in places:
        hand.page.mouse.move(*point)
        step()
        hand.page.mouse.click(*point)
        step()


def marquee(hand: Hand, step: Callable[[], None]) -> None:
    """Over everything, corner to corner, and then let go."""
    start, end = hand.at((0.004, 0.006)), hand.at((0.996, 0.994))
    hand.page.keyboard.down("Shift")
    hand.page.mouse.move(*start)
    hand.page.mouse.down()
    step()
    for point in hand.moves(start, end, 12):
        hand.page.mouse.move(*point)
        step()
    hand.page.mouse.up()
    hand.page.keyboard.up("Shift")
    step()


def everything(hand: Hand, step: Callable[[], None]) -> None:
    """All selected by keys, and let go again, three times."""
    for _ in range(3):
        hand.page.keyboard.press("ControlOrMeta+a")
        step()
        hand.page.keyboard.press("Escape")
        step()


def hover_selected(hand: Hand, step: Callable[[], None]) -> None:
    hover(hand, step)


def drag(hand: Hand, step: Callable[[], None]) -> None:
    hand.page.keyboard.press("Escape")
    places = hand.find("neuron", 1)
    hand.page.evaluate(PASS, SETTLE_MILLISECONDS)
    step()
    for start in places:
        hand.page.mouse.move(*start)
        hand.page.mouse.down()
        step()
        for point in hand.moves(start, (start[0] + 60, start[1] + 40), 10):
            hand.page.mouse.move(*point)
            step()
        hand.page.mouse.up()
        step()


GESTURES: dict[str, Callable[[Hand, Callable[[], None]], None]] = {
    "hover": hover,
    "click": click,
    "all by keys": everything,
    "marquee": marquee,
    "hover, all selected": hover_selected,
    "drag": drag,
}


def report(name: str, gesture: str, spent: Spent) -> None:
    frames = [each for each in spent.frames if each > SILENT] or [0.0]
    print(
        f"{name:>17} {gesture:<20} frame median {median(frames):6.1f} ms, longest {max(frames):7.1f} ms;"
        f" move median {median(spent.moves):6.1f} ms; task {spent.task:7.1f} ms",
        flush=True,
    )


def slowness() -> float:
    """Milliseconds of a loop of five million additions: how slow this machine is just now."""
    began, total = time.perf_counter(), 0
    for number in range(ADDITIONS):
        total += number
    return 1000 * (time.perf_counter() - began)


def touched(stage: Watched, name: str, made: Json) -> None:
    with shown(stage, made) as (hand, painted):
        page = hand.page
        print(f"{name:>17} opened in {painted:.0f} ms, {page.evaluate(NODES)} nodes", flush=True)
        for gesture, make in GESTURES.items():
            report(name, gesture, recorded(page, partial(make, hand), MOVE_MILLISECONDS))
        x, y = hand.at((0.5, 0.5))
        for way, shift in (("zoom", False), ("pan", True)):
            rate = page.evaluate(WHEEL, {"shift": shift, "x": x, "y": y})
            page.evaluate(PASS, SETTLE_MILLISECONDS)
            print(f"{name:>17} {way:<20} {rate:.0f} fps", flush=True)


def installed(folder: Path) -> Mapping[str, str]:
    """The environment of the program as people get it: its page is one script, not hundreds of modules."""
    return unpack(build("wheel", folder / "wheel"), folder / "installed")


def chosen(names: list[str]) -> list[str]:
    """The drawings that the command line asks for: by name, a part of all, or all."""
    parser = argparse.ArgumentParser(usage="python -m tests.benchmarks.touching [NAME …] [--part 1/4]")
    parser.add_argument("names", nargs="*", choices=[*names, []], metavar="NAME")
    parser.add_argument("--part", default="1/1")
    given = parser.parse_args()
    part, parts = map(int, given.part.split("/"))
    return given.names or names[part - 1 :: parts]


def main() -> None:
    made = {name: each for name, each in twenty().items() if each["neurons"]}
    names = chosen(list(made))
    print(f"five million additions in Python take {slowness():.0f} ms")
    with TemporaryDirectory() as folder, watched(environment=installed(Path(folder))) as stage:
        for name in names:
            try:
                touched(stage, name, made[name])
            except Error as error:
                print(f"{name:>17} failed: {error.message}", flush=True)


if __name__ == "__main__":
    main()
