"""What a room requires of the store that keeps its network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from backprop_canvas.document.schema import Document
from backprop_canvas.storage import MadeEdit


class Keeper(Protocol):
    """One network's durable copy. `storage` implements it, and tests have implementations of their own."""

    def revision_of(self, tab: str, number: int) -> int | None:
        """The revision that a saved edit led to; None if the edit was not made."""

    def keep(self) -> None:
        """Return once the network itself is durable, also without edits. Raises a Problem if it is not."""

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        """Return once these edits are durable. Raises a Problem if none of them is durable."""

    def run_parts(self) -> Mapping[str, bytes]:
        """What is kept of the runs, by name. Raises ValueError if it is damaged, and a Problem if it cannot be read."""

    def keep_run(self, parts: Mapping[str, bytes | None]) -> bool:
        """Keep these parts, and drop those that are None. Returns whether they are kept. Raises a Problem."""

    def note(self, place: str, summary: str) -> bool:
        """Note where one was, and what is special there. Returns whether it is kept. Raises a Problem."""

    def drop_runs(self) -> None:
        """Keep nothing of the runs. Raises a Problem."""

    def name_version(self, revision: int, name: str, person: str) -> None:
        """Return once a revision is named so. Raises a Problem if it is not."""

    def call(self, person: str, name: str) -> None:
        """Return once a person is called so. Raises a Problem if it is not."""

    def rest(self, document: Document, revision: int, *, closing: bool = False) -> None:
        """Called at a moment when no member waits for an answer."""
