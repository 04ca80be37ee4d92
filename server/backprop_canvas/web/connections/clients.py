"""Who is connected, as Socket.IO keeps it, safe across threads. The library's own tables are not: of two clients that
come at the same moment one may be forgotten, and while the last one leaves a new one may find no table."""

from __future__ import annotations

import threading
from typing import Any

from flask_socketio import SocketIO
from socketio import Manager


class Clients(Manager):  # type: ignore[misc]
    """Changes its tables in one thread at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._changing = threading.RLock()

    def pre_connect(self, eio_sid: str, namespace: str) -> Any:
        with self._changing:
            return super().pre_connect(eio_sid, namespace)

    def connect(self, sid: str, namespace: str) -> Any:
        with self._changing:
            return super().connect(sid, namespace)

    def is_connected(self, sid: str, namespace: str) -> bool:
        with self._changing:
            return bool(super().is_connected(sid, namespace))

    def sid_from_eio_sid(self, eio_sid: str, namespace: str) -> Any:
        with self._changing:
            return super().sid_from_eio_sid(eio_sid, namespace)

    def eio_sid_from_sid(self, sid: str, namespace: str) -> Any:
        with self._changing:
            return super().eio_sid_from_sid(sid, namespace) if self._knows(namespace) else None

    def pre_disconnect(self, sid: str, namespace: str) -> Any:
        """The engine's id of the client; None if it is gone already: a client may leave and be sent away at once."""
        with self._changing:
            return super().pre_disconnect(sid, namespace) if self._knows(namespace) else None

    def disconnect(self, sid: str, namespace: str, **options: Any) -> Any:
        with self._changing:
            return super().disconnect(sid, namespace, **options)

    def _knows(self, namespace: str) -> bool:
        return None in self.rooms.get(namespace, {})


class Connections(dict[str, Any]):
    """A table of connections. Another thread may have removed one just before it is removed here."""

    def __delitem__(self, key: str) -> None:
        self.pop(key, None)


class Environments(Connections):
    """What is known of each connection's request. Nothing is known of one that has just ended."""

    def __missing__(self, _: str) -> dict[str, Any]:
        return {}


def shared_by_threads(channel: SocketIO) -> None:
    """Give a Socket.IO server tables that survive a connection's end in another thread."""
    channel.server.environ = Environments(channel.server.environ)
    channel.server.eio.sockets = Connections(channel.server.eio.sockets)
