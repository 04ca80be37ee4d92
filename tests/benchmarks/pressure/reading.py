"""Whether reading ever changes a verdict, and what reading costs.

    python -m tests.benchmarks.pressure.reading [COUNT]

Writes COUNT equations (10,000) in each spelling and prints those with different verdicts, of which there must be none.
Then reads texts of 10,000 characters, beside the parser alone on the plainest of them.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from backprop_canvas.explain.notation.vocabulary import Vocabulary
from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.reading.read import read
from backprop_canvas.explain.reading.signs.unreadable import Unreadable
from tests.explain.reading.test_respelled import differing
from tests.explain.reading.trees import TWO

LONGEST = 10_000
ROUNDS = 7
TEXTS = {
    "terms": "dL/dw1 = " + "+".join(["dh1/dw1*do1/dh1*dL/do1"] * 430),
    "latex": r"\frac{\partial L}{\partial w_1} = " + r"+\frac{\partial L}{\partial o_1} \cdot w_{5} \cdot i_{1}" * 175,
    "code": "dL_dw1 = 0" + " + dL_do1 * sigmoid_prime(z_o1) * w5 * h1*(1-h1) * i1" * 180,
    "prose": "I think that the gradient is wrong because of the chain rule. " * 150 + "dL/dw1 = dL/dh1*dh1/dw1",
    "lines": "w1 = 2\n" * 1_400,
    "sums": "dL/dw1 = " + "sum_k dL/do_k+" * 700 + "1",
    "brackets": "(" * LONGEST,
    "bars": "|w1|" * 2_500,
    "stops": "w1." * 3_333,
    "spaces": " " * LONGEST,
}


def milliseconds(text: str, reads: Callable[[str, Vocabulary], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.thread_time()
        with suppress(Unreadable):
            reads(text, TWO)
        best = min(best, time.thread_time() - start)
    return best * 1e3


def main() -> None:
    done, faults = differing(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    print(f"{done['equations']} equations, {len(faults)} with another verdict in another spelling")
    print("; ".join(f"{name}: {number}" for name, number in done.items()))
    for fault in faults:
        print(*fault)
    gc.collect()
    gc.freeze()
    for name, text in TEXTS.items():
        print(f"{name}: read {milliseconds(text, read):.1f} ms, parsed {milliseconds(text, parse):.1f} ms")


if __name__ == "__main__":
    main()
