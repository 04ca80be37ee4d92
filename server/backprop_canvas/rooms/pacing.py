"""Computes when a playing cursor moves next, and how far it moves at full speed. The caller supplies the clock."""

from __future__ import annotations

from collections.abc import Iterable

from backprop_canvas.rooms.full_speed_slice import Slice
from backprop_canvas.session.state.cursor import Cursor


class Beats:
    """The time of each playing member's next beat, in seconds of the caller's clock. `full`: one of them plays at full
    speed."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._slices: dict[str, Slice] = {}
        self.full = False

    def update(self, playing: Iterable[tuple[str, Cursor]], now: float) -> None:
        """Take over who plays. A member that starts to play moves at once; a faster pace shortens the wait."""
        cursors = dict(playing)
        self.full = any(cursor.pace == "full" for cursor in cursors.values())
        intervals = {member: cursor.milliseconds / 1000 for member, cursor in cursors.items()}
        self._due = {member: min(self._due.get(member, now), now + interval) for member, interval in intervals.items()}

    def forget(self, member: str) -> None:
        """The member has left."""
        self._due.pop(member, None)
        self._slices.pop(member, None)

    def next(self) -> float | None:
        """When the next beat is due; None if no member plays."""
        return min(self._due.values(), default=None)

    def due(self, now: float) -> list[str]:
        return [member for member, when in self._due.items() if when <= now]

    def passed(self, member: str, cursor: Cursor, now: float) -> None:
        """A beat was played. The next one follows one interval later; missed beats are not made up for."""
        interval = cursor.milliseconds / 1000
        self._due[member] = max(self._due[member] + interval, now)

    def delay(self, member: str, until: float) -> None:
        """The member cannot take more numbers now."""
        self._due[member] = until

    def steps(self, member: str, cursor: Cursor) -> int:
        """The number of steps in one beat: one, or at full speed as many as measurements allow."""
        if cursor.pace != "full":
            return 1
        return self._slices.setdefault(member, Slice()).count(cursor.direction)

    def took(self, member: str, cursor: Cursor, seconds: float) -> None:
        """Record how long the last beat took to compute. At slower paces this gives no information about full speed."""
        if cursor.pace != "full":
            self._slices.pop(member, None)
        else:
            self._slices.setdefault(member, Slice()).took(cursor.direction, seconds)
