"""Places where a room's edits are kept, without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.storage import MadeEdit


class Nowhere:
    """Takes everything; knows what it was given. `problem` is what the next saves fail by.
    `parts`: what is kept of runs; nothing while it is a draft."""

    def __init__(self) -> None:
        self.made: list[MadeEdit] = []
        self.problem: Problem | None = None
        self.parts: dict[str, bytes] = {}
        self.drafts = False
        self.named: dict[int, str] = {}
        self.called: dict[str, str] = {}

    def revision_of(self, tab: str, number: int) -> int | None:
        return next((edit.revision for edit in self.made if (edit.tab, edit.number) == (tab, number)), None)

    def keep(self) -> None:
        if self.problem is not None:
            raise self.problem
        self.drafts = False

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        if self.problem is not None:
            raise self.problem
        self.made += made

    def name_version(self, revision: int, name: str, person: str) -> None:
        self.keep()
        self.named[revision] = name

    def call(self, person: str, name: str) -> None:
        self.keep()
        self.called[person] = name

    def rest(self, document: Document, revision: int, *, closing: bool = False) -> None:
        return

    def run_parts(self) -> dict[str, bytes]:
        return self.parts

    def keep_run(self, parts: Mapping[str, bytes | None]) -> bool:
        if self.problem is not None:
            raise self.problem
        if self.drafts:
            return False
        kept = {**self.parts, **parts}
        self.parts = {name: part for name, part in kept.items() if part is not None}
        return True

    def note(self, place: str, summary: str) -> bool:
        return False

    def drop_runs(self) -> None:
        self.parts = {}
