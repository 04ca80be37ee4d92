"""Flat sequences as scalar code takes them: lists or NumPy arrays, whichever way the code runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Ints(Protocol):
    """Integers: a list, a tuple, or an array."""

    def __getitem__(self, at: int, /) -> int: ...

    def __iter__(self) -> Iterator[int]: ...

    def __len__(self) -> int: ...


class Numbers(Protocol):
    """Floats to read: a list, a tuple, or an array of 64-bit ones."""

    def __getitem__(self, at: int, /) -> float: ...

    def __len__(self) -> int: ...


class Room(Numbers, Protocol):
    """Floats to read and overwrite."""

    def __setitem__(self, at: int, number: float, /) -> None: ...
