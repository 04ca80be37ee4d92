"""A bar on a terminal for what takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0
REDRAW = 0.1
CELLS = 20


class Progress:
    """How many of `total` iterations are done, on one line of `stream` that is gone in the end. Nothing is
    written within the first second, nor where `stream` is no terminal. clock: seconds, never falling."""

    def __init__(self, total: int, stream: TextIO, clock: Callable[[], float]) -> None:
        self._total = total
        self._stream = stream
        self._clock = clock
        self._begun = clock()
        self._due = self._begun + PATIENCE if stream.isatty() else float("inf")
        self._width = 0

    def show(self, done: int) -> None:
        now = self._clock()
        if now < self._due:
            return
        self._due = now + REDRAW
        self._draw(bar(done, self._total, done / (now - self._begun)))

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            self._draw("")

    def _draw(self, text: str) -> None:
        # What the last line had in excess is overwritten; the cursor waits at the beginning.
        self._stream.write(f"\r{text.ljust(self._width)}\r")
        self._stream.flush()
        self._width = len(text)


def bar(done: int, total: int, rate: float) -> str:
    """Such as `[########            ]  43 %  4,300 of 10,000  1,234 iterations/s`; fits into 80 columns."""
    cells = ("#" * (CELLS * done // total)).ljust(CELLS)
    return f"[{cells}] {100 * done // total:3} %  {done:,} of {total:,}  {rate:,.0f} iterations/s"
