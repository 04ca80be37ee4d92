"""The engine against the other programs, measured now or scaled from elsewhere, and the targets it has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import geometric_mean

from tests.benchmarks.parts.elsewhere import Figures

PLAYGROUND = 2.5
PLAYGROUND_MEAN = 5.0
TORCH = 1.5
# Where layers are wide and batches large, PyTorch spends its time in a matrix product.
TORCH_WIDE_BATCH = 0.5
PROTOTYPE = 0.8
COLUMNS = "{:<16} {:>5} {:>9} {:>9} {:>10} {:>10} {:>13} {:>12}  {}"


@dataclass(frozen=True)
class Ratios:
    """Epochs per second of one row: ours and NumPy's, PyTorch's if it is installed, and what was measured
    elsewhere.
    """

    name: str
    batch: int
    ours: float
    numpy: float
    torch_here: float | None
    elsewhere: Figures

    @property
    def scale(self) -> float:
        """How much faster this machine is, as NumPy tells."""
        return self.numpy / self.elsewhere.numpy

    @property
    def torch(self) -> float:
        return self.elsewhere.torch * self.scale if self.torch_here is None else self.torch_here

    @property
    def over_playground(self) -> float:
        return self.ours / (self.elsewhere.playground * self.scale)

    @property
    def over_torch(self) -> float:
        return self.ours / self.torch

    @property
    def over_prototype(self) -> float:
        return self.ours / (self.elsewhere.prototype * self.scale)

    @property
    def torch_target(self) -> float:
        return TORCH_WIDE_BATCH if self.name.startswith("64-") and self.batch > 1 else TORCH

    def missed(self) -> list[str]:
        """The targets that do not hold, each as what it is and what it should be."""
        targets = (
            ("PyTorch", self.over_torch, self.torch_target),
            ("Playground", self.over_playground, PLAYGROUND),
            ("prototype", self.over_prototype, PROTOTYPE),
        )
        return [f"{name} {ratio:.2f} < {target}" for name, ratio, target in targets if ratio < target]

    def line(self) -> str:
        return COLUMNS.format(
            self.name,
            self.batch,
            figure(self.ours),
            figure(self.numpy),
            figure(self.torch) + ("*" if self.torch_here is None else " "),
            f"{self.over_torch:.2f} ",
            f"{self.over_playground:.2f}*",
            f"{self.over_prototype:.2f}*",
            ", ".join(self.missed()) or "hold",
        )


def figure(rate: float) -> str:
    """Three significant digits, no exponent."""
    digits = 2 - math.floor(math.log10(rate))
    return f"{round(rate, digits):,.{max(0, digits)}f}"


def heading() -> str:
    return COLUMNS.format(
        "network", "batch", "ours", "NumPy", "PyTorch ", "÷ PyTorch ", "÷ Playground ", "÷ prototype ", "targets"
    )


def summary(rows: Sequence[Ratios]) -> str:
    mean = geometric_mean(row.over_playground for row in rows)
    held = "holds" if mean >= PLAYGROUND_MEAN else "MISSED"
    missed = sum(bool(row.missed()) for row in rows)
    return (
        f"ours ÷ Playground in the geometric mean {mean:.2f} (target {PLAYGROUND_MEAN}: {held})\n"
        f"rows that miss a target: {missed} of {len(rows)}\n"
        "* measured elsewhere, times NumPy here ÷ NumPy there"
    )
