"""The networks: made, found by handle or link, opened for a room. A draft is a network that is still as its template;
it has a handle, but no row.

This module knows the database and how documents are written. Its callers decide about permissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.storage import giving
from backprop_canvas.storage.catalogue import Catalogue
from backprop_canvas.storage.codes import Codes
from backprop_canvas.storage.database import open_database
from backprop_canvas.storage.draft import Draft
from backprop_canvas.storage.giving import Links, links_of
from backprop_canvas.storage.handles import new_handle, template_of
from backprop_canvas.storage.kept import KeptNetwork
from backprop_canvas.storage.loading import load
from backprop_canvas.storage.models import catalogue, networks
from backprop_canvas.storage.past import Past
from backprop_canvas.storage.persons import Person, may_be_secret, new_person
from backprop_canvas.storage.rights import Link, Right, link_by_secret, right_by_handle
from backprop_canvas.storage.transactions import Transactions
from backprop_canvas.storage.written import written


@dataclass(frozen=True)
class StoredNetwork:
    """A network with its internal number, as it was made by `owner`, whose links lead to it."""

    id: int
    handle: str
    owner: Person
    links: Links
    document: Document
    revision: int


def open_store(folder: Path) -> Store:
    """The networks in a data folder, which is made if needed. Raises Problem data_folder."""
    return Store(Transactions(open_database(folder)))


class Store:
    """See the module. May be used from any number of threads. Whatever reads raises Problem network_unreadable,
    whatever writes storage_failed or storage_busy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self.past = Past(transactions)
        self.catalogue, self.codes = Catalogue(transactions), Codes(transactions)

    def create(self, document: Document, owner: Person | None = None, handle: str = "") -> StoredNetwork:
        """Keep a new network at revision 0, under a handle that cannot be guessed. The owner is somebody new by
        default. Raises Problem too_large for a document that could not be read again."""
        person, handle = owner or new_person(), handle or new_handle()
        with self._transactions.writing() as connection:
            number = _insert(connection, document, person, handle)
        return StoredNetwork(number, handle, person, links_of(person, handle, 0), document, 0)

    def right(self, handle: str, person: Person | None) -> Right | None:
        """What a person may do with a network; None if there is none. Raises Problem no_right if there is one that
        this person may not open."""
        with self._transactions.reading(handle) as connection:
            return right_by_handle(connection, handle, person)

    def link(self, secret: str) -> Link | None:
        """What a link leads to; None if it leads nowhere."""
        if not may_be_secret(secret.rpartition(".")[2]):
            return None
        with self._transactions.reading("of this link") as connection:
            return link_by_secret(connection, secret)

    def right_by_link(self, secret: str) -> Right | None:
        """What the secret of a link to edit or to view lets anybody do."""
        link = self.link(secret)
        if link is None or link.kind == "copy":
            return None
        return Right(link.network, link.handle, link.kind, generation=link.generation)

    def document(self, right: Right) -> Document:
        """A network in its last saved state."""
        if right.network is None:
            return template(template_of(right.handle))
        return self.read(right.network)[0]

    def read(self, network: int) -> tuple[Document, int]:
        """A kept network in its last saved state, with its revision."""
        with self._transactions.reading(network) as connection:
            loaded = load(connection, network)
        return loaded.document, loaded.revision

    def open(self, network: int) -> KeptNetwork:
        """A network for the only room that changes it."""
        return KeptNetwork(self._transactions, network)

    def open_draft(self, handle: str, owner: Person) -> Draft:
        """A draft for the only room at its handle. Once it is kept, it has the same handle."""
        document = template(template_of(handle))
        return Draft(document, lambda: self.open(self.create(document, owner, handle).id))

    def newest(self, person: Person) -> str | None:
        """The handle of the network that a person touched last; None if there is none."""
        with self._transactions.reading("of this browser") as connection:
            return giving.newest_of(connection, person)

    def grant(self, secret: str, person: Person) -> str | None:
        """Let a person edit what a link to edit leads to, and return its handle. None for any other secret."""
        link = self.link(secret)
        if link is None or link.kind != "editor":
            return None
        with self._transactions.writing() as connection:
            giving.grant(connection, link, secret, person)
        return link.handle

    def withdraw(self, right: Right, owner: Person) -> Links:
        """Take back all links to a network, with the rights that came from them. Returns new ones."""
        if right.network is None:
            return links_of(owner, right.handle, right.generation)
        with self._transactions.writing() as connection:
            generation = giving.withdraw(connection, right.network)
            fresh = links_of(owner, right.handle, generation)
            giving.put_links(connection, right.network, fresh)
        return fresh

    def copy(self, secret: str, person: Person) -> str | None:
        """The handle of this person's copy of what a link to copy leads to; it is made once. None for any other
        secret."""
        link = self.link(secret)
        if link is None or link.kind != "copy":
            return None
        document, _ = self.read(link.network)
        with self._transactions.writing() as connection:
            owner = giving.enrol(connection, person)
            handle = giving.copied(connection, owner, secret)
            if handle is None:
                handle = new_handle()
                giving.remember_copy(connection, owner, secret, _insert(connection, document, person, handle))
        return handle

    def close(self) -> None:
        """Close all connections."""
        self._transactions.close()


def _insert(connection: Connection, document: Document, person: Person, handle: str) -> int:
    snapshot, now = written(encode_document(document)), datetime.now(UTC)
    content = {"created": now, "updated": now, "snapshot_revision": 0, "snapshot": snapshot}
    made = connection.execute(insert(networks).values(**content)).inserted_primary_key
    number: int = made[0] if made else 0
    row = {"network": number, "handle": handle, "owner": giving.enrol(connection, person), "generation": 0}
    connection.execute(insert(catalogue).values(title=document.title, touched=now, **row))
    giving.put_links(connection, number, links_of(person, handle, 0))
    return number
