"""What can be put on a room's queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from backprop_canvas.protocol import messages as wire


@dataclass(frozen=True)
class Join:
    """A member comes in. `last_edit` is the newest edit of its tab that is saved, -1 if none is."""

    member: str
    tab: str
    role: wire.Role
    view_id: str
    position: wire.Position | None
    last_edit: int = -1


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
    """The commands but for what the same member makes idle later: questions by another question, since a page has
    one open, and the places on its way by the next one, where it does nothing but seek in between."""
    newest = {command.member: command for command in commands if _asks(command)}
    passed = _passed_by(commands)
    return [
        command
        for at, command in enumerate(commands)
        if at not in passed and (not _asks(command) or newest[command.member] is command)
    ]


def _passed_by(commands: list[Command]) -> set[int]:
    """The positions of those that seek a place and are followed by another one."""
    passed: set[int] = set()
    sought: dict[str, tuple[int, wire.Target]] = {}
    for at, command in enumerate(commands):
        if not isinstance(command, Say) or isinstance(command.message, wire.Credit):
            continue
        before = sought.pop(command.member, None)
        if isinstance(command.message, wire.Seek):
            target = command.message.to
            if before is not None and _regardless(target, before[1]):
                passed.add(before[0])
            sought[command.member] = at, target
    return passed


def _regardless(target: wire.Target, before: wire.Target) -> bool:
    """Whether `target` is the same place whether or not one comes by `before`."""
    iteration = target.iteration is not None or before.iteration is None
    return iteration and (target.turn is not None or before.turn is None)


def _asks(command: Command) -> TypeGuard[Say]:
    return isinstance(command, Say) and isinstance(command.message, wire.Question)
