"""Persons, who own networks and are granted others; handles, which name a network and give no right.

Each existing network gets a handle and nobody as its owner. Its old addresses are links as before; the secret for
viewers is no longer kept beside the one for editors, since links follow from the person who hands them out."""

from __future__ import annotations

import json
import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from backprop_canvas.storage.written import read

revision = "0005"
down_revision = "0004"

_NETWORKS = sa.table(
    "networks", sa.column("id"), sa.column("updated", sa.DateTime(timezone=True)), sa.column("snapshot")
)


def upgrade() -> None:
    op.drop_column("links", "sealed")
    catalogue = _make_tables()
    bind = op.get_bind()
    for row in bind.execute(sa.select(*_NETWORKS.c).order_by(_NETWORKS.c.id)):
        known = {"network": row.id, "handle": secrets.token_hex(16), "generation": 0}
        bind.execute(catalogue.insert().values(title=_title(row.snapshot), touched=row.updated, **known))


def _make_tables() -> sa.Table:
    op.create_table(
        "owners",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_hash", sa.String(64), unique=True),
        sa.Column("code_sealed", sa.String(64)),
        sa.Column("secret_sealed", sa.String(64)),
    )
    catalogue = op.create_table(
        "catalogue",
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id"), primary_key=True),
        sa.Column("handle", sa.String(96), nullable=False, unique=True),
        sa.Column("owner", sa.Integer, sa.ForeignKey("owners.id"), index=True),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("touched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
        sa.Column("archived", sa.DateTime(timezone=True)),
        sa.Column("place", sa.Text),
        sa.Column("summary", sa.Text),
    )
    op.create_table(
        "grants",
        sa.Column("owner", sa.Integer, sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id"), primary_key=True, index=True),
        sa.Column("link", sa.String(64), sa.ForeignKey("links.hash"), primary_key=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "copies",
        sa.Column("owner", sa.Integer, sa.ForeignKey("owners.id"), primary_key=True),
        sa.Column("link", sa.String(64), primary_key=True),
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id"), nullable=False, index=True),
    )
    return catalogue


def _title(snapshot: Any) -> str:
    """The title in the newest snapshot. A damaged network keeps its row, so that it is still told of."""
    try:
        document = json.loads(read(snapshot))
        return str(document.get("title", ""))[:256]
    except (ValueError, AttributeError):
        return ""


def downgrade() -> None:
    raise NotImplementedError("what persons own has no place in the tables before")
