"""The commands that can be put on a room's queue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from backprop_canvas.protocol import messages as wire


@dataclass(frozen=True)
class Join:
    """A member comes in. `last_edit` is the newest saved edit of its tab, -1 if none is saved. `closed` says the same
    of closed tabs whose edits it may send. `handle`: of the network. `person`: the key of whose browser it is; "" for
    nobody known. `name`: the one that the person has chosen."""

    member: str
    tab: str
    role: wire.Role
    view_id: str
    position: wire.Position | None
    last_edit: int = -1
    closed: tuple[tuple[str, int], ...] = ()
    handle: str = ""
    person: str = ""
    name: str = ""


@dataclass(frozen=True)
class Leave:
    """A member has left."""

    member: str


@dataclass(frozen=True)
class Say:
    """A member sends a message that its role may send."""

    member: str
    message: wire.ClientMessage


@dataclass(frozen=True)
class Retitle(Say):
    """Somebody who is not here gives the network another title, by an edit that `message` holds. `member` is empty.
    `done` is called when the edit is saved, or cannot be."""

    tab: str
    person: str
    done: Callable[[], None]


@dataclass(frozen=True)
class Refuse:
    """The member sent something that is no message. It is answered in order of arrival."""

    member: str
    answer: wire.Rejected | wire.Unanswered


@dataclass(frozen=True)
class Close:
    """The room ends once all earlier commands are done."""


Command = Join | Leave | Say | Refuse | Close


class Credited(NamedTuple):
    """A member's page has confirmed the message with number `frame`."""

    member: str
    frame: int


def credit_of(command: Command) -> Credited | None:
    """What a command confirms, if it is a credit. Credits concern no session, and pages send nothing more often."""
    if isinstance(command, Say) and isinstance(command.message, wire.Credit):
        return Credited(command.member, command.message.frame)
    return None


def joins_first(commands: Iterable[Command]) -> list[Command]:
    """The commands, where those who come in do so before the others' messages: as if they had come a moment sooner. A
    class that comes back sends its edits between its joins, and these edits share one run and one save. Nobody passes
    a member that leaves, since who came back is followed again."""
    ordered: list[Command] = []
    place = 0
    for command in commands:
        if isinstance(command, Join):
            ordered.insert(place, command)
            place += 1
        else:
            ordered.append(command)
        if isinstance(command, Leave):
            place = len(ordered)
    return ordered


def without_superseded(commands: list[Command]) -> list[Command]:
    """The commands without those that a later command of the same member makes useless. A question replaces the
    member's earlier question of its kind, since a page has only one of them open. A seek replaces the member's earlier
    seek, if nothing but seeks lie between them."""
    newest = {_kind(command): command for command in commands if _asks(command)}
    passed = _passed_by(commands)
    return [
        command
        for at, command in enumerate(commands)
        if at not in passed and (not _asks(command) or newest[_kind(command)] is command)
    ]


def _passed_by(commands: list[Command]) -> set[int]:
    """The positions of seeks that another seek of the same member follows."""
    passed: set[int] = set()
    sought: dict[str, tuple[int, wire.Target]] = {}
    for at, command in enumerate(commands):
        if not isinstance(command, Say):
            continue
        before = sought.pop(command.member, None)
        if isinstance(command.message, wire.Seek):
            target = command.message.to
            if before is not None and _regardless(target, before[1]):
                passed.add(before[0])
            sought[command.member] = at, target
    return passed


def _regardless(target: wire.Target, before: wire.Target) -> bool:
    """Whether `target` means the same place with or without passing `before` first."""
    iteration = target.iteration is not None or before.iteration is None
    return iteration and (target.turn is not None or before.turn is None)


def _kind(command: Say) -> tuple[str, type[wire.ClientMessage], bool]:
    # A page may look at the picture of an output and at those of all neurons.
    of_all = isinstance(command.message, wire.AskPlane) and command.message.output is None
    return command.member, type(command.message), of_all


def _asks(command: Command) -> TypeGuard[Say]:
    return isinstance(command, Say) and isinstance(command.message, wire.Question)
