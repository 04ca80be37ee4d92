"""When a snapshot is made, and which of the former ones stay, so that the document at any revision is read almost at
once. This module knows tables, but no documents."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, literal, select

from backprop_canvas.storage.models import edits, networks, snapshots

# A snapshot is made once this many edits, or this many bytes of edits, follow the last one. That is enough to make
# snapshots cheap, and few enough to read the edits almost at once.
TAIL_EDITS = 500
TAIL_BYTES = 1 << 20


def due(edits: int, size: int) -> bool:
    """Whether so many edits, which are so many bytes, are enough for another snapshot."""
    return edits >= TAIL_EDITS or size >= TAIL_BYTES


def keep_former(connection: Connection, network: int, revision: int) -> None:
    """To be called before a snapshot of `revision` takes the place of the present one. That stays if too many edits
    would follow the last one that stays; each visit ends with a snapshot, and few of these are worth their room."""
    kept = connection.execute(select(func.max(snapshots.c.revision)).where(snapshots.c.network == network)).scalar()
    if kept is not None and revision - kept <= TAIL_EDITS and _bytes(connection, network, kept) <= TAIL_BYTES:
        return
    former = select(literal(network), networks.c.snapshot_revision, networks.c.snapshot).where(
        networks.c.id == network, networks.c.snapshot_revision > literal(-1 if kept is None else kept)
    )
    connection.execute(insert(snapshots).from_select(["network", "revision", "snapshot"], former))


def _bytes(connection: Connection, network: int, after: int) -> int:
    size = select(func.coalesce(func.sum(func.length(edits.c.diff)), 0))
    return int(connection.execute(size.where(edits.c.network == network, edits.c.revision > after)).scalar_one())
