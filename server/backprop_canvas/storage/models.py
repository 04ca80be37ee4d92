"""The tables, in terms that every database understands. The other modules here use them; `migrations` holds their
history, step by step."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

metadata = MetaData()

# The snapshot is the last column: SQLite then reads the other columns without the pages that the snapshot fills.
networks = Table(
    "networks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("updated", DateTime(timezone=True), nullable=False),
    Column("snapshot_revision", Integer, nullable=False),
    Column("snapshot", LargeBinary, nullable=False),
)

# The rights that a page's address gives. Only the hash of the secret is stored, not the secret itself. `sealed` is the
# viewers' secret; only the editing secret makes it readable.
links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("network", Integer, ForeignKey("networks.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("sealed", String(32)),
)

# Every acknowledged edit. `number` is the tab's own count; it identifies an edit that is sent again. `member` is the
# key of the person who made it; in old rows, an id of a visit.
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

# What is kept of a network's runs, in parts that the session names. It goes with the network.
run_parts = Table(
    "run_parts",
    metadata,
    Column("network", Integer, ForeignKey("networks.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Earlier snapshots, close enough to each other that the document at any revision is read almost at once.
snapshots = Table(
    "snapshots",
    metadata,
    Column("network", Integer, ForeignKey("networks.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("snapshot", LargeBinary, nullable=False),
)

# Revisions that somebody has named.
versions = Table(
    "versions",
    metadata,
    Column("network", Integer, ForeignKey("networks.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("person", String(64), nullable=False),
    Column("time", DateTime(timezone=True), nullable=False),
)

# The names that people have chosen for themselves.
people = Table(
    "people",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("name", String(24), nullable=False),
)
