"""Reads Socket.IO packets. Decoding never fails, whatever a client sends. Input that is no proper event becomes the
event MALFORMED. It is answered with a code, and the connection stays open."""

from __future__ import annotations

from typing import Any, NoReturn

import msgpack
from socketio import packet
from socketio.msgpack_packet import MsgPackPacket

MALFORMED = "malformed"
# Names that Socket.IO gives to its own events; a client must not be able to send them.
_OWN = frozenset({"connect", "disconnect", "connect_error", "*", MALFORMED})
_KNOWN = frozenset({packet.CONNECT, packet.DISCONNECT, packet.EVENT, packet.ACK})


def _no_extension(code: int, data: bytes) -> NoReturn:
    raise ValueError("extension types are not part of the protocol")


class StrictPacket(MsgPackPacket):  # type: ignore[misc]
    """A msgpack packet whose decoding turns all unexpected input into MALFORMED."""

    def __init__(self, *arguments: Any, encoded_packet: bytes | str | None = None, **more: Any) -> None:
        super().__init__(*arguments, encoded_packet=encoded_packet, **more)
        if encoded_packet is not None and not encoded_packet:
            self._malformed("empty")  # which the class above does not decode at all

    def decode(self, encoded_packet: bytes | str) -> None:
        try:
            self._read(encoded_packet)
        except Exception as error:  # any exception that a hostile packet causes in the decoder
            self._malformed(type(error).__name__)

    def _read(self, encoded_packet: bytes | str) -> None:
        if isinstance(encoded_packet, str):
            raise TypeError("text")
        decoded: dict[str, Any] = msgpack.unpackb(encoded_packet, ext_hook=_no_extension)
        self.packet_type, self.data = decoded["type"], decoded.get("data")
        self.namespace, self.id = decoded["nsp"], None
        if self.packet_type not in _KNOWN or not isinstance(self.namespace, str):
            raise ValueError("packet")
        if self.packet_type == packet.EVENT:
            self._check_event()

    def _check_event(self) -> None:
        data = self.data
        if not isinstance(data, list) or not data or not isinstance(data[0], str):
            raise ValueError("event")
        if data[0] in _OWN:
            self._malformed(data[0])
        elif len(data) != 2:
            self.data = [MALFORMED, data[0]]

    def _malformed(self, what: str) -> None:
        self.packet_type, self.namespace, self.id = packet.EVENT, "/", None
        self.data = [MALFORMED, what]
