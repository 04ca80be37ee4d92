"""What a first use looks like from within the process: the program, as the command line starts it, with a note
of when it had advanced for the first time, when it did so compiled, and how much memory it took.

    python -m tests.benchmarks.parts.first_use_within BEGIN FILE

BEGIN is when the process was started, in seconds since 1970. Trains FILE until a second after the switch to
compiled, then is interrupted as by Ctrl-C. The last line of standard output is JSON: seconds since BEGIN
`started` and `switched`, and in MB the `memory` of this process and that of the `compiler`.
Where nothing can be compiled, `switched` is 0.

Imports little, since that would count as a part of the start.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from backprop_canvas import cli
from backprop_canvas.commands.train import MAX_ITERATIONS
from backprop_canvas.engine.advancing.advance import advance
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.advancing.state import State
from backprop_canvas.engine.advancing.ways import INTERPRETED, in_use
from backprop_canvas.training import slices as trainer

AFTER_SWITCH_SECONDS = 1
PATIENCE_SECONDS = 300
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


class Watch:
    """Stands in for `advance` in the trainer, and does the same."""

    def __init__(self, begin: float) -> None:
        self.begin = begin
        self.started = 0.0
        self.switched = 0.0

    def advance(self, setup: Setup, state: State, iterations: int) -> State:
        compiled = in_use() is not INTERPRETED
        state = advance(setup, state, iterations)
        now = time.time() - self.begin
        self.started = self.started or now
        if compiled:
            self.switched = self.switched or now
        if now > (self.switched + AFTER_SWITCH_SECONDS if self.switched else PATIENCE_SECONDS):
            raise KeyboardInterrupt
        return state


def main() -> None:
    watch = Watch(float(sys.argv[1]))
    vars(trainer)["advance"] = watch.advance
    cli.main(["train", sys.argv[2], "--iterations", str(MAX_ITERATIONS)])
    memory, compiler = map(megabytes, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {"started": watch.started, "switched": watch.switched, "memory": memory, "compiler": compiler}
    print(json.dumps(told))


def megabytes(whose: int) -> float:
    """The most memory that this process, or the largest one that it waited for, had at any time."""
    return resource.getrusage(whose).ru_maxrss * MAXRSS_BYTES / 1e6


if __name__ == "__main__":
    main()
