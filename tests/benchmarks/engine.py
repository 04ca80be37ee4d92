"""Epochs per second over 250 samples: the engine, a plain NumPy program and, where installed, PyTorch.

    python -m tests.benchmarks.engine [ROUNDS]

In every row the programs take turns in ROUNDS rounds; each counts with its best. Before that, they must
have trained to the same parameters. What was measured elsewhere (`elsewhere.py`) is multiplied by NumPy
here ÷ NumPy there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import tests.benchmarks.parts.one_thread  # noqa: F401  before anything imports NumPy
from tests.benchmarks.parts.agreement import check_agreement
from tests.benchmarks.parts.cases import Case, Program
from tests.benchmarks.parts.drawn import compile_or_exit, drawn_case
from tests.benchmarks.parts.elsewhere import FIGURES
from tests.benchmarks.parts.plain_numpy import PlainNumpy
from tests.benchmarks.parts.ratios import Ratios, heading, summary
from tests.benchmarks.parts.timing import best_rates

TURN_SECONDS = 0.15
Makers = Mapping[str, Callable[[Case], Program]]


def installed() -> Makers:
    makers: dict[str, Callable[[Case], Program]] = {"ours": drawn_case, "numpy": PlainNumpy}
    try:
        from tests.benchmarks.parts.plain_torch import PlainTorch
    except ImportError:
        return makers
    return {**makers, "torch": PlainTorch}


def measure(name: str, batch: int, makers: Makers, rounds: int) -> Ratios:
    case = Case(tuple(map(int, name.split("-"))), batch)
    check_agreement({maker: make(case) for maker, make in makers.items()})
    rates = best_rates({maker: make(case) for maker, make in makers.items()}, rounds, TURN_SECONDS)
    return Ratios(name, batch, rates["ours"], rates["numpy"], rates.get("torch"), FIGURES[name, batch])


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    compile_or_exit()
    makers = installed()
    print(heading(), flush=True)
    rows = []
    for name, batch in FIGURES:
        rows.append(measure(name, batch, makers, rounds))
        print(rows[-1].line(), flush=True)
    print(summary(rows))


if __name__ == "__main__":
    main()
