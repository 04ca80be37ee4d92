"""Earlier snapshots are kept, revisions have names, and people choose names.

What a network was before its present snapshot cannot be read back: its past begins there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "snapshots",
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("snapshot", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("network", sa.Integer, sa.ForeignKey("networks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("person", sa.String(64), nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(24), nullable=False),
    )


def downgrade() -> None:
    for table in ("people", "versions", "snapshots"):
        op.drop_table(table)
