"""What is known of each network without reading it: whose it is, its title, when it was touched, where one was, what is
special about it. Also what is done to a network as a whole: it is deleted, restored, archived, and at last removed.

This module knows tables, but no documents. `place` and `summary` are texts that their writer can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, func, literal, or_, select, update

from backprop_canvas.storage.models import catalogue, grants, metadata, networks, owners
from backprop_canvas.storage.persons import Person
from backprop_canvas.storage.transactions import Transactions

# How long a deleted network can be restored.
KEPT_DAYS = 30
# SQLite takes only so many values in one statement.
AT_A_TIME = 500
_TOLD = (catalogue.c.network, catalogue.c.handle, catalogue.c.title, catalogue.c.touched, catalogue.c.deleted)
_MORE = (catalogue.c.archived, catalogue.c.place, catalogue.c.summary)
_PERSON = select(owners.c.id).where(owners.c.hash == bindparam("person")).scalar_subquery()
_OWN: Select[tuple[object, ...]] = select(*_TOLD, *_MORE, literal(True).label("own")).where(
    catalogue.c.owner == _PERSON
)
_GRANTED = select(*_TOLD, *_MORE, literal(False).label("own")).where(
    catalogue.c.network.in_(select(grants.c.network).where(grants.c.owner == _PERSON)),
    catalogue.c.deleted.is_(None),
    or_(catalogue.c.owner.is_(None), catalogue.c.owner != _PERSON),
)
_LISTED = _OWN.union_all(_GRANTED).order_by(catalogue.c.touched.desc())


@dataclass(frozen=True)
class Listed:
    """A network as its row tells of it. `own`: it is the person's; otherwise the person was granted it."""

    network: int
    handle: str
    title: str
    touched: datetime
    deleted: datetime | None
    archived: datetime | None
    place: str | None
    summary: str | None
    own: bool


class Catalogue:
    """May be used from any number of threads. Whatever reads raises Problem network_unreadable, whatever writes
    storage_failed or storage_busy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def listed(self, person: Person) -> list[Listed]:
        """All networks of a person, the newest first, with those that are deleted or archived."""
        with self._transactions.reading("") as connection:
            return [Listed(**row._mapping) for row in connection.execute(_LISTED, {"person": person.hash})]

    def count(self, person: Person) -> int:
        """How many networks a person has in use."""
        here = [catalogue.c.owner == _PERSON, catalogue.c.deleted.is_(None), catalogue.c.archived.is_(None)]
        query = select(func.count()).select_from(catalogue).where(*here)
        with self._transactions.reading("") as connection:
            return int(connection.execute(query, {"person": person.hash}).scalar_one())

    def delete(self, handle: str, person: Person) -> bool:
        """Delete a network of this person; it can be restored for a while. Returns whether it was there."""
        return self._change(handle, person, deleted=datetime.now(UTC))

    def restore(self, handle: str, person: Person) -> bool:
        """Take back that a network was deleted."""
        return self._change(handle, person, deleted=None, archived=None)

    def _change(self, handle: str, person: Person, **values: datetime | None) -> bool:
        own = and_(catalogue.c.handle == handle, catalogue.c.owner == _PERSON)
        there = catalogue.c.deleted.is_(None) if values["deleted"] else catalogue.c.deleted.is_not(None)
        with self._transactions.writing() as connection:
            changed = connection.execute(update(catalogue).where(own, there).values(**values), {"person": person.hash})
        return changed.rowcount > 0

    def opened(self, network: int) -> None:
        """Somebody has opened a network. An archived one comes back."""
        away = and_(catalogue.c.network == network, catalogue.c.archived.is_not(None))
        with self._transactions.reading(network) as connection:
            if connection.execute(select(catalogue.c.network).where(away)).scalar() is None:
                return
        with self._transactions.writing() as connection:
            connection.execute(update(catalogue).where(away).values(archived=None, touched=datetime.now(UTC)))

    def archive(self, days: int) -> None:
        """Archive the networks that nobody has touched for so many days."""
        now = datetime.now(UTC)
        quiet = [
            catalogue.c.touched < now - timedelta(days),
            catalogue.c.archived.is_(None),
            catalogue.c.deleted.is_(None),
        ]
        with self._transactions.writing() as connection:
            connection.execute(update(catalogue).where(*quiet).values(archived=now))

    def remove_deleted(self, days: int = KEPT_DAYS) -> None:
        """Remove the networks that were deleted more than so many days ago, with all that belongs to them."""
        query = select(catalogue.c.network).where(catalogue.c.deleted < datetime.now(UTC) - timedelta(days))
        with self._transactions.reading("") as connection:
            gone = list(connection.execute(query).scalars())
        for at in range(0, len(gone), AT_A_TIME):
            with self._transactions.writing() as connection:
                _remove(connection, gone[at : at + AT_A_TIME])


def touch(connection: Connection, network: int, title: str) -> None:
    """A network was changed, and has this title now. One that was archived is not any more."""
    values = {"title": title, "touched": datetime.now(UTC), "archived": None}
    connection.execute(update(catalogue).where(catalogue.c.network == network).values(**values))


def note(connection: Connection, network: int, place: str, summary: str) -> None:
    """Where one was in a network, and what is special about it."""
    connection.execute(update(catalogue).where(catalogue.c.network == network).values(place=place, summary=summary))


def _remove(connection: Connection, numbers: list[int]) -> None:
    """Every row that belongs to these networks, in whatever table it is."""
    for table in reversed(metadata.sorted_tables):
        for column in _names_network(table):
            connection.execute(delete(table).where(table.c[column].in_(numbers)))


def _names_network(table: Table) -> list[str]:
    if table is networks:
        return ["id"]
    return [column.name for column in table.columns if any(key.column is networks.c.id for key in column.foreign_keys)]
