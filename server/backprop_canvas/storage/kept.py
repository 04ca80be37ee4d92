"""One network while a room has it open. Each edit becomes a row, and from time to time a snapshot holds all edits so
far.

When `save` returns, its data is on the disk. This module knows documents, diffs and tables, but no members and no
sockets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from backprop_canvas.document.diff import Diff
from backprop_canvas.document.read import MAX_BYTES, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.storage.catalogue import note, touch
from backprop_canvas.storage.loading import load
from backprop_canvas.storage.models import edits, networks
from backprop_canvas.storage.past import Past
from backprop_canvas.storage.runs import drop_parts, read_parts, write_parts
from backprop_canvas.storage.snapshots import due, keep_former
from backprop_canvas.storage.transactions import Transactions
from backprop_canvas.storage.written import written

# An upper bound of how much longer one byte of a diff makes a document. A column's value costs two bytes, and brings an
# id of at most 64.
GROWTH = 64
# Built once: building a statement takes longer than SQLite takes to execute it.
_INSERT = insert(edits)
_THIS_TAB = (edits.c.network == bindparam("network")) & (edits.c.tab == bindparam("tab"))
_LAST_EDIT = select(func.max(edits.c.number)).where(_THIS_TAB)
_REVISION = select(edits.c.revision).where(_THIS_TAB & (edits.c.number == bindparam("number")))
_KEPT = select(
    networks.c.snapshot_revision,
    select(func.max(edits.c.revision)).where(edits.c.network == bindparam("network")).scalar_subquery(),
).where(networks.c.id == bindparam("network"))


@dataclass(frozen=True)
class MadeEdit:
    """An edit as it was applied: it led to `revision`. `number` is the tab's own count. `person`: the key of whoever
    made it."""

    revision: int
    tab: str
    number: int
    person: str
    diff: Diff


class KeptNetwork:
    """See the module. One room owns it, and one thread at a time calls it. Raises Problem network_unreadable."""

    def __init__(self, transactions: Transactions, network: int) -> None:
        self._transactions = transactions
        self._network = network
        with transactions.reading(network) as connection:
            loaded = load(connection, network)
        self.document, self.revision = loaded.document, loaded.revision
        self._tail_edits, self._tail_bytes = loaded.tail_edits, loaded.tail_bytes
        # An upper bound of the document's text.
        self._size = loaded.size + GROWTH * loaded.tail_text

    def last_edit(self, tab: str) -> int:
        """The highest number of this tab's edits; -1 if it has none. Raises Problem network_unreadable."""
        with self._transactions.reading(self._network) as connection:
            newest = connection.execute(_LAST_EDIT, {"network": self._network, "tab": tab}).scalar()
        return -1 if newest is None else int(newest)

    def revision_of(self, tab: str, number: int) -> int | None:
        """The revision that an edit led to; None if the edit was not made. Raises Problem network_unreadable."""
        this = {"network": self._network, "tab": tab, "number": number}
        with self._transactions.reading(self._network) as connection:
            return connection.execute(_REVISION, this).scalar()

    def keep(self) -> None:
        """The network is durable already."""

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        """Keep consecutive edits that end in `document`, and return once they are durable: all or none.

        Raises Problem storage_failed, also if the edits do not follow the kept ones. Raises too_large for a document
        that could not be read again."""
        texts = [msgspec.json.encode(edit.diff) for edit in made]
        size = self._bounded(self._size + GROWTH * sum(map(len, texts)), document)
        rows = [self._row(edit, text) for edit, text in zip(made, texts, strict=True)]
        with self._transactions.writing() as connection:
            self._check_follows(connection, made[0].revision)
            connection.execute(_INSERT, rows)
            touch(connection, self._network, document.title)
        self._size = size
        self._tail_edits += len(rows)
        self._tail_bytes += sum(len(row["diff"]) for row in rows)

    def run_parts(self) -> dict[str, bytes]:
        """What is kept of the network's runs, by name. Raises ValueError if it is damaged or too much, and Problem
        network_unreadable."""
        damage: ValueError | None = None
        with self._transactions.reading(self._network) as connection:
            try:
                return read_parts(connection, self._network)
            except ValueError as error:
                damage = error
        raise damage

    def keep_run(self, parts: Mapping[str, bytes | None]) -> bool:
        """Keep these parts, and drop those that are None. They outlive the program. Returns whether they are kept.
        Raises Problem storage_failed or storage_busy."""
        with self._transactions.writing(durable=False) as connection:
            write_parts(connection, self._network, parts)
        return True

    def note(self, place: str, summary: str) -> bool:
        """Note where one was, and what is special there, in texts that the writer can read. Raises Problem
        storage_failed or storage_busy."""
        with self._transactions.writing(durable=False) as connection:
            note(connection, self._network, place, summary)
        return True

    def drop_runs(self) -> None:
        """Keep nothing of the network's runs. Raises Problem storage_failed or storage_busy."""
        with self._transactions.writing(durable=False) as connection:
            drop_parts(connection, self._network)

    def name_version(self, revision: int, name: str, person: str) -> None:
        """Name a revision; "" takes its name away. Raises Problem no_such_version, storage_failed or storage_busy."""
        Past(self._transactions).name(self._network, revision, name, person)

    def call(self, person: str, name: str) -> None:
        """A person has chosen a name; "" takes it back. Raises Problem storage_failed or storage_busy."""
        Past(self._transactions).call(person, name)

    def rest(self, document: Document, revision: int, *, closing: bool = False) -> None:
        """Make a snapshot of the saved state if one is due. A closing room then leaves no edits to read after the
        snapshot."""
        if due(self._tail_edits, self._tail_bytes) or (closing and self._tail_edits):
            self._snapshot(document, revision)

    def _snapshot(self, document: Document, revision: int) -> None:
        text = encode_document(document)
        content = {"snapshot": written(text), "snapshot_revision": revision, "updated": datetime.now(UTC)}
        with self._transactions.writing() as connection:
            keep_former(connection, self._network, revision)
            older = (networks.c.id == self._network) & (networks.c.snapshot_revision < revision)
            connection.execute(update(networks).where(older).values(**content))
        self._size, self._tail_edits, self._tail_bytes = len(text), 0, 0

    def _row(self, edit: MadeEdit, text: bytes) -> dict[str, Any]:
        who = {"tab": edit.tab, "number": edit.number, "member": edit.person, "time": datetime.now(UTC)}
        return {"network": self._network, "revision": edit.revision, "diff": written(text), **who}

    def _check_follows(self, connection: Connection, revision: int) -> None:
        row = connection.execute(_KEPT, {"network": self._network}).one_or_none()
        if row is None:
            raise Problem("storage_failed", reason="the network is gone")
        kept = max(revision for revision in row if revision is not None)
        if kept != revision - 1:
            raise Problem("storage_failed", reason=f"revision {kept} is kept, and {revision} does not follow it")

    @staticmethod
    def _bounded(size: int, document: Document) -> int:
        """An upper bound of the document's text. The text is measured if it might be too large to read again."""
        return size if size <= MAX_BYTES else len(encode_document(document))
