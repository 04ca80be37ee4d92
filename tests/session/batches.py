"""The 2-2-2 network with several samples, trained in batches."""

from __future__ import annotations

import random

from msgspec.structs import replace

from backprop_canvas.document.schema import Document, Sample
from backprop_canvas.document.templates import template
from backprop_canvas.document.training import Training


def several(samples: int = 5, batch: int = 2, *, shuffle: bool = False) -> Document:
    """The last batch of an epoch of 5 samples in twos has one."""
    draw = random.Random(1).uniform
    rows = tuple(
        Sample(inputs={"i1": draw(-1, 1), "i2": draw(-1, 1)}, targets={"o1": draw(0, 1), "o2": draw(0, 1)})
        for _ in range(samples)
    )
    return replace(template("2-2-2"), samples=rows, training=Training(batch_size=batch, shuffle=shuffle, seed=3))
