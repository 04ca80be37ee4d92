"""Epochs per second over 250 samples, measured elsewhere: on a two-core machine, tanh on every neuron that
computes, sgd, float64, one thread. TensorFlow Playground's own engine ran under Node 20, PyTorch was 2.13;
the other columns are a plain NumPy program and two small Numba prototypes, one with a loop per sample and
one with the samples innermost.

Such figures say nothing about another machine by themselves. They are compared by way of NumPy: a figure
times what NumPy does here ÷ what it did there, row by row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """Epochs per second of one network at one batch size."""

    playground: float
    torch: float
    numpy: float
    single_sample: float
    samples_innermost: float

    @property
    def prototype(self) -> float:
        """The better of the two prototypes."""
        return max(self.single_sample, self.samples_innermost)


# By the sizes of the layers, inputs first, and the batch size.
FIGURES: Mapping[tuple[str, int], Figures] = {
    ("1-1-1", 1): Figures(21_900, 34, 273, 60_400, 29_700),
    ("1-1-1", 250): Figures(24_800, 8_310, 56_400, 65_300, 213_000),
    ("2-2-1", 10): Figures(15_000, 358, 2_810, 40_800, 77_000),
    ("2-4-2-1", 1): Figures(5_730, 28, 195, 19_600, 7_000),
    ("2-4-2-1", 10): Figures(6_140, 209, 1_860, 20_700, 33_600),
    ("2-8-8-8-8-8-8-1", 1): Figures(503, 18, 84, 2_570, 510),
    ("2-8-8-8-8-8-8-1", 10): Figures(592, 168, 806, 2_590, 2_780),
    ("2-8-8-8-8-8-8-1", 250): Figures(610, 2_800, 8_930, 2_600, 5_970),
    ("64-64-64-1", 1): Figures(30, 28, 124, 204, 41),
    ("64-64-64-1", 10): Figures(35, 232, 979, 219, 302),
    ("64-64-64-1", 250): Figures(29, 1_720, 4_100, 208, 626),
}
