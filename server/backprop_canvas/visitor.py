"""One connection before and while it is served: the part of its request that has arrived, the deadline for the rest,
and a body that must not arrive too slowly. This module knows gunicorn's connection, but no other connections."""

from __future__ import annotations

import errno
import re
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn

from backprop_canvas.web.connections.visits import Visit

# The limit for the request line, and also for the headers.
HEAD_SECONDS = 5.0
MAX_HEAD_BYTES = 32 * 1024
END_OF_HEAD = b"\r\n\r\n"
UPGRADE = re.compile(rb"\nupgrade[ \t]*:", re.IGNORECASE)
BODY = re.compile(rb"\n(content-length|transfer-encoding)[ \t]*:", re.IGNORECASE)
# A body is cut off after this long without a byte. Later it is also cut off if its average speed since its beginning is
# below this.
BODY_SECONDS = 5.0
BODY_BYTES_PER_SECOND = 4096
# An answer is cut off if the other side takes no byte of it for this long.
SEND_SECONDS = 10


class Visitor(TConn):  # type: ignore[misc]
    """`heard`: when it last sent data. `begun`: when its present activity began. Both are monotonic, in seconds.
    `upgrades`: it is to become a socket. `sends`: its request has a body."""

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any) -> None:
        super().__init__(cfg, sock, client, server)
        # No thread waits for the first byte.
        self.data_ready = True
        self.visit = Visit()
        self.upgrades = self.sends = False
        # Set by the worker: closes the connection once the other side has read the answer.
        self.linger: Callable[[], None] = self.close
        self.listen()

    @property
    def address(self) -> str:
        return str(self.client[0])

    def listen(self) -> None:
        """Begin to wait for the head of a request."""
        self.head = b""
        self.begun = self.heard = time.monotonic()
        self.line_complete = False
        self.sock.setblocking(False)

    def hear(self) -> Literal["all", "some", "nothing"]:
        """Read the data that has arrived. Returns whether the head is complete, incomplete, or will never be
        complete."""
        try:
            data = self.sock.recv(MAX_HEAD_BYTES)
        except BlockingIOError:
            return "some"
        except OSError:
            data = b""
        self.head += data
        self.heard = time.monotonic()
        if not self.line_complete and b"\n" in self.head:
            self.line_complete, self.begun = True, self.heard
        if not data or (END_OF_HEAD not in self.head and len(self.head) > MAX_HEAD_BYTES):
            return "nothing"
        head, complete, _ = self.head.partition(END_OF_HEAD)
        self.upgrades, self.sends = UPGRADE.search(head) is not None, BODY.search(head) is not None
        return "all" if complete else "some"

    def silent_since(self) -> float | None:
        """Since when it has sent nothing although it is its turn."""
        return self.visit.silent_since if self.upgrades else self.heard

    def has_spoken(self) -> bool:
        """Whether something has arrived that nobody has read yet."""
        try:
            return bool(self.sock.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT))
        except OSError:
            return False

    def overdue(self, now: float) -> bool:
        return now - self.begun > HEAD_SECONDS

    def init(self) -> None:
        """Called in the thread that serves it, before each request is read."""
        super().init()
        # A socket that stays has limits of its own, and must not be cut within a message.
        limit = struct.pack("ll", 0 if self.upgrades else SEND_SECONDS, 0)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
        if not isinstance(self.parser.unreader, PacedUnreader):
            self.parser.unreader = PacedUnreader(self)
        self.parser.unreader.begin(self.head)
        self.head = b""

    def close(self, graceful: bool = False) -> None:
        """Never waits for the other side. A socket's own thread still reads, so it is woken up."""
        if graceful and not self.upgrades:
            self.linger()
            return
        self.hang_up()
        super().close()

    def hang_up(self) -> None:
        """Cut the connection; its thread then finds it closed."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


class PacedUnreader(SocketUnreader):  # type: ignore[misc]
    """Reads a request's bytes, and gives up on bytes that arrive too slowly."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(visitor.sock)
        self.visitor = visitor

    def begin(self, data: bytes) -> None:
        """A request begins; `data` is the part of it that has already been read."""
        self.unread(data)
        self.begun, self.received = time.monotonic(), 0

    def chunk(self, size_hint: int | None = None) -> bytes:
        seconds = time.monotonic() - self.begun
        if seconds > BODY_SECONDS and self.received < BODY_BYTES_PER_SECOND * seconds:
            raise ConnectionResetError(errno.ECONNRESET, "The body came too slowly.")
        limit = self.sock.gettimeout()
        self.sock.settimeout(BODY_SECONDS if limit is None else min(limit, BODY_SECONDS))
        try:
            data: bytes = super().chunk(size_hint)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "The body stopped.") from None
        finally:
            self.sock.settimeout(limit)
        self.received += len(data)
        self.visitor.heard = time.monotonic()
        return data
