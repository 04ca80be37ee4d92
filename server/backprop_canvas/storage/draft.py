"""A network that is still as its template and has no row yet. The first edit makes the row, and so does a member who
shares the network. This module knows no tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from backprop_canvas.document.schema import Document
from backprop_canvas.storage.kept import KeptNetwork, MadeEdit


class Draft:
    """Like KeptNetwork. `make` makes the network durable as it was at first; it raises Problem storage_failed or
    storage_busy."""

    def __init__(self, document: Document, make: Callable[[], KeptNetwork]) -> None:
        self.document, self.revision = document, 0
        self._make = make
        self._kept: KeptNetwork | None = None

    def last_edit(self, tab: str) -> int:
        return -1 if self._kept is None else self._kept.last_edit(tab)

    def revision_of(self, tab: str, number: int) -> int | None:
        return None if self._kept is None else self._kept.revision_of(tab, number)

    def keep(self) -> None:
        """Return once the network is durable, with or without edits."""
        self._own()

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        self._own().save(made, document)

    def run_parts(self) -> dict[str, bytes]:
        return {} if self._kept is None else self._kept.run_parts()

    def keep_run(self, parts: Mapping[str, bytes | None]) -> bool:
        """Nothing is kept before the network is: whoever only looks leaves nothing behind."""
        return self._kept is not None and self._kept.keep_run(parts)

    def note(self, place: str, summary: str) -> bool:
        return self._kept is not None and self._kept.note(place, summary)

    def drop_runs(self) -> None:
        if self._kept is not None:
            self._kept.drop_runs()

    def name_version(self, revision: int, name: str, person: str) -> None:
        """A version that has a name is worth keeping."""
        self._own().name_version(revision, name, person)

    def call(self, person: str, name: str) -> None:
        """Whoever chooses a name means to come back."""
        self._own().call(person, name)

    def rest(self, document: Document, revision: int, *, closing: bool = False) -> None:
        if self._kept is not None:
            self._kept.rest(document, revision, closing=closing)

    def _own(self) -> KeptNetwork:
        self._kept = self._kept or self._make()
        return self._kept
