"""Who may do what with which network: by a handle and the person who asks, or by the secret of a link. Reads rows, and
decides; makes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, bindparam, exists, select

from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage.handles import is_draft_of
from backprop_canvas.storage.models import catalogue, grants, links, owners
from backprop_canvas.storage.persons import Person, hashed

LinkKind = Literal["editor", "viewer", "copy"]

# Built once: building a statement takes longer than SQLite takes to execute it.
_GRANTED = exists().where(grants.c.network == catalogue.c.network, grants.c.owner == owners.c.id)
_BY_HANDLE = (
    select(catalogue.c.network, catalogue.c.generation, catalogue.c.owner, owners.c.id, _GRANTED.label("granted"))
    .select_from(catalogue.outerjoin(owners, owners.c.hash == bindparam("person")))
    .where(catalogue.c.handle == bindparam("handle"), catalogue.c.deleted.is_(None))
)
_BY_LINK = (
    select(links.c.network, links.c.role, catalogue.c.handle, catalogue.c.generation, catalogue.c.deleted)
    .select_from(links.outerjoin(catalogue, catalogue.c.network == links.c.network))
    .where(links.c.hash == bindparam("hash"))
)


@dataclass(frozen=True)
class Right:
    """What somebody may do with a network, which has its internal number; a draft has none. `owner`: it is theirs."""

    network: int | None
    handle: str
    role: Role
    owner: bool = False
    generation: int = 0


@dataclass(frozen=True)
class Link:
    """What the secret of a link is for."""

    network: int
    handle: str
    kind: LinkKind
    generation: int


def right_by_handle(connection: Connection, handle: str, person: Person | None) -> Right | None:
    """None if there is no such network. Raises Problem no_right if there is one which this person may not open."""
    asked = {"handle": handle, "person": "" if person is None else person.hash}
    row = connection.execute(_BY_HANDLE, asked).one_or_none()
    if row is None:
        drawn = person is not None and is_draft_of(handle, person)
        return Right(None, handle, "editor", owner=True) if drawn else None
    owner = row.id is not None and row.owner == row.id
    if not owner and not row.granted:
        raise Problem("no_right")
    return Right(row.network, handle, "editor", owner, row.generation)


def link_by_secret(connection: Connection, secret: str) -> Link | None:
    """None for a secret that is unknown or withdrawn. Raises ValueError for a damaged row."""
    row = connection.execute(_BY_LINK, {"hash": hashed(secret)}).one_or_none()
    return None if row is None else _link(row)


def _link(row: Row[Any, Any, Any, Any, Any]) -> Link | None:
    kinds: dict[str, LinkKind] = {kind: kind for kind in get_args(LinkKind)}
    if row.role not in kinds:
        raise ValueError(f"a link to be {row.role}")
    if row.handle is None:
        raise ValueError("it is not in the catalogue")
    if row.deleted is not None:
        return None
    return Link(row.network, row.handle, kinds[row.role], row.generation)
