"""A WebSocket that one thread ends while another one still writes."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator

import pytest
from simple_websocket import ConnectionClosed
from wsproto.events import CloseConnection

from backprop_canvas.web.connections.reading import ReadingSocket


@pytest.fixture
def closing() -> Iterator[ReadingSocket]:
    """One whose reading thread has just sent its end and not come further."""
    near, far = socket.socketpair()
    environ = {
        "werkzeug.socket": near,
        "HTTP_UPGRADE": "websocket",
        "HTTP_CONNECTION": "Upgrade",
        "HTTP_SEC_WEBSOCKET_VERSION": "13",
        "HTTP_SEC_WEBSOCKET_KEY": base64.b64encode(bytes(16)).decode(),
        "HTTP_HOST": "localhost",
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
    }
    reading = ReadingSocket(environ)
    reading.ws.send(CloseConnection(1009))
    assert reading.connected
    yield reading
    near.close()
    far.close()


def test_a_message_after_the_end_finds_a_closed_connection(closing: ReadingSocket) -> None:
    with pytest.raises(ConnectionClosed):
        closing.send(b"late")


def test_an_end_after_the_end_finds_a_closed_connection(closing: ReadingSocket) -> None:
    with pytest.raises(ConnectionClosed):
        closing.close()
