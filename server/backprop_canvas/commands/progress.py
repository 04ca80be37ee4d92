"""A progress bar on a terminal, for work that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0
REDRAW = 0.1
CELLS = 20


class Progress:
    """The number of finished iterations out of `total`, on one line of `stream` that is removed at the end. Nothing is
    written within the first second, or if `stream` is no terminal. clock: seconds, never decreasing."""

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
        """Remove the line."""
        if self._width:
            self._draw("")

    def _draw(self, text: str) -> None:
        # The excess of the last line is overwritten; the cursor waits at the beginning.
        self._stream.write(f"\r{text.ljust(self._width)}\r")
        self._stream.flush()
        self._width = len(text)


def bar(done: int, total: int, rate: float) -> str:
    """For example `[######## ] 43 % 4,300 of 10,000 1,234 iterations/s`. It fits into 80 columns."""
    cells = ("#" * (CELLS * done // total)).ljust(CELLS)
    return f"[{cells}] {100 * done // total:3} %  {done:,} of {total:,}  {rate:,.0f} iterations/s"
