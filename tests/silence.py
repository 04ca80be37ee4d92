"""Connections that a program should not wait for: idle, half-sent and slow ones. Shared by a test and a benchmark."""

from __future__ import annotations

import socket
from itertools import cycle, islice

# What each kind says before it falls silent: nothing, half a line, half a head, a body that never comes, a socket that
# never says which network it is for.
BODY = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000"
SOCKET = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + 22 * "A" + "=="
)
BEGINNINGS = (
    b"",
    b"GET / HT",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX-",
    f"POST /new HTTP/1.1\r\nHost: 127.0.0.1\r\n{BODY}\r\n\r\n-".encode(),
    f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n{SOCKET}\r\n\r\n".encode(),
)


def silent(port: int, count: int) -> list[socket.socket]:
    """Connections of all kinds in turn, which have said what they ever say."""
    return [said(port, beginning) for beginning in islice(cycle(BEGINNINGS), count)]


def said(port: int, beginning: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.sendall(beginning)
    return line


def closed(line: socket.socket) -> bool:
    """Whether the other side has closed it; reads what it has said before."""
    try:
        while line.recv(4096):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True
