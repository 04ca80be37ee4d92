"""The drawings on five stages at their steps: what covers what, the smallest letters, what can be read.

    python -m tests.benchmarks.readable

The page's own modules place everything in Node, with letters about as wide as the page's. A step is a neuron's,
forward and backward, for the first, the middle and the last neuron, the loss's, and the update. `opened`: at how many
of these moments a neuron is opened. The suite looks at all but the largest drawing and at some of the odd ones, each
on one of the stages. Below a deep drawing its axis is looked at with numbers that fade toward the inputs, that stay,
and that grow. The time of a step is that of everything, the audit included. A second table asks where the gradients
of the first, the middle and the last edge come from: which factors have a place, whether each stands nearest to its
own edge, what covers what, what leaves the stage.
"""

from __future__ import annotations

from tests.node import MODULES, run_node


def main() -> None:
    for folder in ("lens", "asked"):
        done = run_node(str(MODULES / "render" / folder / "table.js"))
        print(done.stdout, done.stderr, sep="")


if __name__ == "__main__":
    main()
