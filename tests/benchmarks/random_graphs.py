"""Checks random graphs of every activation with every loss: `python -m tests.benchmarks.random_graphs [GRAPHS]`.

It checks 200 graphs of each pair unless told otherwise, against the independent program and central differences. The
first graph that is wrong ends it with its seed. The test suite checks a sample.
"""

from __future__ import annotations

import sys

from tests.engine.agreeing import check_random_graphs
from tests.graphs import PAIRS


def main(graphs: int = 200) -> None:
    for activation, loss in PAIRS:
        check_random_graphs(activation, loss, range(graphs))
        print(f"{activation}, {loss}: {graphs} graphs agree", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
