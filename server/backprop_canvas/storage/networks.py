"""The networks: made, found by either of their addresses, opened for a room. A draft is a network that is still as its
template; it has an address, but no row.

This module knows the database and how documents are written. Its callers decide about permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import Connection, Row, bindparam, insert, select

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage.database import open_database
from backprop_canvas.storage.draft import Draft
from backprop_canvas.storage.kept import KeptNetwork
from backprop_canvas.storage.links import (
    draft_view,
    hashed,
    may_be_secret,
    new_draft,
    new_secret,
    sealed,
    template_of,
    unsealed,
)
from backprop_canvas.storage.loading import load
from backprop_canvas.storage.models import links, networks
from backprop_canvas.storage.past import Past
from backprop_canvas.storage.transactions import Transactions
from backprop_canvas.storage.written import written

# Built once: building a statement takes longer than SQLite takes to execute it.
_LINK = select(links.c.network, links.c.role, links.c.sealed).where(links.c.hash == bindparam("hash"))


@dataclass(frozen=True)
class Link:
    """The target of an address: a network by its internal number, the permitted actions, and the secret of the viewers'
    address, which is the same for all links of a network. A draft has no number."""

    network: int | None
    role: Role
    view_id: str


@dataclass(frozen=True, kw_only=True)
class Network:
    """A network in its last saved state. Whoever knows `edit_id` may edit it; whoever knows `view_id` may view it. If
    it was found by `view_id`, `edit_id` is empty, so that a viewer does not learn it."""

    edit_id: str
    view_id: str
    document: Document
    revision: int


@dataclass(frozen=True, kw_only=True)
class StoredNetwork(Network):
    """A network with its internal number."""

    id: int


def open_store(folder: Path) -> Store:
    """The networks in a data folder, which is made if needed. Raises Problem data_folder."""
    return Store(Transactions(open_database(folder)))


class Store:
    """See the module. May be used from any number of threads."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self.past = Past(transactions)

    def create(self, document: Document) -> StoredNetwork:
        """Keep a new network at revision 0, under two addresses that cannot be guessed. Raises Problem storage_failed,
        or too_large for a document that could not be read again."""
        return self._create(document, new_secret(), new_secret())

    def _create(self, document: Document, edit_id: str, view_id: str) -> StoredNetwork:
        snapshot, now = written(encode_document(document)), datetime.now(UTC)
        content = {"created": now, "updated": now, "snapshot_revision": 0, "snapshot": snapshot}
        with self._transactions.writing() as connection:
            made = connection.execute(insert(networks).values(**content)).inserted_primary_key
            number: int = made[0] if made else 0
            _link(connection, number, "editor", edit_id, sealed(view_id, edit_id), now)
            _link(connection, number, "viewer", view_id, None, now)
        return StoredNetwork(id=number, edit_id=edit_id, view_id=view_id, document=document, revision=0)

    def draft(self, key: str) -> Network:
        """A network from a template, at a new address. Nothing is stored. Raises KeyError for an unknown template."""
        return _draft(new_draft(key))

    def link(self, secret: str) -> Link | None:
        """The target of an address; None if it has none. Raises Problem network_unreadable."""
        if not may_be_secret(secret):
            return None
        with self._transactions.reading(secret) as connection:
            row = connection.execute(_LINK, {"hash": hashed(secret)}).one_or_none()
            if row is not None:
                return _read_link(row, secret)
        return Link(None, "editor", draft_view(secret)) if _names_template(secret) else None

    def find(self, secret: str) -> tuple[Network, Role] | None:
        """The network at an address, and the rights that the address gives; None if there is no such network.

        Raises Problem network_unreadable."""
        link = self.link(secret)
        if link is None:
            return None
        if link.network is None:
            return _draft(secret), link.role
        with self._transactions.reading(secret) as connection:
            loaded = load(connection, link.network)
        edit_id = secret if link.role == "editor" else ""
        found = Network(edit_id=edit_id, view_id=link.view_id, document=loaded.document, revision=loaded.revision)
        return found, link.role

    def open(self, network: int) -> KeptNetwork:
        """A network for the only room that changes it. Raises Problem network_unreadable."""
        return KeptNetwork(self._transactions, network)

    def open_draft(self, address: str) -> Draft:
        """A draft for the only room at its address. Once it is kept, both its links lead to it."""
        draft = _draft(address)
        return Draft(draft.document, lambda: self.open(self._create(draft.document, address, draft.view_id).id))

    def close(self) -> None:
        """Close all connections."""
        self._transactions.close()


def _names_template(address: str) -> bool:
    return template_of(address) in {key for key, _ in templates()}


def _draft(address: str) -> Network:
    document = template(template_of(address))
    return Network(edit_id=address, view_id=draft_view(address), document=document, revision=0)


def _link(connection: Connection, network: int, role: Role, secret: str, seal: str | None, created: datetime) -> None:
    values = {"hash": hashed(secret), "network": network, "role": role, "created": created, "sealed": seal}
    connection.execute(insert(links).values(**values))


def _read_link(row: Row[Any, Any, Any], secret: str) -> Link:
    """Raises ValueError for a row with an unknown value."""
    roles = {str(role): role for role in get_args(Role)}
    if row.role not in roles:
        raise ValueError(f"a role {row.role}")
    return Link(row.network, roles[row.role], secret if row.sealed is None else unsealed(row.sealed, secret))
