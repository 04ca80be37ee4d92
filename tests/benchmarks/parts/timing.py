"""How fast programs train when they take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import time
from collections.abc import Mapping

from tests.benchmarks.parts.cases import Program


def best_rates(programs: Mapping[str, Program], rounds: int, seconds: float) -> dict[str, float]:
    """Epochs per second of each program in its best of `rounds` turns of about `seconds` each. The best,
    since whatever else the machine does can only slow a turn down.
    """
    epochs = {name: epochs_within(seconds, program) for name, program in programs.items()}
    rates = dict.fromkeys(programs, 0.0)
    for _ in range(rounds):
        for name, program in programs.items():
            rates[name] = max(rates[name], epochs[name] / duration(program, epochs[name]))
    return rates


def epochs_within(seconds: float, program: Program) -> int:
    """How many epochs take about so long, at least one. Warms the program up."""
    epochs = 1
    while (taken := duration(program, epochs)) < seconds / 4:
        epochs *= 2
    return max(1, round(epochs * seconds / taken))


def duration(program: Program, epochs: int) -> float:
    begin = time.perf_counter()
    program.train(epochs)
    return time.perf_counter() - begin
