"""What the sum over paths costs where there are 10^12 of them, and in a network as large as may be.

    python -m tests.benchmarks.paths [ROUNDS]

Each round explains one input: the exact count, the sum of all paths and the ten largest, then the whole answer as the
page receives it. Passes of the network are not counted; they stand already when a question is asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from statistics import median

import tests.benchmarks.parts.one_thread  # noqa: F401  before anything imports NumPy
from backprop_canvas.explain.graph.derivatives import Derivatives
from backprop_canvas.explain.graph.paths import sum_over_paths
from backprop_canvas.explain.graph.quantity import Quantity
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers.paths import answer_paths
from backprop_canvas.session.state.viewpoint import Viewpoint, of_document
from tests.graphs import Json, decoded, drawing

TARGET_MILLISECONDS = 50
LARGEST = 10


def layered(width: int, depth: int) -> Json:
    """x, `depth` dense layers of `width` neurons, y: width to the power of depth paths from x."""
    layers = [[f"n{level}x{at}" for at in range(width)] for level in range(depth)]
    edges = [f"x {neuron}" for neuron in layers[0]] + [f"{neuron} y" for neuron in layers[-1]]
    for before, behind in pairwise(layers):
        edges += [f"{source} {target}" for source in before for target in behind]
    return drawing(["x"], [neuron for layer in layers for neuron in layer], ["y"], edges, activation="tanh")


def milliseconds(rounds: int, program: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        program()
        taken.append(1e3 * (time.perf_counter() - begin))
    return taken


def report(name: str, view: Viewpoint, rounds: int) -> float:
    about = Quantity("neuron", view.point.plan.inputs[0])
    found = sum_over_paths(Derivatives(view.point), about, LARGEST)
    question = wire.AskPaths(id=1, about=f"neuron:{view.document.neurons[about.index].id}", limit=LARGEST)
    print(f"{name}: {found.count:,} paths, {len(view.document.edges):,} edges")
    slowest = 0.0
    for what, program in {
        "count, total, ten largest": lambda: sum_over_paths(Derivatives(view.point), about, LARGEST),
        "the whole answer": lambda: answer_paths(view, question),
    }.items():
        taken = milliseconds(rounds, program)
        slowest = max(slowest, max(taken))
        print(f"  {what:<26} p50 {median(taken):7.2f} ms   max {max(taken):7.2f} ms", flush=True)
    return slowest


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    slowest = report("10 wide, 12 deep", of_document(decoded(layered(10, 12))), rounds)
    print(f"  target at most {TARGET_MILLISECONDS} ms: {'holds' if slowest <= TARGET_MILLISECONDS else 'MISSED'}")
    report("70 wide, 5 deep", of_document(decoded(layered(70, 5))), max(1, rounds // 5))


if __name__ == "__main__":
    main()
