"""What a room asks of the place where its network is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from backprop_canvas.document.schema import Document
from backprop_canvas.storage import MadeEdit


class Keeper(Protocol):
    """One network's durable copy; `storage` has it, and tests have others."""

    def revision_of(self, tab: str, number: int) -> int | None:
        """The revision that a saved edit led to; None if it was not made."""

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        """Return once these edits are durable. Raises a Problem if none of them is."""

    def rest(self, document: Document, revision: int, *, closing: bool = False) -> None:
        """A moment in which nobody waits for an answer."""
