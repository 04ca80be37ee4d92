"""Twenty drawings on four stages at their steps: what covers what, the smallest letters, what can be read.

    python -m tests.benchmarks.readable

The page's own modules place everything in Node, with letters about as wide as the page's. A step is a neuron's, forward
and backward, for the first, the middle and the last neuron, the loss's, and the update. `opened`: at how many of these
moments a neuron is opened. The suite looks at all but the largest drawing. The time of a step is that of everything,
the audit included.
"""

from __future__ import annotations

from tests.node import MODULES, run_node


def main() -> None:
    done = run_node(str(MODULES / "render" / "lens" / "table.js"))
    print(done.stdout, done.stderr, sep="")


if __name__ == "__main__":
    main()
