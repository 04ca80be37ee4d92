"""The networks that are kept: made, found by either of their ids, saved at each revision.

What `save` has returned from is on the disk. Knows the database and how documents are written; whoever
asks decides who may do what.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage.database import open_database, reason_of
from backprop_canvas.storage.models import ID_LENGTH, networks


@dataclass(frozen=True)
class StoredNetwork:
    """A network as it was saved last. Who knows `edit_id` may edit it, who knows `view_id` may view it."""

    edit_id: str
    view_id: str
    document: Document
    revision: int


def open_store(folder: Path) -> Store:
    """The networks in a data folder, which is made if need be. Raises Problem data_folder."""
    return Store(open_database(folder))


class Store:
    """See the module. May be used from any number of threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, document: Document) -> StoredNetwork:
        """Keep a new network at revision 0, under two ids that nobody can guess."""
        network = StoredNetwork(_unguessable_id(), _unguessable_id(), document, revision=0)
        ids = {"edit_id": network.edit_id, "view_id": network.view_id}
        with self._transaction() as connection:
            connection.execute(insert(networks).values(**ids, **_content(document, network.revision)))
        return network

    def find(self, any_id: str) -> tuple[StoredNetwork, Role] | None:
        """The network with this id, and what the id allows; None if there is none.

        Raises Problem network_unreadable.
        """
        if len(any_id) != ID_LENGTH or not any_id.isalnum():
            return None
        columns = (networks.c.edit_id, networks.c.view_id, networks.c.document, networks.c.revision)
        query = select(*columns).where(or_(networks.c.edit_id == any_id, networks.c.view_id == any_id))
        try:
            with self._engine.connect() as connection:
                row = connection.execute(query).one_or_none()
        except SQLAlchemyError as error:
            raise Problem("network_unreadable", id=any_id, reason=reason_of(error)) from None
        if row is None:
            return None
        network = StoredNetwork(row.edit_id, row.view_id, _decoded(any_id, row.document), row.revision)
        return network, "editor" if any_id == network.edit_id else "viewer"

    def save(self, edit_id: str, document: Document, revision: int) -> None:
        """Replace a network by its newer revision, and return once that is durable.

        Raises Problem storage_failed, or too_large for a document that could not be read again.
        """
        is_older = (networks.c.edit_id == edit_id) & (networks.c.revision < revision)
        with self._transaction() as connection:
            done = connection.execute(update(networks).where(is_older).values(**_content(document, revision)))
            if not done.rowcount:
                raise Problem("storage_failed", reason=f"there is no older revision of it than {revision}")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
                yield connection
        except SQLAlchemyError as error:
            raise Problem("storage_failed", reason=reason_of(error)) from None


def _unguessable_id() -> str:
    return secrets.token_hex(ID_LENGTH // 2)


def _content(document: Document, revision: int) -> dict[str, object]:
    text = encode_document(document).decode()
    return {"document": text, "revision": revision, "updated": datetime.now(UTC)}


def _decoded(network: str, text: str) -> Document:
    try:
        return decode_document(text.encode())
    except Problem as problem:
        raise Problem("network_unreadable", id=network, reason=problem.message.removesuffix(".")) from None
