"""The past of a network: its versions with times and persons, the document at any of them, the names that people give.

A version is what one person did without a longer pause; it ends where somebody else goes on, and where it was named.
This module knows tables, but no rooms and no addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.storage.loading import load_at
from backprop_canvas.storage.models import edits, networks, people, snapshots, versions
from backprop_canvas.storage.transactions import Transactions

# A pause this long ends a version. So does this much work without a pause: what was meant by it is told apart by then.
PAUSE = timedelta(minutes=3)
LONGEST = timedelta(minutes=15)
# An edit's revision, member and time.
_Edit = Row[Any, Any, Any]
# Rows that are read at a time: most looks end with the newest versions.
ROWS = 500


@dataclass(frozen=True)
class Version:
    """A network at `revision`, which `edits` edits of a person led to, the last of them at `time`. The beginning has
    none. `name`: if somebody has named it."""

    revision: int
    time: datetime
    person: str
    edits: int
    name: str = ""


@dataclass(frozen=True)
class Versions:
    """The newest first. `more`: older ones follow. `names`: by person, as far as they have chosen one."""

    versions: tuple[Version, ...]
    more: bool
    names: dict[str, str]


class Past:
    """Of all networks. May be used from any number of threads. Raises Problem network_unreadable, storage_failed or
    storage_busy."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def versions(self, network: int, limit: int, before: int | None = None) -> Versions:
        """At most `limit` versions, those before a revision if it is given."""
        with self._transactions.reading(network) as connection:
            found: list[Version] = []
            for version in _versions(connection, network, before):
                if len(found) == limit:
                    return Versions(tuple(found), True, _names(connection, found))
                found.append(version)
            return Versions(tuple(found), False, _names(connection, found))

    def at(self, network: int, revision: int) -> Document:
        """The document at a revision. Raises Problem no_such_version too."""
        with self._transactions.reading(network) as connection:
            document = load_at(connection, network, revision)
        if document is None:
            raise Problem("no_such_version", revision=revision)
        return document

    def name(self, network: int, revision: int, name: str, person: str) -> None:
        """Name a revision, anew if it has a name; "" takes its name away. Raises Problem no_such_version too."""
        row = {"network": network, "revision": revision, "name": name, "person": person, "time": datetime.now(UTC)}
        with self._transactions.writing() as connection:
            if not _first(connection, network) <= revision <= _last(connection, network):
                raise Problem("no_such_version", revision=revision)
            this = (versions.c.network == network) & (versions.c.revision == revision)
            connection.execute(delete(versions).where(this))
            if name:
                connection.execute(insert(versions).values(**row))

    def call(self, person: str, name: str) -> None:
        """A person has chosen a name; "" takes it back."""
        with self._transactions.writing() as connection:
            connection.execute(delete(people).where(people.c.person == person))
            if name:
                connection.execute(insert(people).values(person=person, name=name))

    def called(self, person: str) -> str:
        """The name that a person has chosen; "" if none."""
        with self._transactions.reading(person) as connection:
            return connection.execute(select(people.c.name).where(people.c.person == person)).scalar() or ""


def _versions(connection: Connection, network: int, before: int | None) -> Iterator[Version]:
    """From the newest to the beginning, or to where the past is no longer known."""
    first = _first(connection, network)
    named = {
        row.revision: row.name
        for row in connection.execute(select(versions.c.revision, versions.c.name).where(versions.c.network == network))
    }
    query = select(edits.c.revision, edits.c.member, edits.c.time).where(
        edits.c.network == network, edits.c.revision > first
    )
    if before is not None:
        query = query.where(edits.c.revision < before)
    rows = connection.execute(query.order_by(edits.c.revision.desc()).execution_options(yield_per=ROWS))
    for last, count in _groups(rows, named):
        yield Version(last.revision, last.time, last.member, count, named.get(last.revision, ""))
    if before is None or before > first:
        created = connection.execute(select(networks.c.created).where(networks.c.id == network)).scalar_one()
        yield Version(first, created, "", 0, named.get(first, ""))


def _groups(rows: Iterable[_Edit], named: dict[int, str]) -> Iterator[tuple[_Edit, int]]:
    """The last edit of each version and how many it has; `rows`: the newest first."""
    last: _Edit | None = None
    count, begun = 0, None
    for row in rows:
        if last is not None and begun is not None and _goes_on(row, last, begun, named):
            count, begun = count + 1, row.time
            continue
        if last is not None:
            yield last, count
        last, count, begun = row, 1, row.time
    if last is not None:
        yield last, count


def _goes_on(row: _Edit, last: _Edit, begun: datetime, named: dict[int, str]) -> bool:
    """Whether an edit belongs to the version that ends with `last` and begins, so far, at `begun`."""
    near = begun - row.time <= PAUSE and last.time - row.time <= LONGEST
    return near and row.member == last.member and row.revision not in named


def _first(connection: Connection, network: int) -> int:
    """The oldest revision whose document is known."""
    kept = connection.execute(select(func.min(snapshots.c.revision)).where(snapshots.c.network == network)).scalar()
    if kept is not None:
        return int(kept)
    return int(connection.execute(select(networks.c.snapshot_revision).where(networks.c.id == network)).scalar_one())


def _last(connection: Connection, network: int) -> int:
    newest = connection.execute(select(func.max(edits.c.revision)).where(edits.c.network == network)).scalar()
    snapshot = connection.execute(select(networks.c.snapshot_revision).where(networks.c.id == network)).scalar_one()
    return max(int(newest or 0), int(snapshot))


def _names(connection: Connection, found: Iterable[Version]) -> dict[str, str]:
    persons = sorted({version.person for version in found} - {""})
    rows = connection.execute(select(people).where(people.c.person.in_(persons)))
    return {row.person: row.name for row in rows}
