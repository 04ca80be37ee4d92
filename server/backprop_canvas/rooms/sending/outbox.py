"""Decides which messages one member is sent, and when. Frames and loss curves are numbered and wait for the page's
credit, so that a page that stops reading fills no queue. Waiting messages are joined or dropped; all others are sent at
once. `note` may be called from any thread, the rest from one."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from msgspec.structs import replace

from backprop_canvas.protocol.frames import joined
from backprop_canvas.protocol.messages import Cursor, Curve, Frame, Plan, ServerMessage
from backprop_canvas.rooms.sending.waiting_curves import WaitingCurves

# The most numbered messages that may be sent before the page confirms them.
WINDOW = 64
# While the cursor flies the limit is lower, because the page lags behind by the messages in transit.
FLYING_WINDOW = 8
# The most frames that may wait, and the most bytes in them apart from one frame. Beyond that the oldest are dropped.
MAX_WAITING = 64
MAX_WAITING_BYTES = 1 << 22


class Outbox:
    """Frames and cursors keep their order: a cursor never overtakes the numbers that it covers."""

    def __init__(self) -> None:
        self._number = 0
        self._credited = 0
        self._waiting: list[Frame] = []
        self._cursor: Cursor | None = None
        self._curves = WaitingCurves()
        # A credit must not come between the look at it and the decision to wait for it.
        self._lock = threading.Lock()

    def blocked(self, *, flies: bool = False) -> bool:
        """Whether the page is behind. While the cursor flies the limit is lower."""
        return self._number - self._credited >= (FLYING_WINDOW if flies else WINDOW)

    @property
    def waiting(self) -> int:
        """The number of waiting messages."""
        return len(self._waiting) + len(self._curves)

    def push(self, message: ServerMessage) -> list[ServerMessage]:
        """The messages to send now that a new one has come."""
        if not isinstance(message, Frame | Curve | Cursor | Plan):
            return [message]
        with self._lock:
            return [*self._taken(message), *self._ready()]

    def note(self, number: int) -> bool:
        """The page has confirmed message `number`. Returns whether messages have waited for that."""
        with self._lock:
            self._credited = min(max(self._credited, number), self._number)
            return self.waiting > 0

    def credit(self, number: int) -> list[ServerMessage]:
        """The messages to send now that the page has confirmed message `number`."""
        self.note(number)
        with self._lock:
            return list(self._ready())

    def _taken(self, message: Frame | Curve | Cursor | Plan) -> list[ServerMessage]:
        """Let a message wait. Returns it if it does not."""
        if isinstance(message, Frame):
            self._wait(message)
        elif isinstance(message, Curve):
            self._curves.push(message)
        elif isinstance(message, Cursor):
            self._cursor = message
        else:
            # The waiting frames belong to micro-steps that this plan replaces.
            self._waiting.clear()
            return [message]
        return []

    def _ready(self) -> Iterator[ServerMessage]:
        while self._waiting and not self.blocked():
            yield self._numbered(self._waiting.pop(0))
        if self._cursor is not None and not self._waiting:
            cursor, self._cursor = self._cursor, None
            yield cursor
        while self._curves and not self.blocked():
            yield self._numbered(self._curves.pop())

    def _numbered(self, message: Frame | Curve) -> Frame | Curve:
        self._number += 1
        return replace(message, number=self._number)

    def _wait(self, frame: Frame) -> None:
        self._waiting = [earlier for earlier in self._waiting if earlier.run == frame.run]
        both = joined(self._waiting[-1], frame) if self._waiting and self.blocked() else None
        if both is not None:
            self._waiting[-1] = both
        elif frame.first == 0 and self._cursor is not None and self._cursor.pace.flies:
            # Of a cursor that flies only the newest counts.
            self._waiting = [frame]
        else:
            self._waiting.append(frame)
        while len(self._waiting) > MAX_WAITING or sum(map(_bytes, self._waiting[1:])) > MAX_WAITING_BYTES:
            del self._waiting[0]


def _bytes(frame: Frame) -> int:
    return len(frame.values) + len(frame.parameters or b"")
