"""A WebSocket that is read by the thread which wants the next message. The library's own has a second thread that reads
ahead: each message wakes two threads, and each page needs one more. Another thread may write, and either may end the
connection. This module knows no packets."""

from __future__ import annotations

import selectors
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from simple_websocket import ConnectionClosed, Server
from wsproto.utilities import LocalProtocolError


class NoThread:
    """Stands in for the thread that would read ahead."""

    name = ""

    def __init__(self, target: Callable[[], None]) -> None: ...

    def start(self) -> None: ...


class ReadingSocket(Server):  # type: ignore[misc]
    """Only one thread calls `receive`."""

    connected: bool

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        super().__init__(environ, thread_class=NoThread, **options)

    def receive(self, timeout: float | None = None) -> Any:
        """The next message; None if none has come within `timeout` seconds. Raises ConnectionClosed."""
        while self.connected and not self.input_buffer:
            if timeout is not None and not self._readable(timeout):
                return None
            self.connected = self._read()
        if self.input_buffer:
            return self.input_buffer.pop(0)
        raise ConnectionClosed(self.close_reason, self.close_message)

    def send(self, data: str | bytes) -> None:
        """Raises ConnectionClosed."""
        with being_closed():
            super().send(data)

    def close(self, reason: int | None = None, message: str | None = None) -> None:
        """Raises ConnectionClosed where it is closed already."""
        with being_closed():
            super().close(reason, message)

    def _readable(self, seconds: float) -> bool:
        """Whether data or the end comes within this time. A timeout of the socket itself would hold for sending too."""
        with suppress(OSError, ValueError), selectors.DefaultSelector() as selector:
            selector.register(self.sock, selectors.EVENT_READ)
            return bool(selector.select(seconds))
        return True  # it is closed

    def _read(self) -> bool:
        """Take in what has come. Returns whether more may come."""
        with suppress(OSError):
            data = self.sock.recv(self.receive_bytes)
            if data:
                self.ws.receive_data(data)
                return bool(self._handle_events())
        return False


@contextmanager
def being_closed() -> Iterator[None]:
    """What the protocol refuses while the other thread is closing the connection: the connection is closed."""
    try:
        yield
    except LocalProtocolError as refused:
        raise ConnectionClosed from refused
