"""The rooms that are open: one per network, from its first member to its last."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Close, Command, Join, Leave, Refuse, Say
from backprop_canvas.rooms.room import Room, Send
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session

SaveNetwork = Callable[[str, Document, int], None]


@dataclass
class _Open:
    room: Room
    members: int = 0


class Registry:
    """`save(network, document, revision)` returns once it is durable; `send(member, message)` must not
    block. At most `limit` members at a time, over all rooms. May be called from any thread."""

    def __init__(self, save: SaveNetwork, send: Send, limit: int) -> None:
        self._save = save
        self._send = send
        self._limit = limit
        self._lock = threading.Lock()
        self._open: dict[str, _Open] = {}
        self._closing: dict[str, Room] = {}
        self._networks: dict[str, str] = {}
        self._roles: dict[str, wire.Role] = {}
        # A page that was alone sends its unanswered edits again to a new room.
        self._last_edits: dict[str, dict[str, int]] = {}

    def join(
        self,
        network: str,
        load: Callable[[], tuple[Document, int]],
        role: wire.Role,
        view_id: str,
        auth: wire.Auth,
        seat: Callable[[str], None],
    ) -> None:
        """Let a member into a network's room, which `load` opens if need be. `seat` is told the member's
        id before anything is sent to it. Raises Problem room_full."""
        while True:
            with self._lock:
                closing = self._closing.get(network)
                if closing is None or not closing.open:
                    self._closing.pop(network, None)
                    self._enter(network, load, Join(_new_id(), auth.tab, role, view_id, auth.position), seat)
                    return
            # Whoever opens a network must read what its last room saved.
            closing.wait()

    def _enter(
        self, network: str, load: Callable[[], tuple[Document, int]], join: Join, seat: Callable[[str], None]
    ) -> None:
        if len(self._networks) >= self._limit:
            raise Problem("room_full", limit=self._limit)
        if network not in self._open:
            self._open[network] = _Open(self._new_room(network, *load()))
        entry = self._open[network]
        entry.members += 1
        self._networks[join.member], self._roles[join.member] = network, join.role
        seat(join.member)
        entry.room.post(join)

    def role(self, member: str) -> wire.Role | None:
        """The role of a member, or None if it has gone."""
        return self._roles.get(member)

    def say(self, member: str, message: wire.ClientMessage) -> None:
        """Put what a member says on its room's queue."""
        self._post(member, Say(member, message))

    def refuse(self, member: str, answer: wire.Rejected | wire.Unanswered) -> None:
        """Answer what was no message, in its turn."""
        self._post(member, Refuse(member, answer))

    def _post(self, member: str, command: Command) -> None:
        with self._lock:
            network = self._networks.get(member)
            if network is not None:
                self._open[network].room.post(command)

    def leave(self, member: str) -> None:
        """Let a member go; the last one closes the room."""
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
        """End every room; what was acknowledged is saved already."""
        with self._lock:
            rooms = [*self._closing.values(), *(entry.room for entry in self._open.values())]
            self._open.clear()
            self._networks.clear()
        for room in rooms:
            room.post(Close())
            room.wait()

    def _new_room(self, network: str, document: Document, revision: int) -> Room:
        return Room(
            Session(document, revision),
            operations(),
            lambda document, revision: self._save(network, document, revision),
            self._send,
            self._last_edits.setdefault(network, {}),
        )


def _new_id() -> str:
    return secrets.token_hex(8)
