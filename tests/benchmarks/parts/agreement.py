"""That programs which are compared do the same work: from one start they reach the same parameters."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tests.benchmarks.parts.cases import Program

EPOCHS = 4
TOLERANCE = 1e-9


def check_agreement(programs: Mapping[str, Program]) -> None:
    """Raises RuntimeError where the parameters of two programs differ by more than 1e-9 after some epochs."""
    reached = {}
    for name, program in programs.items():
        before = program.parameters().copy()
        program.train(EPOCHS)
        reached[name] = program.parameters().copy()
        if np.array_equal(before, reached[name]):
            raise RuntimeError(f"{name} did not train")
    first, *others = reached
    for name in others:
        difference = float(np.max(np.abs(reached[first] - reached[name])))
        if not difference <= TOLERANCE:
            raise RuntimeError(f"{first} and {name} differ by {difference:.1e} after {EPOCHS} epochs")
