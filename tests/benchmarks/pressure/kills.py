"""What is lost when the program is killed while people edit, as by a power cut.

    python -m tests.benchmarks.pressure.kills [TRIALS] [SEED]

In each trial one to five people edit a new network; the whole program is killed and started again over the same data
folder; each of them sends again what has no answer, with its tab and number. Counted: edits that are lost, made
twice, or out of order, and answers that refuse one. The exit status is 1 if there is any.
"""

from __future__ import annotations

import random
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.live import LiveServer
from tests.promises.kills import Counts, trial

TRIALS = 500
REPORT_EVERY = 50


def main() -> None:
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else TRIALS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    total = Counts()
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        for number in range(1, trials + 1):
            total += trial(server.url, server.kill, lambda: void(server.start()), random.Random(seed + number))
            if number % REPORT_EVERY == 0 or number == trials:
                print(", ".join(f"{count} {name}" for name, count in asdict(total).items()), flush=True)
        server.stop()
        tracebacks = server.errors().count("Traceback")
    print(f"{tracebacks} tracebacks")
    sys.exit(1 if total.faults or tracebacks else 0)


def void(_: object) -> None:
    return


if __name__ == "__main__":
    main()
