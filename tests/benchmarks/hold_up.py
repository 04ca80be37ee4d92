"""How late another thread of the process wakes while one network trains at full speed.

    python -m tests.benchmarks.hold_up [SECONDS]

The thread is due every millisecond of a fixed schedule: one long delay makes every wake-up late that falls
into it. The first line, without training, is what the machine itself does.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import tests.benchmarks.parts.one_thread  # noqa: F401  before anything imports NumPy
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.training.slices import train
from tests.benchmarks.parts.cases import Case
from tests.benchmarks.parts.drawings import random_graph
from tests.benchmarks.parts.drawn import Drawn, compile_or_exit, drawn_at_random, drawn_case

PERIOD_SECONDS = 0.001
TARGET_SECONDS = 0.005
ITERATIONS = 10**12
SMALL = "2-4-2-1, batch 10"
NETWORKS: dict[str, Callable[[], Drawn]] = {
    SMALL: lambda: drawn_case(Case((2, 4, 2, 1), 10)),
    "64-64-64-1, batch 250": lambda: drawn_case(Case((64, 64, 64, 1), 250)),
    "10,000 edges, batch 1": lambda: drawn_at_random(random_graph(300, 10_000), 256, 1),
    "10,000 edges, batch 10,000": lambda: drawn_at_random(random_graph(300, 10_000), 10_000, 10_000),
}


class StoppedError(Exception):
    """Ends a training from within."""


@contextmanager
def training(program: Drawn) -> Iterator[None]:
    """Trains in a thread of its own until the block ends. Raises RuntimeError if it ended before."""
    started, stop = threading.Event(), threading.Event()

    def reached(state: State) -> None:
        started.set()
        if stop.is_set():
            raise StoppedError

    def run() -> None:
        try:
            train(program.setup, program.state, ITERATIONS, time.monotonic, reached)
        except StoppedError:
            return
        finally:
            started.set()

    thread = threading.Thread(target=run)
    thread.start()
    started.wait()
    try:
        yield
        if not thread.is_alive():
            raise RuntimeError("the training ended by itself")
    finally:
        stop.set()
        thread.join()


def lateness(seconds: float) -> list[float]:
    """How late each wake-up of a thread is, in order of size, in seconds."""
    late: list[float] = []
    begin = time.monotonic()
    for tick in range(1, round(seconds / PERIOD_SECONDS) + 1):
        due = begin + tick * PERIOD_SECONDS
        # Already late, it does not sleep: that would give way to the training once more.
        if (wait := due - time.monotonic()) > 0:
            time.sleep(wait)
        late.append(time.monotonic() - due)
    return sorted(late)


def measure(name: str, busy: AbstractContextManager[None], seconds: float) -> None:
    with busy:
        late = lateness(seconds)
    p50, p99 = late[len(late) // 2], late[int(len(late) * 0.99)]
    held = "holds" if p99 <= TARGET_SECONDS else "MISSED"
    print(f"{name:<28} {milliseconds(p50)} {milliseconds(p99)} {milliseconds(late[-1])}   {held}", flush=True)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:7.2f} ms"


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'training':<28} {'p50':>10} {'p99':>10} {'max':>10}   p99 at most {TARGET_SECONDS * 1000:.0f} ms")
    measure("nothing", nullcontext(), seconds)
    measure(f"{SMALL}, interpreted", training(NETWORKS[SMALL]()), seconds)
    compile_or_exit()
    for name, make in NETWORKS.items():
        measure(name, training(make()), seconds)


if __name__ == "__main__":
    main()
