"""Twenty drawings on four stages while somebody asks where three gradients come from: which factors have a place,
whether each stands nearest to its own edge, what covers what, what leaves the stage.

    python -m tests.benchmarks.asked

The page's own modules place everything in Node, with letters about as wide as the page's and with made-up numbers. The
weights are those of the first, the middle and the last edge.
"""

from __future__ import annotations

from tests.node import MODULES, run_node


def main() -> None:
    done = run_node(str(MODULES / "render" / "asked" / "table.js"))
    print(done.stdout, done.stderr, sep="")


if __name__ == "__main__":
    main()
