"""A session on the worked example, and ways to read what it says."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any, TypeVar

import pytest

from backprop_canvas.document.diff import Change
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.session import Outgoing, Session

M = TypeVar("M")


class Table:
    """A session with what each member has been told, newest last."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.told: dict[str, list[Any]] = {}
        self.present: list[str] = []

    def hear(self, out: Iterable[Outgoing]) -> None:
        for one in out:
            self.told.setdefault(one.member, []).append(one.message)

    def join(self, member: str, position: wire.Position | None = None) -> None:
        self.hear(self.session.join(member, position, begins=not self.present))
        self.present.append(member)

    def say(self, member: str, message: wire.ClientMessage) -> None:
        self.told.clear()
        self.hear(self.session.handle(member, message))
        self.hear(self.session.settle())

    def tick(self, member: str, steps: int = 1) -> None:
        self.told.clear()
        self.hear(self.session.tick(member, steps))

    def all(self, member: str, kind: type[M]) -> list[M]:
        return [message for message in self.told.get(member, []) if isinstance(message, kind)]

    def last(self, member: str, kind: type[M]) -> M:
        return self.all(member, kind)[-1]

    def place(self, member: str) -> tuple[int, int]:
        cursor = self.last(member, wire.Cursor)
        return cursor.iteration, cursor.step


def values(frame: wire.Frame) -> tuple[float, ...]:
    return struct.unpack(f"<{len(frame.values) // 8}d", frame.values)


def parameters(frame: wire.Frame) -> tuple[float, ...]:
    assert frame.parameters is not None
    return struct.unpack(f"<{len(frame.parameters) // 8}d", frame.parameters)


def weight(number: int, value: float, parameter: str = "w1") -> wire.Edit:
    return wire.Edit(id=number, diff=(Change(kind="parameters", id=parameter, fields={"value": value}),))


@pytest.fixture
def table() -> Table:
    return Table(Session(template("2-2-2"), 1))
