"""Who is in a room, and whom a newcomer follows. This module knows no threads and no messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Join
from backprop_canvas.rooms.sending.outbox import Outbox


@dataclass
class Present:
    """A member in the room. It is `waiting` for an editor to follow until it moves by itself."""

    tab: str
    role: wire.Role
    number: int
    person: str = ""
    name: str = ""
    waiting: bool = False
    outbox: Outbox = field(default_factory=Outbox)


def follows_by_default(position: wire.Position | None) -> bool:
    """Whether a present viewer follows: it has not been anywhere, or it followed before."""
    return position is None or position.following


def shown_by(present: Mapping[str, Present], command: Join) -> str | None:
    """Whom a newcomer follows. A viewer without a place yet follows the first editor; an editor follows no member."""
    if command.role == "editor" or not follows_by_default(command.position):
        return None
    return next((member for member, other in present.items() if other.role == "editor"), None)


def begins_the_run(present: Mapping[str, Present], command: Join) -> bool:
    """Whether the run may begin where a newcomer says. Only the first editor may decide this. The position of a viewer
    moves no other member."""
    return command.role == "editor" and all(other.role != "editor" for other in present.values())


def member_list(present: Mapping[str, Present], following: Callable[[str], str | None]) -> tuple[wire.Member, ...]:
    """All members as the page sees them; `following` tells whom a member follows."""
    return tuple(
        wire.Member(
            id=member,
            role=one.role,
            number=one.number,
            following=following(member),
            person=one.person,
            name=one.name,
        )
        for member, one in present.items()
    )
