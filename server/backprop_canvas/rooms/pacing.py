"""Computes when a playing cursor moves next, and by how many steps. The caller supplies the clock."""

from __future__ import annotations

from collections.abc import Iterable

from backprop_canvas.rooms.flying_slice import Slice
from backprop_canvas.session.state.cursor import Cursor


class Beats:
    """The time of each playing member's next beat, in seconds of the caller's clock. `flies`: one of them
    makes several steps in a beat."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._slices: dict[str, Slice] = {}
        # The part of a step that a beat had to leave out.
        self._owed: dict[str, float] = {}
        self.flies = False

    def update(self, playing: Iterable[tuple[str, Cursor]], now: float) -> None:
        """Take over who plays. A member that starts to play moves at once; a faster pace shortens the wait."""
        cursors = dict(playing)
        self.flies = any(cursor.pace.flies for cursor in cursors.values())
        intervals = {member: cursor.milliseconds / 1000 for member, cursor in cursors.items()}
        self._due = {member: min(self._due.get(member, now), now + interval) for member, interval in intervals.items()}

    def forget(self, member: str) -> None:
        """The member has left."""
        self._due.pop(member, None)
        self._slices.pop(member, None)
        self._owed.pop(member, None)

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
        """The number of steps in one beat: one, or where the cursor flies as many as its rate says, and at most as many
        as fit. What did not fit is not made up for."""
        if not cursor.pace.flies:
            return 1
        fitting = self._slices.setdefault(member, Slice()).count(cursor.direction)
        if cursor.pace.rate is None:
            return fitting
        owed = self._owed.get(member, 0.0) + cursor.pace.rate * cursor.milliseconds / 1000
        self._owed[member] = owed % 1
        return max(1, min(fitting, int(owed)))

    def took(self, member: str, cursor: Cursor, steps: int, seconds: float) -> None:
        """Record how long the last beat took to compute its steps. One step at a time tells nothing of how many fit."""
        if not cursor.pace.flies:
            self._slices.pop(member, None)
        else:
            self._slices.setdefault(member, Slice()).took(cursor.direction, steps, seconds)
