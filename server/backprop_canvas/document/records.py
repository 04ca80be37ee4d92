"""One list of a document while it is being changed, with a quick way to find a record by its id. Knows
nothing of what the records are, nor of the format's limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# An index of all ids costs more than this many searches.
_FEW_SEARCHES = 8


class Records:
    """The records of one list; ids are unique. `items` may be read, and exchanged in place."""

    def __init__(self, records: Sequence[Any]) -> None:
        self.items = list(records)
        self._ids: list[str] = [record.id for record in records]
        self._searches = 0
        # Where each id stood once; since then no record has moved by more than `_moves` places.
        self._hints: dict[str, int] | None = None
        self._moves = 0

    def position(self, record: str) -> int | None:
        """Where the record with this id stands, if it is there."""
        self._searches += 1
        if self._hints is None and self._searches > _FEW_SEARCHES:
            self._hints = {known: at for at, known in enumerate(self._ids)}
        if self._hints is None:
            return self._search(record, 0, len(self._ids))
        hint = self._hints.get(record)
        return None if hint is None else self._search(record, max(0, hint - self._moves), hint + self._moves + 1)

    def insert(self, at: int, record: Any) -> None:
        self.items.insert(at, record)
        self._ids.insert(at, record.id)
        if self._hints is not None:
            self._hints[record.id] = at
            self._moves += 1

    def pop(self, at: int) -> Any:
        """Take out the record at a position and return it."""
        gone = self._ids.pop(at)
        if self._hints is not None:
            del self._hints[gone]
            self._moves += 1
        return self.items.pop(at)

    def _search(self, record: str, first: int, end: int) -> int | None:
        try:
            return self._ids.index(record, first, end)
        except ValueError:
            return None
