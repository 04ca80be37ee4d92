"""Where members point and what they have selected. Only the newest of each counts: it is told a few times a second,
less often where many hear it, and to nobody whose line is behind. It is never kept.

`put` may be called from any thread, the rest from one. This module has no clock; its caller passes the time."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.present import Present
from backprop_canvas.session.session import Outgoing

AGAIN_SECONDS = 0.1
# To all members together. A hall of 300 hears of the teacher's pointer twice a second.
MESSAGES_A_SECOND = 600
# Of more members than this, nobody could tell whose pointer is whose.
MOST_POINTERS = 20


class Pointers:
    """Of one room."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pointers: dict[str, wire.Pointer] = {}
        self._changed: set[str] = set()
        self._newcomers: set[str] = set()
        self._again = 0.0

    def put(self, member: str, point: wire.Point) -> bool:
        """A member points somewhere. Returns whether somebody should look when it is due: nothing else was waiting."""
        pointer = wire.Pointer(member=member, x=point.x, y=point.y, on=point.on, selection=point.selection)
        with self._lock:
            if member not in self._pointers and len(self._pointers) >= MOST_POINTERS:
                return False
            waiting = bool(self._changed)
            self._pointers[member] = pointer
            self._changed.add(member)
            return not waiting

    def come(self, member: str) -> None:
        """A member has come in, and knows no pointer yet."""
        self._newcomers.add(member)

    def leave(self, member: str) -> None:
        """A member has gone. That its pointer is gone follows from that."""
        with self._lock:
            self._pointers.pop(member, None)
            self._changed.discard(member)
            self._newcomers.discard(member)

    def next(self) -> float | None:
        """The time at which members are told; None if there is nothing to tell."""
        return self._again if self._changed or self._newcomers else None

    def told(self, members: Mapping[str, Present], now: float) -> Iterator[Outgoing]:
        """What members are told now; it is nothing before its time."""
        if now < self._again or not (self._changed or self._newcomers):
            return
        with self._lock:
            everything = self._said(self._pointers)
            changes = self._said(name for name in self._pointers if name in self._changed)
            newcomers = self._newcomers
            self._changed, self._newcomers = set(), set()
        heard = 0
        for member, present in members.items():
            message = everything if member in newcomers else changes
            others = any(pointer.member != member for pointer in message.pointers)
            if others and not present.outbox.blocked():
                heard += 1
                yield Outgoing(member, message)
        self._again = now + max(AGAIN_SECONDS, heard / MESSAGES_A_SECOND)

    def _said(self, members: Iterable[str]) -> wire.Pointers:
        return wire.Pointers(pointers=tuple(self._pointers[member] for member in members))
