"""The tables, in terms that every database understands. The other modules here use them; `migrations` holds their
history, step by step."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

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

# Persons who have something here, by the hash of their secret. A code opens a person's secret on another computer:
# `secret_sealed` can be read only by whoever has the code, `code_sealed` only by the person.
owners = Table(
    "owners",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("created", DateTime(timezone=True), nullable=False),
    Column("code_hash", String(64), unique=True),
    Column("code_sealed", String(64)),
    Column("secret_sealed", String(64)),
)

# What is known of each network without reading it. `handle` is its name in the address bar, which gives no right.
# `generation` rises whenever its links are withdrawn. A network from when there were no persons has no owner yet.
catalogue = Table(
    "catalogue",
    metadata,
    Column("network", Integer, ForeignKey("networks.id"), primary_key=True),
    Column("handle", String(96), nullable=False, unique=True),
    Column("owner", Integer, ForeignKey("owners.id"), index=True),
    Column("generation", Integer, nullable=False),
    Column("title", String(256), nullable=False),
    Column("touched", DateTime(timezone=True), nullable=False),
    Column("deleted", DateTime(timezone=True)),
    Column("archived", DateTime(timezone=True)),
    Column("place", Text),
    Column("summary", Text),
)

# The rights that addresses give. Only the hash of the secret is stored, not the secret itself.
links = Table(
    "links",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("network", Integer, ForeignKey("networks.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("created", DateTime(timezone=True), nullable=False),
)

# Who may edit a network of somebody else: the person has opened this link.
grants = Table(
    "grants",
    metadata,
    Column("owner", Integer, ForeignKey("owners.id"), primary_key=True),
    Column("network", Integer, ForeignKey("networks.id"), primary_key=True, index=True),
    Column("link", String(64), ForeignKey("links.hash"), primary_key=True),
    Column("created", DateTime(timezone=True), nullable=False),
)

# The network that a person was given by a link that copies, so that opening it again leads to the same one.
copies = Table(
    "copies",
    metadata,
    Column("owner", Integer, ForeignKey("owners.id"), primary_key=True),
    Column("link", String(64), primary_key=True),
    Column("network", Integer, ForeignKey("networks.id"), nullable=False, index=True),
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
