"""Writes Socket.IO packets: one for all that a page is told at once. This module knows no members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from socketio import packet

from backprop_canvas.document.schema import Document
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import SEVERAL, Operations, ServerMessage, Welcome

# A packet ends with the message that reaches this size. So large messages are not copied into ever larger packets.
ENOUGH_BYTES = 1 << 16
# The parts of welcomes that are kept packed: the newest documents of a few rooms, and the operations.
SHARED_PARTS = 8


class Shared:
    """Packs the document and the operations of a welcome once for all who come: each is welcomed by a message of its
    own, and the document is most of it. Several threads may use it."""

    def __init__(self) -> None:
        # The parts are kept, so that no other part gets the id of one that is gone.
        self._packed: dict[int, tuple[Document | Operations, msgspec.Raw]] = {}

    def welcome(self, message: Welcome) -> bytes:
        """The event and its payload."""
        fields: dict[str, Any] = {field: getattr(message, field) for field in message.__struct_fields__}
        shared = {"document": self._part(message.document), "operations": self._part(message.operations)}
        return msgspec.msgpack.encode((message.__struct_config__.tag, fields | shared))

    def _part(self, part: Document | Operations) -> msgspec.Raw:
        kept = self._packed.get(id(part))
        if kept is None:
            kept = part, msgspec.Raw(msgspec.msgpack.encode(part))
            while len(self._packed) >= SHARED_PARTS:
                self._packed.pop(next(iter(self._packed)), None)
            self._packed[id(part)] = kept
        return kept[1]


class Packer:
    """Packs each message once, for any number of pages."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
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
            self._packed[id(message)] = message, self._pack(message)
        return self._packed[id(message)][1]

    def _pack(self, message: ServerMessage) -> bytes:
        if isinstance(message, Welcome):
            return self._shared.welcome(message)
        return msgspec.msgpack.encode(codec.encode(message))


def _packet(together: list[bytes]) -> bytes:
    """A message that is alone is an event of its own."""
    first, *more = map(msgspec.Raw, together)
    data = (SEVERAL, (first, *more)) if more else first
    return msgspec.msgpack.encode({"type": packet.EVENT, "data": data, "nsp": "/"})
