"""The rooms that are open: one per network, from its first member to its last."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Close, Command, Join, Leave, Refuse, Say
from backprop_canvas.rooms.room import Room, Send
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session
from backprop_canvas.storage import KeptNetwork, Link, Store


@dataclass
class _Open:
    room: Room
    kept: KeptNetwork
    members: int = 0


class Registry:
    """`store` holds the networks, by their internal numbers. `send(member, message)` must not block. `seating` limits
    the number of members. May be called from any thread."""

    def __init__(self, store: Store, send: Send, seating: Seating) -> None:
        self._store = store
        self._send = send
        self._seating = seating
        self._lock = threading.Lock()
        self._open: dict[int, _Open] = {}
        self._closing: dict[int, Room] = {}
        self._networks: dict[str, int] = {}
        self._roles: dict[str, wire.Role] = {}

    def join(self, link: Link, auth: wire.Auth, seat: Callable[[str], None]) -> None:
        """Let a member into a network's room, and open the room if needed. `seat` receives the member's id before the
        member is sent anything. Raises Problem network_full, server_full or network_unreadable."""
        while True:
            with self._lock:
                closing = self._closing.get(link.network)
                if closing is None or not closing.open:
                    self._closing.pop(link.network, None)
                    self._enter(link, auth, seat)
                    return
            # A new room must read what the network's last room saved.
            closing.wait()

    def _enter(self, link: Link, auth: wire.Auth, seat: Callable[[str], None]) -> None:
        present = [member for member, network in self._networks.items() if network == link.network]
        editors = sum(self._roles[member] == "editor" for member in present)
        self._seating.check(link.role, len(self._networks), len(present), editors)
        entry = self._open.get(link.network)
        kept = self._store.open(link.network) if entry is None else entry.kept
        last_edit = kept.last_edit(auth.tab)
        closed = tuple((tab, kept.last_edit(tab)) for tab in auth.closed)
        join = Join(_new_id(), auth.tab, link.role, link.view_id, auth.position, last_edit, closed)
        if entry is None:
            entry = self._open[link.network] = self._opened(kept)
        entry.members += 1
        self._networks[join.member], self._roles[join.member] = link.network, join.role
        seat(join.member)
        entry.room.post(join)

    def role(self, member: str) -> wire.Role | None:
        """The role of a member, or None if it has left."""
        return self._roles.get(member)

    def say(self, member: str, message: wire.ClientMessage) -> None:
        """Put a member's message on its room's queue."""
        self._post(member, Say(member, message))

    def refuse(self, member: str, answer: wire.Rejected | wire.Unanswered) -> None:
        """Answer input that was no message, in its turn."""
        self._post(member, Refuse(member, answer))

    def _post(self, member: str, command: Command) -> None:
        with self._lock:
            network = self._networks.get(member)
            if network is not None:
                self._open[network].room.post(command)

    def leave(self, member: str) -> None:
        """Let a member leave; the last one closes the room."""
        with self._lock:
            network = self._networks.pop(member, None)
            self._roles.pop(member, None)
            if network is None:
                return
            entry = self._open[network]
            entry.room.post(Leave(member))
            entry.members -= 1
            if entry.members == 0:
                del self._open[network]
                self._closing = {name: room for name, room in self._closing.items() if room.open}
                self._closing[network] = entry.room
                entry.room.post(Close())

    def close(self) -> None:
        """End every room. Acknowledged edits are saved already."""
        with self._lock:
            rooms = [*self._closing.values(), *(entry.room for entry in self._open.values())]
            self._open.clear()
            self._networks.clear()
        for room in rooms:
            room.post(Close())
            room.wait()

    def _opened(self, kept: KeptNetwork) -> _Open:
        return _Open(Room(Session(kept.document, kept.revision), operations(), kept, self._send), kept)


def _new_id() -> str:
    return secrets.token_hex(8)
