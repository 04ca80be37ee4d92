"""What one member is sent, and when: frames are numbered and wait for the page's credit, so that a page
that stops reading fills no queue. Waiting frames join or give way; everything else goes out at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from server.protocol.frames import joined
from server.protocol.messages import Cursor, Frame, Plan, ServerMessage

# Frames that may be under way without the page having taken them in.
WINDOW = 64
# Iterations that may wait; beyond that only the newest count.
MAX_WAITING = 8


class Outbox:
    """The order is kept among frames and cursors: a cursor never overtakes the numbers it covers."""

    def __init__(self) -> None:
        self._number = 0
        self._credited = 0
        self._waiting: list[Frame] = []
        self._cursor: Cursor | None = None

    @property
    def blocked(self) -> bool:
        return self._number - self._credited >= WINDOW

    def push(self, message: ServerMessage) -> Iterator[ServerMessage]:
        """The messages to send now because of a new one."""
        if isinstance(message, Frame):
            self._wait(message)
        elif isinstance(message, Cursor):
            self._cursor = message
        else:
            if isinstance(message, Plan):
                # What waits belongs to micro-steps that this plan replaces.
                self._waiting.clear()
            yield message
        yield from self._ready()

    def credit(self, number: int) -> Iterator[ServerMessage]:
        """The messages to send now because the page has taken in frame `number`."""
        self._credited = min(max(self._credited, number), self._number)
        yield from self._ready()

    def _ready(self) -> Iterator[ServerMessage]:
        while self._waiting and not self.blocked:
            self._number += 1
            yield replace(self._waiting.pop(0), number=self._number)
        if self._cursor is not None and not self._waiting:
            cursor, self._cursor = self._cursor, None
            yield cursor

    def _wait(self, frame: Frame) -> None:
        self._waiting = [earlier for earlier in self._waiting if earlier.run == frame.run]
        both = joined(self._waiting[-1], frame) if self._waiting and self.blocked else None
        if both is not None:
            self._waiting[-1] = both
        else:
            self._waiting.append(frame)
        del self._waiting[:-MAX_WAITING]
