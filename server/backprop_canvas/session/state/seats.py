"""The seats of a session's members, and whose cursor each member sees. A seat is a value, so that a copy of all of them
costs nothing: one is taken before each command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Breakpoint
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.cursor import Cursor, Seat


class Seats:
    """A member either leads, with a cursor of its own, or follows a member that leads."""

    def __init__(self) -> None:
        self._seats: dict[str, Seat] = {}

    def __contains__(self, member: str) -> bool:
        return member in self._seats

    def __getitem__(self, member: str) -> Seat:
        return self._seats[member]

    def members(self) -> tuple[str, ...]:
        return tuple(self._seats)

    def leader(self, member: str) -> str:
        """The member whose cursor this one sees: itself, unless it follows or is not here."""
        seat = self._seats.get(member)
        return member if seat is None else seat.following or member

    def cursor(self, member: str) -> Cursor:
        """The cursor that a member sees. Those who follow do not see what their leader hides."""
        leader = self.leader(member)
        cursor = self._seats[leader].cursor
        return cursor if leader == member else cursor.as_followed()

    def move(self, member: str, cursor: Cursor) -> None:
        """Change the state of the cursor that a member sees."""
        self._change(self.leader(member), cursor=cursor)

    def knows(self, member: str, run: int, place: Place) -> None:
        """The member has been sent the numbers of a run up to a place."""
        self._change(member, run=run, known=place)

    def may_see_curve(self, member: str, until: int | None) -> None:
        """The last iteration whose loss the member may have received, if later ones are hidden from it."""
        if self._seats[member].curve_until != until:
            self._change(member, curve_until=until)

    def _change(self, member: str, **fields: Any) -> None:
        self._seats[member] = replace(self._seats[member], **fields)

    def leaders(self) -> Iterator[str]:
        """The members that have a cursor of their own."""
        return (member for member, seat in self._seats.items() if seat.following is None)

    def audience(self, leader: str) -> tuple[str, ...]:
        """All members who see this leader's cursor, the leader first."""
        return (leader, *(member for member, seat in self._seats.items() if seat.following == leader))

    def sit(self, member: str, cursor: Cursor) -> None:
        self._seats[member] = Seat(cursor)

    def pause_at(self, member: str, breakpoints: tuple[Breakpoint, ...]) -> None:
        """The breakpoints of a member's own cursor, also while it follows another member."""
        cursor = self._seats[member].cursor
        if cursor.breakpoints != breakpoints:
            self._change(member, cursor=replace(cursor, breakpoints=breakpoints))

    def ask_first(self, member: str, on: bool) -> None:
        """Whether a member asks for results first. Then its own cursor hides them, also later, if it follows another
        member now."""
        cursor = replace(self._seats[member].cursor, ask_first=on)
        self._change(member, cursor=cursor if on else cursor.in_full())

    def led_by(self, member: str) -> Cursor | None:
        """The whole cursor of the member that this one follows; None if it follows nobody."""
        leader = self._seats[member].following
        return None if leader is None else self._seats[leader].cursor

    def leave(self, member: str) -> tuple[str, ...]:
        """Remove a seat. Its followers continue at the same place, at rest; their ids are returned."""
        last = self._seats.pop(member).cursor.as_followed()
        left = tuple(other for other, seat in self._seats.items() if seat.following == member)
        for other in left:
            self._part(other, last)
        return left

    def _part(self, member: str, seen: Cursor) -> None:
        """Give a member a cursor of its own where it last saw the leader's cursor. Its breakpoints stay its own, and so
        does whether it asks first."""
        own = self._seats[member].cursor
        cursor = replace(seen.still(seen.place).in_full(), breakpoints=own.breakpoints, ask_first=own.ask_first)
        self._change(member, cursor=cursor, following=None)

    def follow(self, member: str, other: str | None) -> tuple[str, ...]:
        """Let a member see through another's cursor. None gives it its own cursor again, at rest, at the same place.

        Its own followers come along. Returns all members whose cursor has changed."""
        if other is None:
            self._part(member, self.cursor(member))
            return (member,)
        if other not in self._seats or self.leader(other) == member:
            raise Problem("cannot_follow")
        leader = self.leader(other)
        changed = self.audience(member) if self.leader(member) == member else (member,)
        for each in changed:
            self._change(each, following=leader)
        return changed

    def copy(self) -> Seats:
        """An independent copy of the seats."""
        twin = Seats()
        twin._seats = self._seats.copy()
        return twin
