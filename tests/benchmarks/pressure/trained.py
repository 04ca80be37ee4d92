"""What is lost of a run when the program is killed while it is trained, as by a power cut.

    python -m tests.benchmarks.pressure.trained [TRIALS] [SEED]

In each trial somebody trains a new network at full speed, every other time with a branch on the way; the whole program
is killed and started again over the same data folder; another page comes in and trains on. Counted: runs that came
back at their beginning, with other bits than a run that nothing disturbed, or without a curve; and the most seconds of
training that were lost. The exit status is 1 if there is any fault, or if more than a second was lost.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from backprop_canvas.compiling import compile_now
from tests.benchmarks.pressure.kills import void
from tests.live import LiveServer
from tests.promises.trained import DRAWINGS, Counts, trial

TRIALS = 30
MOST_LOST_SECONDS = 1.0


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    compile_now()
    total, drawings = Counts(), [*DRAWINGS]
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        for number in range(trials):
            drawing, branch = drawings[number % len(drawings)], number % 2 == 1
            total += trial(server.url, server.kill, lambda: void(server.start()), drawing, chance, branch)
        server.stop()
        tracebacks = server.errors().count("Traceback")
    print(", ".join(f"{count:g} {name}" for name, count in asdict(total).items()))
    print(f"{tracebacks} tracebacks")
    sys.exit(1 if total.faults or tracebacks or total.lost > MOST_LOST_SECONDS else 0)


if __name__ == "__main__":
    main()
