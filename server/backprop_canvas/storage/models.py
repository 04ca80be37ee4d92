"""The tables, in terms that every database understands. What is done with them is told by `networks`; how
they came to be, step by step, by `migrations`.
"""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, MetaData, String, Table, Text

# Ids are 128 random bits in hexadecimal.
ID_LENGTH = 32

metadata = MetaData()

networks = Table(
    "networks",
    metadata,
    Column("edit_id", String(ID_LENGTH), primary_key=True),
    Column("view_id", String(ID_LENGTH), nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("updated", DateTime(timezone=True), nullable=False),
)
