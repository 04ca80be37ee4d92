"""A place where runs are kept, in memory, and sessions that come and go over it."""

from __future__ import annotations

from collections.abc import Mapping

from backprop_canvas.document.schema import Document
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Session
from tests.session.conftest import Table

ENGINE = "engine"


class Place:
    """What is kept, and what was new the last time."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.new: Mapping[str, bytes | None] = {}

    def keep(self, session: Session, engine: str = ENGINE) -> None:
        offer = session.to_keep(engine)
        self.new = {} if offer is None else offer.parts
        kept = {**self.parts, **self.new}
        self.parts = {name: part for name, part in kept.items() if part is not None}
        if offer is not None:
            session.kept(offer)

    def open(self, document: Document, engine: str = ENGINE) -> Table:
        """A new session, which goes on from what is kept."""
        session = Session(document, 1)
        session.take_in(self.parts, engine)
        return Table(session)

    @property
    def bytes(self) -> int:
        return sum(map(len, self.parts.values()))


def trained(document: Document, iteration: int) -> Table:
    """A member "a" that has gone to the end of an iteration."""
    table = Table(Session(document, 1))
    table.join("a")
    go(table, iteration)
    return table


def go(table: Table, iteration: int) -> None:
    """Go to the start of an iteration, by a journey where that is far."""
    table.say("a", wire.Seek(to=wire.Target(iteration=iteration, step=0)))
    while table.last("a", wire.Cursor).playing:
        table.tick("a", iteration)


def left(table: Table) -> Table:
    """The member leaves."""
    table.session.leaves("a")
    return table
