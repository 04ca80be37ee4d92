"""Reads a network from its rows: the newest snapshot, and the edits since. This module knows no transactions and no
addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from backprop_canvas.document.diff import apply_diff
from backprop_canvas.document.read import decode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.storage.models import edits, networks, snapshots
from backprop_canvas.storage.written import decode_diff, read


@dataclass(frozen=True)
class Loaded:
    """A document at its revision, and the size of its snapshot's text in bytes. The tail is the edits after the
    snapshot: their number, their bytes as stored, and their bytes of text."""

    document: Document
    revision: int
    size: int
    tail_edits: int
    tail_bytes: int
    tail_text: int


def load(connection: Connection, network: int) -> Loaded:
    """A network in its last saved state. Raises ValueError or TypeError for damaged rows."""
    text, revision = _newest(connection, network)
    tail = _tail(connection, network, revision)
    texts = [read(row.diff) for row in tail]
    return Loaded(
        document=_made(text, texts),
        revision=revision + len(tail),
        size=len(text),
        tail_edits=len(tail),
        tail_bytes=sum(len(row.diff) for row in tail),
        tail_text=sum(map(len, texts)),
    )


def load_at(connection: Connection, network: int, revision: int) -> Document | None:
    """The document as it was at a revision; None if that is not known: there was no such revision, or it is older than
    all snapshots. Raises ValueError or TypeError for damaged rows."""
    text, base = _newest(connection, network)
    if base > revision:
        kept = select(snapshots.c.revision, snapshots.c.snapshot).where(
            snapshots.c.network == network, snapshots.c.revision <= revision
        )
        row = connection.execute(kept.order_by(snapshots.c.revision.desc()).limit(1)).one_or_none()
        if row is None:
            return None
        text, base = read(row.snapshot), row.revision
    tail = _tail(connection, network, base, revision)
    return _made(text, [read(row.diff) for row in tail]) if base + len(tail) == revision else None


def _newest(connection: Connection, network: int) -> tuple[bytes, int]:
    """The text of the newest snapshot, and its revision."""
    snapshot = connection.execute(
        select(networks.c.snapshot_revision, networks.c.snapshot).where(networks.c.id == network)
    ).one_or_none()
    if snapshot is None:
        raise ValueError("its snapshot is missing")
    return read(snapshot.snapshot), snapshot.snapshot_revision


def _made(text: bytes, diffs: Sequence[bytes]) -> Document:
    """A document with changes applied all at once. Each change was checked when it was made."""
    try:
        document = decode_document(text)
        if diffs:
            document, _ = apply_diff(document, tuple(chain.from_iterable(map(decode_diff, diffs))))
    except Problem as problem:
        raise ValueError(problem.message.removesuffix(".")) from None
    return document


def _tail(connection: Connection, network: int, revision: int, last: int | None = None) -> Sequence[Row[Any, Any]]:
    """The edits after a revision, without gaps, up to revision `last` if it is given."""
    query = select(edits.c.revision, edits.c.diff).where(edits.c.network == network, edits.c.revision > revision)
    if last is not None:
        query = query.where(edits.c.revision <= last)
    tail = connection.execute(query.order_by(edits.c.revision)).all()
    for expected, row in enumerate(tail, revision + 1):
        if row.revision != expected:
            raise ValueError(f"revision {expected} is missing")
    return tail
