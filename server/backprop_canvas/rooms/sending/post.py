"""What the members of a room are to be told, until it is sent. A burst of messages for one member is one parcel, since
each sending wakes a thread. This module does not know how a parcel reaches a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from backprop_canvas.protocol.messages import ServerMessage

log = logging.getLogger(__name__)

# About what a parcel costs the program. Telling everybody takes no more than half of its time.
SECONDS_EACH = 0.0005

# The messages for each member, in order. A message for several members is one object.
Parcels = Mapping[str, Sequence[ServerMessage]]
Send = Callable[[Parcels], None]


class Post:
    """`send` must not block. It costs little for one member and much for a class, so those who wait for an answer are
    sent theirs at once, and the others hear soon, of everything that has happened meanwhile."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._parcels: dict[str, list[ServerMessage]] = {}
        self._again = 0.0

    def put(self, member: str, messages: Iterable[ServerMessage]) -> None:
        """Messages that the member is told after all earlier ones, once they are sent."""
        for message in messages:
            self._parcels.setdefault(member, []).append(message)

    def next(self) -> float | None:
        """The time at which those who wait for no answer are told; None if nothing waits for that."""
        return self._again if self._parcels else None

    def send(self) -> None:
        """Send everything that waits."""
        parcels, self._parcels = self._parcels, {}
        self._out(parcels)

    def answer(self, members: Container[str], now: float) -> None:
        """Send everything that waits, but no more than these members' parcels where others were sent theirs just
        before."""
        if now >= self._again:
            self._again = now + SECONDS_EACH * len(self._parcels)
            self.send()
            return
        answers = {member: parcel for member, parcel in self._parcels.items() if member in members}
        self._parcels = {member: parcel for member, parcel in self._parcels.items() if member not in answers}
        self._out(answers)

    def _out(self, parcels: Parcels) -> None:
        if not parcels:
            return
        try:
            self._send(parcels)
        except Exception:
            log.exception("Messages could not be sent.")
