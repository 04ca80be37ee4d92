"""The stored networks: made, found by either of their addresses, opened for a room.

This module knows the database and how documents are written. Its callers decide about permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import Connection, Row, insert, select

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage.database import open_database
from backprop_canvas.storage.kept import KeptNetwork
from backprop_canvas.storage.links import hashed, may_be_secret, new_secret, sealed, unsealed
from backprop_canvas.storage.loading import load
from backprop_canvas.storage.models import links, networks
from backprop_canvas.storage.transactions import Transactions
from backprop_canvas.storage.written import written


@dataclass(frozen=True)
class Link:
    """The target of an address: a network by its internal number, the permitted actions, and the secret of the viewers'
    address."""

    network: int
    role: Role
    view_id: str


@dataclass(frozen=True)
class StoredNetwork:
    """A network in its last saved state. Whoever knows `edit_id` may edit it; whoever knows `view_id` may view it. If
    it was found by `view_id`, `edit_id` is empty, so that a viewer does not learn it."""

    id: int
    edit_id: str
    view_id: str
    document: Document
    revision: int


def open_store(folder: Path) -> Store:
    """The networks in a data folder, which is made if needed. Raises Problem data_folder."""
    return Store(Transactions(open_database(folder)))


class Store:
    """See the module. May be used from any number of threads."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def create(self, document: Document) -> StoredNetwork:
        """Keep a new network at revision 0, under two addresses that cannot be guessed. Raises Problem storage_failed,
        or too_large for a document that could not be read again."""
        edit_id, view_id = new_secret(), new_secret()
        snapshot, now = written(encode_document(document)), datetime.now(UTC)
        content = {"created": now, "updated": now, "snapshot_revision": 0, "snapshot": snapshot}
        with self._transactions.writing() as connection:
            made = connection.execute(insert(networks).values(**content)).inserted_primary_key
            number: int = made[0] if made else 0
            _link(connection, number, "editor", edit_id, sealed(view_id, edit_id), now)
            _link(connection, number, "viewer", view_id, None, now)
        return StoredNetwork(number, edit_id, view_id, document, revision=0)

    def link(self, secret: str) -> Link | None:
        """The target of an address; None if it has none. Raises Problem network_unreadable."""
        if not may_be_secret(secret):
            return None
        query = select(links.c.network, links.c.role, links.c.sealed).where(links.c.hash == hashed(secret))
        with self._transactions.reading(secret) as connection:
            row = connection.execute(query).one_or_none()
            return None if row is None else _read_link(row, secret)

    def find(self, secret: str) -> tuple[StoredNetwork, Role] | None:
        """The network at an address, and the rights that the address gives; None if there is no such network.

        Raises Problem network_unreadable."""
        link = self.link(secret)
        if link is None:
            return None
        with self._transactions.reading(secret) as connection:
            loaded = load(connection, link.network)
        edit_id = secret if link.role == "editor" else ""
        return StoredNetwork(link.network, edit_id, link.view_id, loaded.document, loaded.revision), link.role

    def open(self, network: int) -> KeptNetwork:
        """A network for the only room that changes it. Raises Problem network_unreadable."""
        return KeptNetwork(self._transactions, network)

    def close(self) -> None:
        """Close all connections."""
        self._transactions.close()


def _link(connection: Connection, network: int, role: Role, secret: str, seal: str | None, created: datetime) -> None:
    values = {"hash": hashed(secret), "network": network, "role": role, "created": created, "sealed": seal}
    connection.execute(insert(links).values(**values))


def _read_link(row: Row[Any, Any, Any], secret: str) -> Link:
    """Raises ValueError for a row with an unknown value."""
    roles = {str(role): role for role in get_args(Role)}
    if row.role not in roles:
        raise ValueError(f"a role {row.role}")
    return Link(row.network, roles[row.role], secret if row.sealed is None else unsealed(row.sealed, secret))
