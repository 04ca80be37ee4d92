"""What can be put on a room's queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from server.protocol import messages as wire


@dataclass(frozen=True)
class Join:
    """A member comes in."""

    member: str
    tab: str
    role: wire.Role
    view_id: str
    position: wire.Position | None


@dataclass(frozen=True)
class Leave:
    """A member has gone."""

    member: str


@dataclass(frozen=True)
class Say:
    """A member says something that its role may say."""

    member: str
    message: wire.ClientMessage


@dataclass(frozen=True)
class Refuse:
    """What the member sent was no message; it is answered in the order in which it came."""

    member: str
    answer: wire.Rejected | wire.Unanswered


@dataclass(frozen=True)
class Close:
    """The room ends once everything before this is done."""


Command = Join | Leave | Say | Refuse | Close


def without_superseded(commands: list[Command]) -> list[Command]:
    """The commands but for questions that a later question of the same member makes idle: a page has one open."""
    newest = {command.member: command for command in commands if _asks(command)}
    return [command for command in commands if not _asks(command) or newest[command.member] is command]


def _asks(command: Command) -> TypeGuard[Say]:
    return isinstance(command, Say) and isinstance(command.message, wire.Question)
