"""How long it takes to show another iteration of a long run, and whether it has the bits of having stepped there.

    python -m tests.benchmarks.seeking [CHECKED]

A run of 1,000,000 iterations is trained, as a member's far seek does. Then random iterations near 100,000 and near
1,000,000 are sought in turns, through the session, and timed. Last, CHECKED random iterations (50 if not told) of the
whole run are sought and compared with a training that went one iteration at a time. Once for the 2-2-2 network and
once for 2-8-8-8-8-8-8-1 with 250 shuffled samples in batches of 10.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from statistics import median
from typing import TypeVar

import msgspec
import numpy as np

import tests.benchmarks.parts.one_thread  # noqa: F401  before the engine is used
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.state import fresh
from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.run.ready import ready
from backprop_canvas.session.session import Outgoing, Session
from tests.benchmarks.parts.documents import document_of
from tests.benchmarks.parts.drawings import layered
from tests.benchmarks.parts.drawn import compile_or_exit

NEAR, FAR = 100_000, 1_000_000
# Targets lie within the last twentieth before each distance.
SPREAD = 20
SOUGHT = 200
CHECKED = 50
BURST = 10_000
RATIO_TARGET = 1.5
MILLISECONDS_TARGET = 150
ME = "member"
M = TypeVar("M")


def playground() -> Document:
    document = document_of(layered((2, 8, 8, 8, 8, 8, 8, 1)), 250, 10)
    document["training"]["shuffle"] = True
    return msgspec.convert(document, Document)


class Sought:
    """One member of a session; `to` gives the parameters that the iteration starts with."""

    def __init__(self, document: Document) -> None:
        self.session = Session(document, 1)
        self.session.join(ME)

    def to(self, iteration: int) -> Floats:
        target = wire.Target(step=0, turn=0, iteration=iteration)
        told = self.session.handle(ME, wire.Seek(to=target))
        while (cursor := newest(told, wire.Cursor)).playing:
            told = self.session.tick(ME, BURST)
        if cursor.iteration != iteration:
            raise RuntimeError(f"iteration {iteration} was sought, {cursor.iteration} was reached")
        parameters = newest(told, wire.Frame).parameters
        assert parameters is not None
        return np.frombuffer(parameters)


def newest(told: list[Outgoing], kind: type[M]) -> M:
    return [out.message for out in told if isinstance(out.message, kind)][-1]


def timed(sought: Sought, distances: tuple[int, ...], numbers: random.Random) -> dict[int, list[float]]:
    """Milliseconds of each seek, by distance; the distances take turns."""
    spent: dict[int, list[float]] = {distance: [] for distance in distances}
    for _ in range(SOUGHT):
        for distance in distances:
            iteration = numbers.randint(distance - distance // SPREAD, distance)
            begin = time.perf_counter()
            sought.to(iteration)
            spent[distance].append(1000 * (time.perf_counter() - begin))
    return spent


def stepping(document: Document) -> Iterator[tuple[int, Floats]]:
    """Every iteration and what it starts with, one after the other."""
    made = ready(document)
    state = fresh(made.setup, made.network.parameters)
    while True:
        yield state.iteration + 1, state.parameters
        state = advance(made.setup, state, 1)


def differing(document: Document, sought: Sought, checked: int, numbers: random.Random) -> int:
    """How many of so many random iterations have other bits than by stepping."""
    wanted = numbers.sample(range(1, FAR + 1), checked)
    found = {iteration: sought.to(iteration).tobytes() for iteration in wanted}
    last = max(wanted)
    different = 0
    for iteration, parameters in stepping(document):
        different += iteration in found and found[iteration] != parameters.tobytes()
        if iteration == last:
            return different
    raise AssertionError


def report(name: str, document: Document, checked: int) -> None:
    numbers = random.Random(0)
    sought = Sought(document)
    begin = time.perf_counter()
    sought.to(FAR)
    print(f"{name}: {FAR:,} iterations in {time.perf_counter() - begin:.1f} s")
    middles = {}
    for distance, spent in timed(sought, (NEAR, FAR), numbers).items():
        middles[distance] = median(spent)
        high = "holds" if max(spent) <= MILLISECONDS_TARGET else "MISSED"
        print(f"  seek near {distance:9,}  p50 {median(spent):6.2f} ms  max {max(spent):6.2f} ms", end="")
        print(f"  (target at most {MILLISECONDS_TARGET} ms: {high})")
    ratio = middles[FAR] / middles[NEAR]
    verdict = "holds" if ratio <= RATIO_TARGET else "MISSED"
    print(f"  ratio {ratio:.2f} (target at most {RATIO_TARGET}: {verdict})", flush=True)
    different = differing(document, sought, checked, numbers)
    print(f"  {checked} random iterations sought: {different} differ from stepping there", flush=True)


def main() -> None:
    checked = int(sys.argv[1]) if len(sys.argv) > 1 else CHECKED
    compile_or_exit()
    report("2-2-2", template("2-2-2"), checked)
    report("2-8-8-8-8-8-8-1", playground(), checked)


if __name__ == "__main__":
    main()
