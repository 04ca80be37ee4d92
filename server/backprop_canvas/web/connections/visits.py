"""What is known of one connection before it may stay: whether it has named an existing network, and since when it has
not. The server under the application and the channel above it share this value through the WSGI environment."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from backprop_canvas.web.connections.turnstile import Turn

KEY = "backprop_canvas.visit"
# A WebSocket that has not named its network within this time is closed.
CONNECT_SECONDS = 5.0


@dataclass
class Visit:
    """`proved`: its page is a member of a room. `turn`: its place among those that are coming in. `since`: when the
    wait for its introduction began. `silent_since`: since when the connection has sent nothing although it is its turn
    to speak. None means that it is the server's turn. Monotonic, in seconds."""

    proved: bool = False
    turn: Turn | None = None
    since: float = field(default_factory=time.monotonic)
    silent_since: float | None = None
    _asked: bool = False

    def asked(self) -> None:
        """It is the connection's turn to speak. The server's own delay before the first turn does not count against its
        time."""
        self.silent_since = time.monotonic()
        if not self._asked:
            self._asked, self.since = True, self.silent_since

    def spoke(self) -> None:
        """The connection has sent something, which the server has to answer."""
        self.silent_since = None

    def left(self) -> None:
        """The member has left. The connection may not stay without one, unless its page has already said more."""
        self.proved, self.since = False, time.monotonic() - CONNECT_SECONDS

    def admitted(self) -> None:
        """Its page is a member of a room now, and will be told what it needs."""
        self.proved = True
        if self.turn is not None:
            self.turn.introduced()

    def came_in(self) -> None:
        """Nothing keeps others out on its account any more."""
        if self.turn is not None:
            self.turn.end()

    def patience(self) -> float | None:
        """How long to wait for its next word; None if there is no limit."""
        left = self.seconds_left()
        if self.turn is None or self.turn.over:
            return left
        return self.turn.seconds if left is None else min(left, self.turn.seconds)

    def seconds_left(self) -> float | None:
        """How long the connection may still stay; None if there is no limit."""
        return None if self.proved else max(0.0, self.since + CONNECT_SECONDS - time.monotonic())


def visit_of(environ: dict[str, Any]) -> Visit:
    """The visit of a request's connection. It begins now if the server under the application keeps none."""
    visit: Visit = environ.setdefault(KEY, Visit())
    return visit
