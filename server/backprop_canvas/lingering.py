"""Connections whose answer is sent, and whose other side has not closed yet. Closing at once could cut off the answer;
gunicorn's own way waits for the other side in the loop that serves everybody. Here the loop itself hears when the other
side closes. This module knows sockets and a selector, but no requests."""

from __future__ import annotations

import selectors
import socket
import time
from functools import partial

# How long the other side may take.
SECONDS = 2.0
DRAINED_BYTES = 65536


class Lingering:
    """One thread calls it, the one that owns the selector."""

    def __init__(self) -> None:
        self._until: dict[socket.socket, float] = {}

    def add(self, poller: selectors.BaseSelector, sock: socket.socket) -> None:
        """Say goodbye, and close once the other side has, or after a while. Returns at once."""
        try:
            sock.shutdown(socket.SHUT_WR)
        except OSError:
            sock.close()
            return
        sock.setblocking(False)
        self._until[sock] = time.monotonic() + SECONDS
        poller.register(sock, selectors.EVENT_READ, partial(self._hear, poller, sock))

    def sweep(self, poller: selectors.BaseSelector, now: float) -> None:
        """Close those that have had their time."""
        for sock in [sock for sock, until in self._until.items() if until <= now]:
            self._close(poller, sock)

    def _hear(self, poller: selectors.BaseSelector, sock: socket.socket, _: object = None) -> None:
        try:
            if sock.recv(DRAINED_BYTES):
                return
        except BlockingIOError:
            return
        except OSError:
            pass
        self._close(poller, sock)

    def _close(self, poller: selectors.BaseSelector, sock: socket.socket) -> None:
        del self._until[sock]
        poller.unregister(sock)
        sock.close()
