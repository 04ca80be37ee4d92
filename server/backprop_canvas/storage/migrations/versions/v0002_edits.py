"""Edits get a table of their own, networks an id, and addresses become links that are stored as hashes.

Each existing network becomes a snapshot at its revision; its addresses stay valid."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from backprop_canvas.storage.persons import hashed
from backprop_canvas.storage.written import written

revision = "0002"
down_revision = "0001"

_BEFORE = sa.table(
    "networks_before",
    sa.column("edit_id", sa.String),
    sa.column("view_id", sa.String),
    sa.column("document", sa.Text),
    sa.column("revision", sa.Integer),
    sa.column("updated", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    # The old addresses must not stay readable in pages that are free now.
    op.execute("PRAGMA secure_delete = ON")
    op.rename_table("networks", "networks_before")
    networks, links = _make_tables()
    for row in op.get_bind().execute(sa.select(*_BEFORE.c).order_by(_BEFORE.c.updated)):
        _move(networks, links, row)
    op.drop_table("networks_before")
    op.execute("PRAGMA secure_delete = OFF")


def _make_tables() -> tuple[sa.Table, sa.Table]:
    networks = op.create_table(
        "networks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snapshot_revision", sa.Integer, nullable=False),
        sa.Column("snapshot", sa.LargeBinary, nullable=False),
    )
    links = op.create_table(
        "links",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id"), nullable=False, index=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.String(32)),
    )
    op.create_table(
        "edits",
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("tab", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("member", sa.String(64), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diff", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("network", "tab", "number"),
        sqlite_with_rowid=False,
    )
    return networks, links


def _move(networks: sa.Table, links: sa.Table, row: sa.Row[Any]) -> None:
    bind, time = op.get_bind(), row.updated
    content = {"snapshot_revision": row.revision, "snapshot": written(row.document.encode())}
    made = bind.execute(networks.insert().values(created=time, updated=time, **content)).inserted_primary_key
    network = made[0] if made else None
    rows = [
        (row.edit_id, "editor"),
        (row.view_id, "viewer"),
    ]
    for secret, role in rows:
        values = {"hash": hashed(secret), "network": network, "role": role}
        bind.execute(links.insert().values(created=time, **values))


def downgrade() -> None:
    raise NotImplementedError("hashes do not become addresses again")
