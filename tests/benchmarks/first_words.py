"""How many of the pages that come at once to a program that has just started are not served.

    python -m tests.benchmarks.first_words [STARTS]

Each page joins, edits and asks as soon as it may. Each start is a process of its own; one that dies under them is told.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.first_words import lost_of
from tests.live import LiveServer

PAGES = (50, 300)


def main() -> None:
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    print(f"{'pages':>6} {'starts':>7} {'deaths':>7} {'not served':>11}")
    for pages in PAGES:
        results = [one_start(pages) for _ in range(starts)]
        deaths, lost = sum(died for died, _ in results), sum(lost for _, lost in results)
        print(f"{pages:>6} {starts:>7} {deaths:>7} {lost:>11}", flush=True)


def one_start(pages: int) -> tuple[bool, int]:
    """Whether the program died, and how many pages it did not serve."""
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        lost = lost_of(server.url, pages)
        # A worker that ends too slowly when it is asked to is no death.
        died = "was sent" in server.errors()
        server.stop()
        return died, lost


if __name__ == "__main__":
    main()
