"""Writes Socket.IO packets: one for all that a page is told at once. This module knows no members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from socketio import packet

from backprop_canvas.document.schema import Document
from backprop_canvas.protocol import codec
from backprop_canvas.protocol.messages import FETCHED_FROM, SEVERAL, Operations, ServerMessage, Welcome
from backprop_canvas.web.shelf import Shelf

# A packet ends with the message that reaches this size. So large messages are not copied into ever larger packets.
ENOUGH_BYTES = 1 << 16
# The parts of welcomes that are kept packed: the newest documents of a few rooms, and the operations.
SHARED_PARTS = 8
# The documents that are kept parted from their samples.
PARTED = 2


class Shared:
    """Packs the document and the operations of a welcome once for all who come: each is welcomed by a message of its
    own, and the document is most of it. The samples of a large document lie on the `shelf` instead, for pages that
    fetch them. Several threads may use it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        # The parts are kept, so that no other part gets the id of one that is gone.
        self._packed: dict[int, tuple[Document | Operations, msgspec.Raw]] = {}
        # Documents whose samples are fetched: without them, and the samples as JSON.
        self._apart: dict[int, tuple[Document, Document, bytes]] = {}

    def welcome(self, message: Welcome, *, fetches: bool) -> bytes:
        """The event and its payload. fetches: the page fetches the samples of a large document."""
        fields: dict[str, Any] = {field: getattr(message, field) for field in message.__struct_fields__}
        document = message.document
        if fetches and len(document.samples) > FETCHED_FROM:
            document, samples = self._parted(document)
            fields["samples_hash"] = self._shelf.put(message.handle, samples)
        shared = {"document": self._part(document), "operations": self._part(message.operations)}
        return msgspec.msgpack.encode((message.__struct_config__.tag, fields | shared))

    def _parted(self, document: Document) -> tuple[Document, bytes]:
        kept = self._apart.get(id(document))
        if kept is None:
            light = msgspec.structs.replace(document, samples=())
            kept = document, light, msgspec.json.encode(document.samples)
            while len(self._apart) >= PARTED:
                self._apart.pop(next(iter(self._apart)), None)
            self._apart[id(document)] = kept
        return kept[1], kept[2]

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

    def packets(self, messages: Sequence[ServerMessage], *, several: bool, fetches: bool = False) -> Iterator[bytes]:
        """The packets that carry these messages in order. `several`, `fetches`: see `Auth`."""
        together: list[bytes] = []
        size = 0
        for packed in (self._once(message, fetches=fetches) for message in messages):
            together.append(packed)
            size += len(packed)
            if not several or size >= ENOUGH_BYTES:
                yield _packet(together)
                together, size = [], 0
        if together:
            yield _packet(together)

    def _once(self, message: ServerMessage, *, fetches: bool) -> bytes:
        """An event and its payload. Nobody else is sent the same welcome."""
        if id(message) not in self._packed:
            self._packed[id(message)] = message, self._pack(message, fetches=fetches)
        return self._packed[id(message)][1]

    def _pack(self, message: ServerMessage, *, fetches: bool) -> bytes:
        if isinstance(message, Welcome):
            return self._shared.welcome(message, fetches=fetches)
        return msgspec.msgpack.encode(codec.encode(message))


def _packet(together: list[bytes]) -> bytes:
    """A message that is alone is an event of its own."""
    first, *more = map(msgspec.Raw, together)
    data = (SEVERAL, (first, *more)) if more else first
    return msgspec.msgpack.encode({"type": packet.EVENT, "data": data, "nsp": "/"})
