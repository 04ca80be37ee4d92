"""What junk does to a running program: 10,000 pieces for each event and each address, and 50,000 raw frames.

    python -m tests.benchmarks.pressure.bad_input [EACH] [FRAMES] [SEED]

Printed: answers of the server by kind. Faults are answers of 5xx or none, refusals as internal, rooms that no longer
answer, and tracebacks in the log. The exit status is 1 if there is any.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.live import LiveServer
from tests.promises.junk import Junk
from tests.promises.shower import GOOD, ROUTES, Target, requests

EACH, FRAMES = 10_000, 50_000
LINES = 10


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    each, frames, seed = [*given, *(EACH, FRAMES, 0)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        faults = measure(server, Junk(seed), each, frames)
        server.stop()
        log = server.errors()
    tracebacks = log.count("Traceback")
    print(f"{tracebacks} tracebacks")
    if tracebacks:
        print(log[-4000:])
    sys.exit(1 if faults or tracebacks else 0)


def measure(server: LiveServer, junk: Junk, each: int, frames: int) -> int:
    """The number of faults."""
    showers: dict[str, Callable[[Target], None]] = {
        **{event: partial(Target.events, junk=junk, event=event, count=each) for event in junk.events},
        "first words": partial(Target.introductions, junk=junk, count=each),
    }
    faults = sum(row(name, partial(at, server, send)) for name, send in showers.items())
    faults += row("raw frames", lambda: framed(server, junk, frames))
    return faults + sum(row(route, partial(requests, server.port, junk, route, each)) for route in ROUTES)


def row(name: str, send: Callable[[], Counter[str]]) -> int:
    """Sends, prints what came of it, and returns the number of faults."""
    begun = time.monotonic()
    counts = send()
    bad = sum(count for word, count in counts.items() if word not in GOOD)
    told = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
    print(f"{name:<28} {bad} faults in {time.monotonic() - begun:.0f} s: {told}", flush=True)
    return bad


def framed(server: LiveServer, junk: Junk, count: int) -> Counter[str]:
    """What comes of raw frames. A line that one of them ends takes its time, so there are several."""
    share = count // LINES
    with ThreadPoolExecutor(LINES) as lines:
        shares = [Junk(junk.chance.getrandbits(32)) for _ in range(LINES)]
        told = lines.map(lambda one: at(server, lambda target: target.frames(one, share)), shares)
        return sum(told, Counter[str]())


def at(server: LiveServer, send: Callable[[Target], None]) -> Counter[str]:
    """What comes of junk for a network of its own, whose room must live."""
    target = Target(server.url)
    send(target)
    if not target.alive():
        target.counts["dead room"] += 1
    target.leave()
    return target.counts


if __name__ == "__main__":
    main()
