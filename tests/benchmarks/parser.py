"""How long the parser takes: 100,000 generated texts, most of them no equation. Prints the crashes, of which there
must be none, and the largest processor time of one, which must stay under 20 ms.

Run with ``python -m tests.benchmarks.parser [count] [seed]``.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from backprop_canvas.explain.reading.parser import parse
from backprop_canvas.explain.reading.signs.unreadable import Unreadable
from tests.explain.reading.soup import FRAGMENTS, SIGNS, SPELLINGS, broken, deep, soup
from tests.explain.reading.trees import ONE, TWO

LONGEST = 10_000


def _long(draw: random.Random) -> str:
    """A long text of few kinds of pieces, so that one costly kind shows."""
    pieces = draw.choices(FRAGMENTS, k=draw.choice((1, 1, 2, 3, 6)))
    text = "".join(draw.choices(pieces, k=LONGEST // min(len(piece) for piece in pieces)))
    return text[: draw.randint(LONGEST // 2, LONGEST)]


def _long_equation(draw: random.Random) -> str:
    """A correct spelling again and again, up to the limit."""
    term = draw.choice(SPELLINGS).replace("$", "").partition("=")[2] or "w5 h1"
    return "+".join([term] * (LONGEST // (len(term) + 1)))


def _unicode(draw: random.Random) -> str:
    return "".join(chr(draw.choice((draw.randrange(0x250), draw.randrange(0x3000), draw.randrange(0x110000)))) for _ in
                   range(draw.randrange(200)))  # fmt: skip


KINDS: tuple[tuple[Callable[[random.Random], str], float], ...] = (
    (lambda draw: soup(draw, draw.randrange(60)), 0.40),
    (broken, 0.40),
    (lambda draw: deep(draw, draw.randrange(3_000)), 0.02),
    (_unicode, 0.10),
    (lambda draw: "".join(draw.choices(SIGNS, k=draw.randrange(300))), 0.04),
    (_long, 0.02),
    (_long_equation, 0.01),
    (lambda draw: soup(draw, 2_500)[:LONGEST], 0.01),
)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    makers, weights = zip(*KINDS, strict=True)
    # A full collection looks at all that any module has ever loaded, whatever it is that sets it off.
    gc.collect()
    gc.freeze()
    outcomes: Counter[str] = Counter()
    largest, at_largest, total = 0.0, "", 0.0
    for number in range(count):
        text = draw.choices(makers, weights)[0](draw)
        start = time.thread_time()
        try:
            parse(text, (ONE, TWO)[number % 2])
            outcomes["read"] += 1
        except Unreadable as unreadable:
            outcomes[unreadable.code] += 1
        except Exception as error:
            outcomes["crash"] += 1
            print(f"crash: {type(error).__name__}: {error}: {text[:300]!r}")
        took = time.thread_time() - start
        total += took
        if took > largest:
            largest, at_largest = took, text
    print(f"{count} texts: {dict(outcomes)}")
    print(f"crashes: {outcomes['crash']}")
    print(f"largest processor time: {largest * 1e3:.2f} ms ({len(at_largest)} characters: {at_largest[:60]!r})")
    print(f"mean processor time: {total / count * 1e3:.3f} ms")


if __name__ == "__main__":
    main()
