"""A Socket.IO client for tests and benchmarks that hears everything in the order in which it was sent: one thread reads
and tells. (The client of python-socketio starts a thread for each packet.) Knows only the packets that the page uses.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgpack
import websocket

from backprop_canvas.protocol.messages import SEVERAL

PATIENCE_SECONDS = 20
CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR = range(5)
# Packets of Engine.IO that are text: the greeting, a ping and its answer.
OPEN, PING, PONG = "0", "2", "3"


class Line:
    """One connection, over a WebSocket alone. `hear` is told each event with its payload; "disconnect" comes last,
    with "server" where the server said goodbye or did not let the client in, else with "line". `packets` counts those
    that carried events. A network may bring the cookie that opens it: see `Own`."""

    def __init__(self, url: str, auth: dict[str, Any], hear: Callable[[str, Any], None]) -> None:
        cookie = getattr(auth.get("network"), "cookie", None) if isinstance(auth, dict) else None
        self._hear = hear
        self.packets = 0
        self.socket = websocket.create_connection(
            f"{url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket",
            timeout=PATIENCE_SECONDS,
            cookie=cookie,
        )
        try:
            greeting = self.socket.recv()
            if not str(greeting).startswith(OPEN):
                raise RuntimeError(f"no Engine.IO server: {greeting!r}")
        except BaseException:
            self.abort()
            raise
        self.socket.settimeout(None)
        # Like the page, it takes several messages at once, unless its first words say otherwise.
        first = {"several": True, **auth} if isinstance(auth, dict) else auth
        self.send_packet({"type": CONNECT, "nsp": "/", "data": first})
        self._reader = threading.Thread(target=self._read, name="line", daemon=True)
        self._reader.start()

    def emit(self, event: str, *payloads: Any, ack: int | None = None) -> None:
        """Say an event; with `ack` the server is asked for an acknowledgement."""
        packet: dict[str, Any] = {"type": EVENT, "nsp": "/", "data": [event, *payloads]}
        self.send_packet(packet if ack is None else {**packet, "id": ack})

    def send_packet(self, packet: dict[str, Any]) -> None:
        self.send_bytes(msgpack.packb(packet))

    def send_bytes(self, data: bytes) -> None:
        """Send what may be no packet at all."""
        self.socket.send_binary(data)

    def send_text(self, text: str) -> None:
        self.socket.send(text)

    def disconnect(self) -> None:
        """Say goodbye, and hang up."""
        self.send_packet({"type": DISCONNECT, "nsp": "/"})
        self.abort()

    def abort(self) -> None:
        """Hang up without a word, as a page does whose machine is cut off."""
        if (inner := self.socket.sock) is not None:
            # Closing alone would leave the reading thread waiting.
            with suppress(OSError):
                inner.shutdown(socket.SHUT_RDWR)
        self.socket.shutdown()  # type: ignore[no-untyped-call]

    def _read(self) -> None:
        why = "line"
        try:
            while why == "line":
                why = self._take(self.socket.recv())
        except (OSError, websocket.WebSocketException):
            pass
        self._hear("disconnect", why)

    def _take(self, data: str | bytes) -> str:
        """Do what one packet asks. "server" where it ends the connection."""
        if data == PING:
            self.socket.send(PONG)
        if isinstance(data, str):
            if not data:
                raise websocket.WebSocketConnectionClosedException("closed")
            return "line"
        packet = msgpack.unpackb(data)
        if packet["type"] == EVENT:
            self.packets += 1
            for event, payload in events(*packet["data"]):
                self._hear(event, payload)
        elif packet["type"] == ACK:
            self._hear("acknowledged", packet["data"])
        return "server" if packet["type"] in (DISCONNECT, CONNECT_ERROR) else "line"


def events(event: str, payload: Any) -> list[tuple[str, Any]]:
    """The messages that a packet carries, in order."""
    return payload if event == SEVERAL else [(event, payload)]
