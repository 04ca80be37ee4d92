"""Writes Socket.IO packets: one for all that a page is told at once. This module knows no members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from socketio import packet

from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import SEVERAL, ServerMessage

# A packet ends with the message that reaches this size. So large messages are not copied into ever larger packets.
ENOUGH_BYTES = 1 << 16


class Packer:
    """Packs each message once, for any number of pages."""

    def __init__(self) -> None:
        # The messages are kept, so that no other message gets the id of one that is gone.
        self._packed: dict[int, tuple[ServerMessage, bytes]] = {}

    def packets(self, messages: Sequence[ServerMessage], *, several: bool) -> Iterator[bytes]:
        """The packets that carry these messages in order. `several`: a packet may carry more than one."""
        together: list[bytes] = []
        size = 0
        for packed in map(self._once, messages):
            together.append(packed)
            size += len(packed)
            if not several or size >= ENOUGH_BYTES:
                yield _packet(together)
                together, size = [], 0
        if together:
            yield _packet(together)

    def _once(self, message: ServerMessage) -> bytes:
        """An event and its payload."""
        if id(message) not in self._packed:
            self._packed[id(message)] = message, msgspec.msgpack.encode(codec.encode(message))
        return self._packed[id(message)][1]


def _packet(together: list[bytes]) -> bytes:
    """A message that is alone is an event of its own."""
    first, *more = map(msgspec.Raw, together)
    data = (SEVERAL, (first, *more)) if more else first
    return msgspec.msgpack.encode({"type": packet.EVENT, "data": data, "nsp": "/"})
