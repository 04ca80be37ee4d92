"""Whether the checker is ever wrong, and what it costs.

    python -m tests.benchmarks.judging [COUNT] [SEED]

Writes COUNT equations (100,000) for random networks of every kind, from the seed SEED on, about half of them with a
mistake; a COUNT of 1 writes those of one network. The generator's own numbers decide which are right. Prints the
counts, every fault with its seed, of which there must be none, what right and wrong ones cost, and the slowest
equation. Then puts the gradients that NumPy prints for 50 networks to the checker, right and changed, and judges
equations in networks of 3 to 20,000 edges: single factors, and sums of eight terms with one mistake or two.
"""

from __future__ import annotations

import gc
import itertools
import sys
import time
from collections.abc import Iterator, Sequence

import numpy as np

import tests.benchmarks.parts.one_thread  # noqa: F401  before anything imports NumPy
from backprop_canvas.reports.check import judgement
from tests.explain.judging.generator.dense import Dense, misjudged
from tests.explain.judging.generator.networks import KINDS
from tests.explain.judging.generator.trial import Counts, tried
from tests.explain.judging.test_large import layered

SIZES = {
    "3 edges, 3 layers": (1, 1, 1, 1),
    "20 edges, 2 layers": (3, 4, 2),
    "100 edges, 3 layers": (5, 7, 5, 6),
    "500 edges, 5 layers": (5, 10, 10, 10, 10, 10, 5),
    "480 edges, 2 layers": (20, 20, 4),
    "20,000 edges, 2 layers": (100, 100, 100),
    "20,000 edges, 42 layers": (22,) * 42,
}
SINGLE = ("dL/dp0 = dL/dn1x0*dn1x0/dp0", "dL/dp0 = dL/dn1x0*n0x0", "dL/dp0 = dL/dz_n1x0*n0x0")
MOST_TERMS = 8
ROUNDS = 3
NUMPY_NETWORKS = 50


def report(counts: Counts) -> None:
    print(f"{counts.total} equations, {len(counts.faults)} faults")
    for kind in KINDS:
        numbers = f"{counts.right[kind]} right, {counts.wrong[kind]} wrong, {counts.unclear[kind]} undecided"
        faults = [each for each in counts.faults if each[0].kind == kind]
        print(f"  {kind}: {numbers}, {len(faults)} faults")
    for written, verdict in counts.faults:
        where = f"{written.kind}, seed {written.seed}, {written.document}"
        print(f"{written.decision}, judged {verdict}: {written.equation} ({where})")
    for decision, seconds in counts.seconds.items():
        print(f"{decision}: {spread(seconds)} of processor time")
    if counts.at_slowest is not None:
        slowest = counts.at_slowest
        print(f"slowest: {counts.slowest * 1e3:.1f} ms of processor time: {slowest.equation} ({slowest.seed})")


def spread(seconds: Sequence[float]) -> str:
    middle, many, most = np.percentile(seconds, (50, 95, 100)) * 1e3
    return f"median {middle:.1f} ms, 95% within {many:.1f} ms, at most {most:.1f} ms"


def printed() -> None:
    faults = [
        (seed, dtype.__name__, *fault)
        for seed in range(NUMPY_NETWORKS)
        for dtype in (np.float64, np.float32)
        for fault in misjudged(Dense(seed).view(), dict(Dense(seed).gradients(dtype)))
    ]
    print(f"{NUMPY_NETWORKS} networks by NumPy in 64 and in 32 bits: {len(faults)} faults {faults or ''}")


def sums(sizes: Sequence[int], activation: str) -> Iterator[str]:
    """Over the neurons of the next layer: right, with one mistake, with two."""
    terms = [f"dL/dn2x{at}*dn2x{at}/dz_n2x{at}*dz_n2x{at}/dn1x0" for at in range(min(MOST_TERMS, sizes[2]))]
    first, *others = terms
    last = f"{activation}'(z_n1x0)*n0x0"
    for begin, end in ((first, last), (f"n1x0*{first}", last), (f"n1x0*{first}", f"(1-n1x0^2)*n0x{sizes[0] - 1}")):
        yield f"dL/dp0 = ({' + '.join([begin, *others])})*{end}"


def sized() -> None:
    for name, sizes in SIZES.items():
        for activation in ("relu", "tanh"):
            view = layered(sizes, activation)
            for equation in (*SINGLE, *sums(sizes, activation)):
                taken, verdict = [], ""
                for _ in range(ROUNDS):
                    start = time.thread_time()
                    verdict = judgement(view, equation, None).verdict
                    taken.append(time.thread_time() - start)
                print(f"{name}, {activation}: {min(taken) * 1e3:.1f} ms, {verdict}: {equation[:60]}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    gc.collect()
    gc.freeze()
    report(tried(itertools.count(seed), count))
    printed()
    sized()


if __name__ == "__main__":
    main()
