"""The tables, in terms that every database understands. What is done with them is told by `networks`, `links` and
`edits`; how they came to be, step by step, by `migrations`.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

metadata = MetaData()

# The snapshot stands last: SQLite then reads the other columns without the pages that it fills.
networks = Table(
    "networks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("updated", DateTime(timezone=True), nullable=False),
    Column("snapshot_revision", Integer, nullable=False),
    Column("snapshot", LargeBinary, nullable=False),
)

# What a page's address allows. The secret itself is not kept, only its hash. `sealed` is the secret for viewers,
# readable with the secret for editing alone.
links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("network", Integer, ForeignKey("networks.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("sealed", String(32)),
)

# Every edit that was acknowledged. `number` is the tab's own count, by which an edit that is sent again is known.
edits = Table(
    "edits",
    metadata,
    Column("network", Integer, ForeignKey("networks.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("tab", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("member", String(64), nullable=False),
    Column("time", DateTime(timezone=True), nullable=False),
    Column("diff", LargeBinary, nullable=False),
    UniqueConstraint("network", "tab", "number"),
    sqlite_with_rowid=False,
)
