"""Gives rights and takes them: who owns a network, who was granted it, which links lead to it. Links follow from the
secret of the person who hands them out, so the person's own page can always show them again.

This module writes rows; it knows no documents and no transactions. Its callers decide who may give what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import Connection, and_, delete, insert, select, update

from backprop_canvas.storage.models import catalogue, copies, grants, links, owners
from backprop_canvas.storage.persons import Person, hashed
from backprop_canvas.storage.rights import Link, LinkKind


@dataclass(frozen=True)
class Links:
    """The secrets of a person's three links to one network."""

    editor: str
    viewer: str
    copy: str


def links_of(person: Person, handle: str, generation: int) -> Links:
    """The links that this person hands out. A later generation has others."""
    return Links(**{kind: person.derived(kind, handle, generation) for kind in get_args(LinkKind)})


def enrol(connection: Connection, person: Person) -> int:
    """The number of a person, who now has something here."""
    known = connection.execute(select(owners.c.id).where(owners.c.hash == person.hash)).scalar()
    if known is not None:
        return int(known)
    made = connection.execute(insert(owners).values(hash=person.hash, created=datetime.now(UTC))).inserted_primary_key
    return int(made[0]) if made else 0


def put_links(connection: Connection, network: int, secrets: Links) -> None:
    """Let a person's links lead to a network. They may do so already."""
    now = datetime.now(UTC)
    for kind in get_args(LinkKind):
        found = {"hash": hashed(getattr(secrets, kind)), "network": network, "role": kind, "created": now}
        if connection.execute(select(links.c.hash).where(links.c.hash == found["hash"])).scalar() is None:
            connection.execute(insert(links).values(**found))


def grant(connection: Connection, link: Link, secret: str, person: Person) -> None:
    """Let a person edit what a link leads to. Whoever comes first to a network that nobody owns owns it."""
    owner, own = enrol(connection, person), catalogue.c.network == link.network
    connection.execute(update(catalogue).where(and_(own, catalogue.c.owner.is_(None))).values(owner=owner))
    given = {"owner": owner, "network": link.network, "link": hashed(secret)}
    mine = connection.execute(select(catalogue.c.owner).where(own)).scalar() == owner
    if not mine and connection.execute(select(grants.c.link).filter_by(**given)).scalar() is None:
        connection.execute(insert(grants).values(created=datetime.now(UTC), **given))
    put_links(connection, link.network, links_of(person, link.handle, link.generation))


def withdraw(connection: Connection, network: int) -> int:
    """Take back every link to a network, and every right that came from one. Returns the new generation."""
    connection.execute(delete(grants).where(grants.c.network == network))
    connection.execute(delete(links).where(links.c.network == network))
    own = catalogue.c.network == network
    connection.execute(update(catalogue).where(own).values(generation=catalogue.c.generation + 1))
    return int(connection.execute(select(catalogue.c.generation).where(own)).scalar_one())


def copied(connection: Connection, owner: int, secret: str) -> str | None:
    """The handle of the network that a person got by a link that copies; None if there is none any more."""
    query = select(catalogue.c.handle).join(copies, copies.c.network == catalogue.c.network)
    mine = query.where(copies.c.owner == owner, copies.c.link == hashed(secret), catalogue.c.deleted.is_(None))
    return connection.execute(mine).scalar()


def remember_copy(connection: Connection, owner: int, secret: str, network: int) -> None:
    """From now on `copied` finds this network."""
    mine = and_(copies.c.owner == owner, copies.c.link == hashed(secret))
    connection.execute(delete(copies).where(mine))
    connection.execute(insert(copies).values(owner=owner, link=hashed(secret), network=network))


def newest_of(connection: Connection, person: Person) -> str | None:
    """The handle of the network that a person touched last, among those that are not deleted or archived."""
    query = select(catalogue.c.handle).join(owners, owners.c.id == catalogue.c.owner)
    here = query.where(owners.c.hash == person.hash, catalogue.c.deleted.is_(None), catalogue.c.archived.is_(None))
    return connection.execute(here.order_by(catalogue.c.touched.desc()).limit(1)).scalar()
