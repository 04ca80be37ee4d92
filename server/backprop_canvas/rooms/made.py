"""Records which edits of which tab are made, so that an edit that is sent again is not made twice. This module knows no
threads and no members.

An edit is identified by its tab and by the tab's own count. Within a batch it counts at once; the save decides whether
it stays."""

from __future__ import annotations

from collections.abc import Callable


class Made:
    """`revision_of(tab, number)` gives the revision of a saved edit, and None for other edits."""

    def __init__(self, revision_of: Callable[[str, int], int | None]) -> None:
        self._revision_of = revision_of
        self._newest: dict[str, int] = {}
        self._batch: dict[tuple[str, int], int] = {}

    def know(self, tab: str, number: int) -> None:
        """Record the newest saved edit of a tab when its page comes in, or a page that has its edits."""
        self._newest[tab] = max(number, self.newest(tab))

    def newest(self, tab: str) -> int:
        """The number of the newest edit that was accepted, -1 if none is known."""
        return self._newest.get(tab, -1)

    def revision(self, tab: str, number: int) -> int | None:
        """The revision at which an edit was accepted; None if it has not been made yet."""
        if (tab, number) in self._batch:
            return self._batch[tab, number]
        # A number below the newest may belong to a refused edit; that edit is judged again. This program may know
        # nothing yet of a closed tab's edits.
        known = tab in self._newest and number > self._newest[tab]
        return None if known else self._revision_of(tab, number)

    def note(self, tab: str, number: int, revision: int) -> None:
        """Record an edit of the present batch as accepted, provided that the batch is saved."""
        self._batch[tab, number] = revision

    def keep(self) -> None:
        """The batch is saved."""
        for tab, number in self._batch:
            if tab in self._newest:
                self.know(tab, number)
        self._batch.clear()

    def drop(self) -> None:
        """The batch is not saved, so none of its edits is made."""
        self._batch.clear()
