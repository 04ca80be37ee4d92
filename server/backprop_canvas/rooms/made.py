"""Which edits of which tab are made, so that one that is sent again is not made again. Knows no threads and no members.

An edit is known by its tab and the tab's own count. Within a batch it counts at once; whether it goes on counting is
settled by the save.
"""

from __future__ import annotations

from collections.abc import Callable


class Made:
    """`revision_of(tab, number)` gives the revision of an edit that is saved, None for others."""

    def __init__(self, revision_of: Callable[[str, int], int | None]) -> None:
        self._revision_of = revision_of
        self._newest: dict[str, int] = {}
        self._batch: dict[tuple[str, int], int] = {}

    def know(self, tab: str, number: int) -> None:
        """The newest edit of a tab that is saved, as its page comes in."""
        self._newest[tab] = max(number, self.newest(tab))

    def newest(self, tab: str) -> int:
        """The number of the newest edit that was accepted, -1 if none is known."""
        return self._newest.get(tab, -1)

    def revision(self, tab: str, number: int) -> int | None:
        """The revision at which an edit was accepted; None if it is still to be made."""
        if (tab, number) in self._batch:
            return self._batch[tab, number]
        # Below the newest may lie one that was refused: it is judged again.
        return self._revision_of(tab, number) if number <= self.newest(tab) else None

    def note(self, tab: str, number: int, revision: int) -> None:
        """An edit of the present batch is accepted, provided that the batch is saved."""
        self._batch[tab, number] = revision

    def keep(self) -> None:
        """The batch is saved."""
        for tab, number in self._batch:
            self.know(tab, number)
        self._batch.clear()

    def drop(self) -> None:
        """The batch is not saved: none of its edits is made."""
        self._batch.clear()
