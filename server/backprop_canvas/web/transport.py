"""The WebSocket under Socket.IO, with limits that its parts lack. It has no compression, limits a message's size while
receiving it, and ends connections whose other side has stopped reading."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from flask_socketio import SocketIO
from simple_websocket import ConnectionClosed
from wsproto.utilities import RemoteProtocolError

from backprop_canvas.protocol.messages import MAX_MESSAGE_BYTES
from backprop_canvas.web.connections.reading import ReadingSocket
from backprop_canvas.web.connections.turnstile import Turnstile
from backprop_canvas.web.connections.visits import Visit, visit_of
from backprop_canvas.web.security import foreign

# A connection is dead after this time without an acknowledgement from the other side's kernel.
UNACKNOWLEDGED_MILLISECONDS = 20_000
# Room for the packet around the largest message.
PACKET_BYTES = MAX_MESSAGE_BYTES + 1024

# An Engine.IO packet type that carries plain text. Binary data arrives here as bytes, never as base64.
ENGINE_PACKET = re.compile(r"[0-6]")
# The Engine.IO packet by which a page ends its connection.
CLOSE = "1"
# The key of a handshake: 16 bytes in base64.
KEY = re.compile(r"[A-Za-z0-9+/]{22}==")

StartResponse = Callable[..., Any]


class BoundedWebSocket(SimpleWebSocketWSGI):  # type: ignore[misc]
    """Refuses larger messages while they arrive, before they are assembled. Ends a connection that does not name its
    network in time."""

    visit: Visit
    ws: Any
    _ended = False

    def __init__(self, handler: Any, server: Any, **kwargs: Any) -> None:
        super().__init__(handler, server, max_message_size=PACKET_BYTES, **kwargs)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Any:
        give_up_on_silence(environ)
        self.visit = visit_of(environ)
        try:
            self.ws = ReadingSocket(environ, **self.server_args)
        except RemoteProtocolError:
            return _refused(start_response, "400 Bad Request", "Not a WebSocket handshake.")
        answer = self.app(self)
        # By an exception, so that the server below does not answer on a connection that was not its own any more.
        if self.ws.mode == "gunicorn":
            raise StopIteration
        if self.ws.mode == "werkzeug":
            raise ConnectionError
        return answer

    def close(self) -> None:
        """Whatever the other side has done meanwhile: the thread that writes calls this last, and nothing catches what
        it raises."""
        with suppress(ConnectionClosed, OSError):
            super().close()

    def wait(self) -> Any:
        """The next packet. Text that is no packet is passed on as the message that it may have been meant to be. That
        message is refused with a code; the parser below would end the connection with an exception. What follows a
        CLOSE belongs to no connection."""
        packet = None if self._ended else self._next()
        self._ended = isinstance(packet, str) and packet.startswith(CLOSE)
        return f"4{packet}" if isinstance(packet, str) and not ENGINE_PACKET.match(packet) else packet

    def _next(self) -> Any:
        """The next received data; None if the connection has ended or the visitor is overdue."""
        self.visit.asked()
        try:
            while (packet := self.ws.receive(self.visit.patience())) is None:
                self.visit.came_in()
                if self.visit.seconds_left() == 0:
                    self.close()
                    return None
        except ConnectionClosed:
            return None
        self.visit.spoke()
        return packet


class InTurn:
    """WSGI middleware before the sockets, which come in a few at a time. All else passes."""

    def __init__(self, app: Callable[[dict[str, Any], StartResponse], Iterable[bytes]]) -> None:
        self._app = app
        self._turnstile = Turnstile()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        if not (_for_sockets(environ) and "HTTP_UPGRADE" in environ):
            return self._app(environ, start_response)
        turn = visit_of(environ).turn = self._turnstile.enter()
        try:
            return self._app(environ, start_response)
        finally:
            turn.end()


class NoCompression:
    """WSGI middleware before the sockets. It refuses sockets that a page of another site opens, and handshakes that
    are none, at which the parts below fail. It removes WebSocket extensions from the handshake: deflate makes sending
    70 times as expensive. A small compressed message may also expand to hundreds of megabytes before its size is
    checked."""

    def __init__(self, app: Callable[[dict[str, Any], StartResponse], Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        if _for_sockets(environ) and foreign(environ):
            return _refused(start_response, "403 Forbidden", "Not from another site.")
        if _for_sockets(environ) and "HTTP_UPGRADE" in environ and not _is_handshake(environ):
            return _refused(start_response, "400 Bad Request", "Not a WebSocket handshake.")
        return self._app(environ, start_response)


def _for_sockets(environ: Mapping[str, Any]) -> bool:
    return str(environ.get("PATH_INFO", "")).startswith("/socket.io")


def _is_handshake(environ: Mapping[str, Any]) -> bool:
    return (
        str(environ["HTTP_UPGRADE"]).lower() == "websocket"
        and "upgrade" in re.split(r"[\s,]+", str(environ.get("HTTP_CONNECTION", "")).lower())
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and KEY.fullmatch(str(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""))) is not None
    )


def _refused(start_response: StartResponse, status: str, sentence: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{sentence}\n".encode()]


def give_up_on_silence(environ: dict[str, Any]) -> None:
    """Limit how long sent bytes may stay unacknowledged; otherwise a writing thread would wait for ever."""
    connection = environ.get("gunicorn.socket") or environ.get("werkzeug.socket")
    if connection is None:
        return
    # The server under the application may have set deadlines for a request.
    connection.settimeout(None)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MILLISECONDS)


def bound(channel: SocketIO) -> None:
    """Let a Socket.IO server use the bounded WebSocket."""
    engine = channel.server.eio
    engine._async = {**engine._async, "websocket": BoundedWebSocket}
