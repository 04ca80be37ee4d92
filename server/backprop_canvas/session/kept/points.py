"""The points of a loss curve as bytes, in chunks, so that a curve that grows is written at its end alone; and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from backprop_canvas.session.run.told import Measured

CHUNK = 256
# A number that is None is written as one that nothing else is: -1 samples, or with its flag not set.
_POINT = np.dtype(
    [
        ("iteration", "<i8"),
        ("loss", "<f8"),
        ("right", "<i4"),
        ("has", "<u1"),
        ("validation", "<f8"),
        ("test", "<f8"),
    ]
)
_NO_SIDES = -1
_VALIDATION, _TEST = 1, 2

Chunk = tuple[Measured, ...]


def chunks(points: Sequence[Measured]) -> Iterator[Chunk]:
    """The points, CHUNK by CHUNK."""
    return (tuple(points[at : at + CHUNK]) for at in range(0, len(points), CHUNK))


def packed(chunk: Chunk) -> bytes:
    return np.array([_row(point) for point in chunk], dtype=_POINT).tobytes()


def unpacked(data: bytes) -> Chunk:
    """Raises ValueError for bytes that are no points."""
    return tuple(_point(*row) for row in np.frombuffer(data, _POINT).tolist())


def check(points: Sequence[Measured]) -> None:
    """Raises ValueError unless each point lies after the one before."""
    if any(before.iteration >= after.iteration for before, after in pairwise(points)):
        raise ValueError("a loss curve is not in order")


def _row(point: Measured) -> tuple[int, float, int, int, float, float]:
    right = _NO_SIDES if point.right is None else point.right
    has = (_VALIDATION if point.validation is not None else 0) | (_TEST if point.test is not None else 0)
    return point.iteration, point.loss, right, has, point.validation or 0.0, point.test or 0.0


def _point(iteration: int, loss: float, right: int, has: int, validation: float, test: float) -> Measured:
    return Measured(
        iteration,
        loss,
        None if right == _NO_SIDES else right,
        validation if has & _VALIDATION else None,
        test if has & _TEST else None,
    )
