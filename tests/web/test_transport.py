"""The limits of the WebSocket: no compression, a bound on messages while they arrive, an end to silence."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import msgpack
import pytest
import websocket
from simple_websocket import ConnectionClosed

from backprop_canvas.web import transport
from tests.web.conftest import Page, Served

DEFLATE = "permessage-deflate; client_max_window_bits"


def open_socket(served: Served, **options: Any) -> websocket.WebSocket:
    return websocket.create_connection(
        f"ws://127.0.0.1:{served.port}/socket.io/?EIO=4&transport=websocket", timeout=20, **options
    )


def test_compression_is_not_negotiated(served: Served) -> None:
    line = open_socket(served, header={"Sec-WebSocket-Extensions": DEFLATE})
    assert "sec-websocket-extensions" not in line.headers
    line.close()


def test_without_the_cure_compression_would_be_negotiated(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    stripping = served.app.wsgi_app
    assert isinstance(stripping, transport.NoCompression)
    monkeypatch.setattr(served.app, "wsgi_app", stripping._app)
    line = open_socket(served, header={"Sec-WebSocket-Extensions": DEFLATE})
    assert line.headers["sec-websocket-extensions"].startswith("permessage-deflate")
    line.close()


def test_a_message_that_is_too_large_ends_the_connection_before_it_is_read(served: Served) -> None:
    line = open_socket(served)
    line.recv()
    # One frame that claims 64 MiB: the server must not wait for the rest of it.
    header = bytes([0x82, 0xFF]) + (64 << 20).to_bytes(8, "big") + b"\x00\x00\x00\x00"
    assert line.sock is not None
    line.sock.sendall(header + bytes(transport.PACKET_BYTES + 8192))
    opcode, data = line.recv_data()
    assert (opcode, int.from_bytes(data[:2], "big")) == (websocket.ABNF.OPCODE_CLOSE, 1009)


def test_the_largest_message_is_read(connect: Callable[..., Page]) -> None:
    page = connect()
    page.line.emit("dance", {"steps": "x" * (transport.PACKET_BYTES - 2048)})
    assert page.next("rejected")[1]["code"] == "unknown_message"


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="this system has no such option")
def test_a_connection_ends_when_the_other_side_stops_reading(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    give_up = transport.give_up_on_silence

    def watched(environ: dict[str, Any]) -> None:
        give_up(environ)
        connection = environ["werkzeug.socket"]
        kept.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT))

    monkeypatch.setattr(transport, "give_up_on_silence", watched)
    open_socket(served).close()
    assert kept == [transport.UNACKNOWLEDGED_MILLISECONDS]


def test_what_follows_the_end_of_a_connection_is_not_read(
    connect: Callable[..., Page], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, over = transport.BoundedWebSocket.wait, threading.Event()

    def waited(socket: transport.BoundedWebSocket) -> Any:
        packet = wait(socket)
        if packet is None:
            over.set()
        return packet

    monkeypatch.setattr(transport.BoundedWebSocket, "wait", waited)
    page = connect()
    page.next("members")
    close = websocket.ABNF.create_frame("1", websocket.ABNF.OPCODE_TEXT)
    again = websocket.ABNF.create_frame(msgpack.packb({"type": 0, "nsp": "/"}), websocket.ABNF.OPCODE_BINARY)
    assert page.line.socket.sock is not None
    page.line.socket.sock.sendall(close.format() + again.format())
    assert over.wait(20)
    assert [record.message for record in caplog.records if record.exc_info] == []


def test_another_site_may_not_connect(served: Served) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException):
        open_socket(served, origin="http://elsewhere.example")


def test_polling_is_not_served(served: Served) -> None:
    answer = served.app.test_client().get("/socket.io/?EIO=4&transport=polling")
    assert answer.status_code == 400


def test_an_extension_type_is_no_packet(connect: Callable[..., Page]) -> None:
    page = connect()
    page.next("members")
    event = {"type": 2, "nsp": "/", "data": ["seek", {"step": msgpack.ExtType(5, b"3")}]}
    page.line.send_bytes(msgpack.packb(event))
    assert page.next("rejected")[1]["code"] == "malformed_message"


@pytest.mark.parametrize("reason", [ConnectionClosed(), BrokenPipeError()])
def test_a_line_that_breaks_while_it_is_closed_is_closed(reason: Exception) -> None:
    def close() -> None:
        raise reason

    bounded = transport.BoundedWebSocket(None, None)
    bounded.ws = SimpleNamespace(connected=True, close=close)
    bounded.close()
