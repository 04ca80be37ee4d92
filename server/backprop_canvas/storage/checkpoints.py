"""Moves written data into the database's main file from time to time, so that a copy of the file contains it. SQLite
does this only after a number of pages, which may never be reached. This module knows no tables."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

EVERY_SECONDS = 60.0

log = logging.getLogger(__name__)


class Checkpoints:
    """Calls `checkpoint` only after `written`, and waits at least the given number of seconds between calls."""

    def __init__(self, checkpoint: Callable[[], None]) -> None:
        self._checkpoint = checkpoint
        self._written = threading.Event()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name="checkpoints", daemon=True)
        self._thread.start()

    def written(self) -> None:
        """Data was written since the last checkpoint."""
        self._written.set()

    def close(self) -> None:
        """End. The data written last is moved when the database is closed."""
        self._closed.set()
        self._written.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._closed.wait(EVERY_SECONDS):
            self._written.wait()
            if self._closed.is_set():
                return
            self._written.clear()
            try:
                self._checkpoint()
            except Exception:
                log.exception("What was written could not be brought into the database's own file.")
