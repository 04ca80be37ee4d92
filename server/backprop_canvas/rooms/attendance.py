"""The members of a room: who comes, who leaves, whom they follow, and when all are told of it. This module knows no
threads, has no clock and sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Join
from backprop_canvas.rooms.present import Present, begins_the_run, follows_by_default, member_list, shown_by
from backprop_canvas.session.session import Outgoing, Session

# Everybody is told so often, at most, who is here. A class that comes in is many changes, and each costs a message to
# everybody: without this the last of 300 would cost as much as the first hundred.
AGAIN_SECONDS = 0.1


class Attendance:
    """The session decides what it means to come, to leave and to follow."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._present: dict[str, Present] = {}
        self._arrivals = 0
        self._again = 0.0
        self._newcomers: set[str] = set()
        # Those who do not know yet who is here.
        self._unaware: set[str] = set()

    def get(self, member: str) -> Present | None:
        """A member that is here; None for any other."""
        return self._present.get(member)

    def join(
        self, command: Join, operations: wire.Operations, last_edit: int, closed: tuple[int, ...]
    ) -> list[Outgoing]:
        """A member comes in. `last_edit` and `closed`: the newest edits of its tab and of those it has closed."""
        leader = shown_by(self._present, command)
        told = self._session.join(
            command.member, command.position, leader, begins=begins_the_run(self._present, command)
        )
        self._arrivals += 1
        waiting = command.role == "viewer" and leader is None and follows_by_default(command.position)
        self._present[command.member] = Present(
            command.tab, command.role, self._arrivals, command.person, command.name, waiting
        )
        welcome = wire.Welcome(
            member=command.member,
            role=command.role,
            view_id=command.view_id,
            handle=command.handle,
            document=self._session.document,
            revision=self._session.revision,
            last_edit=last_edit,
            closed=closed,
            operations=operations,
            members=self._list(),
        )
        attached = self._shown_to(command.member) if command.role == "editor" else []
        self._newcomers.add(command.member)
        self._change()
        return [Outgoing(command.member, welcome), *told, *attached]

    def leave(self, member: str) -> list[Outgoing]:
        """A member has gone. One that had gone already changes nothing."""
        left = self._present.pop(member, None)
        if left is None:
            return []
        if left.role == "editor":
            self._session.leaves(member)
        for other, present in self._present.items():
            # An editor that reloads is followed again once it is back.
            present.waiting |= present.role == "viewer" and self._session.following(other) == member
        self._change()
        return self._session.leave(member)

    def say(self, member: str, message: wire.ClientMessage) -> list[Outgoing]:
        """A member says what concerns the session alone."""
        before = self._session.following(member)
        answers = self._session.handle(member, message)
        if self._session.following(member) != before:
            self._change()
        return answers

    def look(self) -> None:
        """Let the session know where the first of the editors is."""
        editor = next((member for member, present in self._present.items() if present.role == "editor"), None)
        if editor is not None:
            self._session.leaves(editor)

    def call(self, person: str, name: str) -> None:
        """All pages of a person have another name."""
        for present in self._present.values():
            if present.person == person:
                present.name = name
        self._change()

    def everybody(self) -> Mapping[str, Present]:
        """The members that are here, in the order in which they came."""
        return self._present

    def next(self) -> float | None:
        """The time at which those are told who do not know yet who is here; None if all know."""
        return self._again if self._unaware else None

    def told(self, now: float) -> Iterator[Outgoing]:
        """Who has come in hears at once who is here. The others hear it at once or soon, once for many changes."""
        hearing = self._unaware & self._newcomers
        if now >= self._again and self._unaware:
            hearing, self._again = self._unaware, now + AGAIN_SECONDS
        self._newcomers = set()
        self._unaware = self._unaware - hearing
        if hearing:
            everybody = wire.Members(members=self._list())
            yield from (Outgoing(member, everybody) for member in self._present if member in hearing)

    def _change(self) -> None:
        self._unaware = set(self._present)

    def _shown_to(self, editor: str) -> list[Outgoing]:
        """Viewers that had no editor to follow now follow the editor that comes in."""
        waiting = [member for member, present in self._present.items() if present.waiting]
        for member in waiting:
            self._present[member].waiting = False
        return [out for member in waiting for out in self._session.handle(member, wire.Follow(member=editor))]

    def _list(self) -> tuple[wire.Member, ...]:
        return member_list(self._present, self._session.following)
