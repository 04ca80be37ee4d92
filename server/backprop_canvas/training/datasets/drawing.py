"""The one table of data sets, and what is drawn from it: the same numbers for the same name, count, noise and seed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from backprop_canvas.engine.passes.trace import Floats
from backprop_canvas.errors import Problem
from backprop_canvas.training.datasets.clouds import CLOUDS
from backprop_canvas.training.datasets.gates import GATES
from backprop_canvas.training.datasets.numbers import NUMBERS
from backprop_canvas.training.datasets.rows import Dataset, Wish

DATASETS: Mapping[str, Dataset] = {row.name: row for row in (*GATES, *CLOUDS, *NUMBERS)}
CLASSES = 3
# The least and the most that can be asked for.
BOUNDS: Mapping[str, tuple[int, int]] = {
    "count": (1, 1_000),
    "noise": (0, 5),
    "classes": (2, 6),
    "seed": (0, 2**53 - 1),
}
# Numbers that can be read and typed; the last digit is far below any noise that is seen.
DECIMALS = 4


def drawn(
    name: str, *, count: int | None = None, noise: float | None = None, seed: int = 0, classes: int | None = None
) -> tuple[Dataset, Floats, Floats]:
    """The row of a data set with its inputs (S, I) and targets (S, K), rounded to DECIMALS. None: what is usual. Raises
    Problem "no_such_dataset" or "out_of_bounds"."""
    row = DATASETS.get(name)
    if row is None:
        raise Problem("no_such_dataset", name=name, known=", ".join(DATASETS))
    wish = Wish(
        int(_bounded("count", row.count if count is None else count)),
        _bounded("noise", row.noise if noise is None else noise),
        int(_bounded("classes", CLASSES if classes is None else classes)),
    )
    generator = np.random.default_rng(int(_bounded("seed", seed)))
    inputs, targets = row.draw(generator, wish)
    # No minus before a 0.
    return row, inputs.round(DECIMALS) + 0.0, targets.round(DECIMALS) + 0.0


def _bounded(name: str, value: float) -> float:
    least, most = BOUNDS[name]
    if not least <= value <= most:
        raise Problem("out_of_bounds", name=name, least=f"{least:,}", most=f"{most:,}")
    return value
