"""What the members of a room are to be told, until it is sent. A burst of messages for one member is one parcel, since
each sending wakes a thread. This module does not know how a parcel reaches a page."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence

from backprop_canvas.protocol.messages import ServerMessage

log = logging.getLogger(__name__)

# The messages for each member, in order. A message for several members is one object.
Parcels = Mapping[str, Sequence[ServerMessage]]
Send = Callable[[Parcels], None]


class Post:
    """`send` must not block."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._parcels: dict[str, list[ServerMessage]] = {}

    def put(self, member: str, messages: Iterable[ServerMessage]) -> None:
        """Messages that the member is told after all earlier ones, once they are sent."""
        for message in messages:
            self._parcels.setdefault(member, []).append(message)

    def send(self) -> None:
        """Send everything that waits."""
        parcels, self._parcels = self._parcels, {}
        if not parcels:
            return
        try:
            self._send(parcels)
        except Exception:
            log.exception("Messages could not be sent.")
