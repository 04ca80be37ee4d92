"""What is known of one connection before it may stay: whether it has named a network that exists, and since when it
has not. Whoever carries the connection and the channel above it share this value, through the WSGI environment.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

KEY = "backprop_canvas.visit"
# A WebSocket that has not named its network by then is closed.
CONNECT_SECONDS = 5.0


@dataclass
class Visit:
    """`proved`: its page is a member of a room. `since`: when the wait for its introduction began; `silent_since`:
    since when nothing has come although it is its turn to speak, None where it is ours. Monotonic, in seconds."""

    proved: bool = False
    since: float = field(default_factory=time.monotonic)
    silent_since: float | None = None
    _asked: bool = False

    def asked(self) -> None:
        """It is its turn to speak. What we needed before the first time is not taken from its seconds."""
        self.silent_since = time.monotonic()
        if not self._asked:
            self._asked, self.since = True, self.silent_since

    def spoke(self) -> None:
        """It has said something, which is to be answered."""
        self.silent_since = None

    def left(self) -> None:
        """The member has gone, and the connection may not stay without one."""
        self.proved, self.since = False, time.monotonic()

    def seconds_left(self) -> float | None:
        """How long it may still stay; None for as long as it likes."""
        return None if self.proved else max(0.0, self.since + CONNECT_SECONDS - time.monotonic())


def visit_of(environ: dict[str, Any]) -> Visit:
    """The visit of a request's connection; begun now where whoever carries it keeps none."""
    visit: Visit = environ.setdefault(KEY, Visit())
    return visit
