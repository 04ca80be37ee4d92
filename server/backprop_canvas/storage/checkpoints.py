"""Brings what was written into the database's own file from time to time, so that a copy of the file holds it. SQLite
does it after so many pages, which may never come. Knows no tables.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

EVERY_SECONDS = 60.0

log = logging.getLogger(__name__)


class Checkpoints:
    """Calls `checkpoint` at most every so many seconds, and only after `written`."""

    def __init__(self, checkpoint: Callable[[], None]) -> None:
        self._checkpoint = checkpoint
        self._written = threading.Event()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name="checkpoints", daemon=True)
        self._thread.start()

    def written(self) -> None:
        """Something was written since."""
        self._written.set()

    def close(self) -> None:
        """End; what was written last is brought in by whoever closes the database."""
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
