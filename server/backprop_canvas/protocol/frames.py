"""Frames: the values of micro-steps as bytes. Up to EXACT_EDGES edges they are little-endian float64, so that labels
can show every digit. Larger networks use float32."""

from __future__ import annotations

import msgspec
import numpy as np
import numpy.typing as npt

from backprop_canvas.protocol.messages import Frame


def pack(values: npt.NDArray[np.float64], *, single: bool) -> bytes:
    """(n,) values as n little-endian numbers of 8 bytes, or 4 where `single`."""
    with np.errstate(over="ignore"):
        return values.astype("<f4" if single else "<f8").tobytes()


def count(frame: Frame) -> int:
    """The number of micro-steps in a frame."""
    return len(frame.values) // (4 if frame.single else 8)


def joined(earlier: Frame, later: Frame) -> Frame | None:
    """One frame that joins two consecutive frames, or None if they are not adjacent."""
    if _whose(earlier) != _whose(later) or later.first != earlier.first + count(earlier):
        return None
    return msgspec.structs.replace(earlier, values=earlier.values + later.values)


def _whose(frame: Frame) -> tuple[int, int, int, int]:
    return frame.run, frame.revision, frame.iteration, frame.turn
