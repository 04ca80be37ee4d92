"""The rooms that are open: one per network, from its first member to its last. A room is known by the network's handle,
which stays the same when a draft is kept."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from backprop_canvas.document.diff import apply_diff
from backprop_canvas.document.operations import Settings
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Close, Command, Join, Leave, Refuse, Retitle, Say
from backprop_canvas.rooms.room import Room
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.rooms.sending.post import Send
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session, rejection
from backprop_canvas.storage import Draft, KeptNetwork, MadeEdit, Person, Right, Store, links_of

# How long to wait for a room that saves another title.
RETITLE_SECONDS = 5.0


@dataclass
class _Open:
    """An open room. `members` and `editors` count those present."""

    room: Room
    kept: KeptNetwork | Draft
    members: int = 0
    editors: int = 0


@dataclass(frozen=True)
class _Seated:
    network: str
    role: wire.Role
    owner: bool


class Registry:
    """`store` holds the networks. `send` must not block. `seating` limits the number of members. May be called from any
    thread."""

    def __init__(self, store: Store, send: Send, seating: Seating) -> None:
        self._store = store
        self._send = send
        self._seating = seating
        self._lock = threading.Lock()
        self._open: dict[str, _Open] = {}
        self._closing: dict[str, Room] = {}
        self._members: dict[str, _Seated] = {}
        # Those who lost their right while they were here, and why, until their line ends.
        self._dismissed: dict[str, Problem] = {}
        self._asked = time.monotonic()

    def quiet(self) -> float:
        """The seconds since a member has come or has asked for something, or since the start. Where somebody trains at
        full speed, they are infinite: nothing is more urgent than to make that fast."""
        with self._lock:
            fast = any(entry.room.flies for entry in self._open.values())
        return inf if fast else time.monotonic() - self._asked

    def join(self, auth: wire.Auth, seat: Callable[[str], None], person: Person | None = None) -> None:
        """Let a member into a network's room, and open the room if needed. `seat` receives the member's id before the
        member is sent anything. `person`: who asks. Raises Problem network_not_found, no_right, network_full,
        server_full or network_unreadable."""
        self._asked = time.monotonic()
        handle = self._right(auth, person).handle
        while True:
            with self._lock:
                closing = self._closing.get(handle)
                if closing is None or not closing.open:
                    self._closing.pop(handle, None)
                    self._enter(auth, seat, person)
                    return
            # A new room must read what the network's last room saved.
            closing.wait()

    def _right(self, auth: wire.Auth, person: Person | None) -> Right:
        """By a handle and who asks, or by the secret of a link: of the page to view, and of pages that were open when
        their address still was a secret."""
        right = self._store.right(auth.network, person) or self._store.right_by_link(auth.network)
        if right is None:
            raise Problem("network_not_found")
        return right

    def _enter(self, auth: wire.Auth, seat: Callable[[str], None], person: Person | None) -> None:
        # Asked once more, under the lock: it may have been kept or withdrawn meanwhile.
        right = self._right(auth, person)
        entry = self._open.get(right.handle)
        present, editors = (entry.members, entry.editors) if entry else (0, 0)
        self._seating.check(right.role, len(self._members), present, editors)
        kept = entry.kept if entry else self._kept(right, person)
        last_edit = kept.last_edit(auth.tab)
        closed = tuple((tab, kept.last_edit(tab)) for tab in auth.closed)
        member = _new_id()
        # Who comes by a link alone is known by the visit.
        key = member if person is None else person.key
        join = Join(
            member=member,
            tab=auth.tab,
            role=right.role,
            view_id=_view_of(auth, right, person),
            position=auth.position,
            last_edit=last_edit,
            closed=closed,
            handle=right.handle,
            person=key,
            name=self._store.past.called(key),
        )
        if entry is None:
            entry = self._open[right.handle] = self._opened(kept)
        entry.members += 1
        entry.editors += join.role == "editor"
        self._members[join.member] = _Seated(right.handle, join.role, right.owner)
        seat(join.member)
        entry.room.post(join)

    def _kept(self, right: Right, person: Person | None) -> KeptNetwork | Draft:
        """The network for a new room."""
        if right.network is not None:
            self._store.catalogue.opened(right.network)
            return self._store.open(right.network)
        if person is None:
            raise Problem("no_right")
        return self._store.open_draft(right.handle, person)

    def role(self, member: str) -> wire.Role | None:
        """The role of a member, or None if it has left. Raises the Problem by which one lost its right."""
        if member in self._dismissed:
            raise self._dismissed[member]
        seated = self._members.get(member)
        return None if seated is None else seated.role

    def say(self, member: str, message: wire.ClientMessage) -> None:
        """Put a member's message on its room's queue."""
        if not isinstance(message, wire.Credit | wire.Point):
            self._asked = time.monotonic()
        self._post(member, Say(member, message))

    def refuse(self, member: str, answer: wire.Rejected | wire.Unanswered) -> None:
        """Answer input that was no message, in its turn."""
        if member in self._dismissed:
            self._send({member: [answer]})
        self._post(member, Refuse(member, answer))

    def _post(self, member: str, command: Command) -> None:
        with self._lock:
            seated = self._members.get(member)
            if seated is not None:
                self._open[seated.network].room.post(command)

    def leave(self, member: str) -> None:
        """Let a member leave; the last one closes the room."""
        with self._lock:
            self._dismissed.pop(member, None)
            self._gone(member)

    def dismiss(self, handle: str) -> None:
        """The links to a network are withdrawn: all but its owner are told, and have no right from now on."""
        self._dismiss(handle, Problem("link_withdrawn"), owners=False)

    def close_to_all(self, handle: str, problem: Problem) -> None:
        """A network opens for nobody any more: all that are here are told, and have no right from now on."""
        self._dismiss(handle, problem, owners=True)

    def _dismiss(self, handle: str, problem: Problem, *, owners: bool) -> None:
        with self._lock:
            here = [
                member
                for member, seated in self._members.items()
                if seated.network == handle and (owners or not seated.owner)
            ]
            for member in here:
                self._dismissed[member] = problem
                self._gone(member)
        self._send({member: [rejection(problem)] for member in here})

    def _gone(self, member: str) -> None:
        seated = self._members.pop(member, None)
        if seated is None:
            return
        entry = self._open[seated.network]
        entry.room.post(Leave(member))
        entry.members -= 1
        entry.editors -= seated.role == "editor"
        if entry.members == 0:
            del self._open[seated.network]
            self._closing = {name: room for name, room in self._closing.items() if room.open}
            self._closing[seated.network] = entry.room
            entry.room.post(Close())

    def retitle(self, right: Right, title: str, person: Person) -> None:
        """Give a kept network another title, as an edit of this person. Raises Problem network_unreadable,
        storage_failed or storage_busy."""
        edit = wire.Edit(id=0, diff=(Settings(fields={"title": title}),))
        done = threading.Event()
        while True:
            with self._lock:
                entry, closing = self._open.get(right.handle), self._closing.get(right.handle)
                if entry is not None:
                    entry.room.post(Retitle("", edit, _new_id(), person.key, done.set))
                    break
                if closing is None or not closing.open:
                    self._retitle_alone(right, edit, person)
                    return
            closing.wait()
        done.wait(RETITLE_SECONDS)

    def _retitle_alone(self, right: Right, edit: wire.Edit, person: Person) -> None:
        if right.network is None:
            raise Problem("network_not_found")
        kept = self._store.open(right.network)
        document, _ = apply_diff(kept.document, edit.diff)
        kept.save([MadeEdit(kept.revision + 1, _new_id(), edit.id, person.key, edit.diff)], document)

    def close(self) -> None:
        """End every room. Acknowledged edits are saved already."""
        with self._lock:
            rooms = [*self._closing.values(), *(entry.room for entry in self._open.values())]
            self._open.clear()
            self._members.clear()
        for room in rooms:
            room.post(Close())
            room.wait()

    def _opened(self, kept: KeptNetwork | Draft) -> _Open:
        return _Open(Room(Session(kept.document, kept.revision), operations(), kept, self._send), kept)


def _view_of(auth: wire.Auth, right: Right, person: Person | None) -> str:
    """The secret of the link by which others may view: an editor's own, a viewer's the one it came by."""
    if right.role == "viewer":
        return auth.network
    return "" if person is None else links_of(person, right.handle, right.generation).viewer


def _new_id() -> str:
    return secrets.token_hex(8)
