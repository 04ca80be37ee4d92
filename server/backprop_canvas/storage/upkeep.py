"""What is done to the networks once a day, and when the program starts: those deleted long ago are removed, those that
nobody has touched for long are archived. This module knows no tables."""

from __future__ import annotations

import logging
import threading

from backprop_canvas.errors import Problem
from backprop_canvas.storage.catalogue import Catalogue

DAY_SECONDS = 24 * 3600.0

log = logging.getLogger(__name__)


class Upkeep:
    """Works in a thread of its own as long as the program runs. `archive_days`: None archives none."""

    def __init__(self, catalogue: Catalogue, archive_days: int | None) -> None:
        self._catalogue = catalogue
        self._archive_days = archive_days
        threading.Thread(target=self._work, name="upkeep", daemon=True).start()

    def _work(self) -> None:
        wait = threading.Event()
        while True:
            try:
                tidy_up(self._catalogue, self._archive_days)
            except Problem as problem:
                log.warning("Old networks could not be put away: %s", problem)
            except Exception:
                log.exception("Old networks could not be put away.")
            wait.wait(DAY_SECONDS)


def tidy_up(catalogue: Catalogue, archive_days: int | None) -> None:
    """Remove what was deleted long ago, and archive what is not touched. Raises Problem network_unreadable,
    storage_failed or storage_busy."""
    catalogue.remove_deleted()
    if archive_days is not None:
        catalogue.archive(archive_days)
