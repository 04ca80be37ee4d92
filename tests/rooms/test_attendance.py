"""Who is told of those who come, leave and follow, and when."""

from __future__ import annotations

from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.attendance import AGAIN_SECONDS, Attendance
from backprop_canvas.rooms.commands import Join
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session

NOW = 100.0
SOON = NOW + AGAIN_SECONDS / 2
LATER = NOW + AGAIN_SECONDS


def come(here: Attendance, member: str, role: wire.Role = "viewer") -> None:
    here.join(Join(member, member * 16, role, "v", None), operations(), -1, ())


def told(here: Attendance, now: float) -> dict[str, int]:
    """Who is told, and how many are here by that."""
    outgoing = list(here.told(now))
    assert all(isinstance(out.message, wire.Members) for out in outgoing)
    return {out.member: len(out.message.members) for out in outgoing if isinstance(out.message, wire.Members)}


def seated() -> Attendance:
    here = Attendance(Session(template("2-2-2"), 1))
    come(here, "a", "editor")
    assert told(here, NOW) == {"a": 1}
    return here


def test_newcomers_hear_at_once_who_is_here_and_the_others_once_for_many() -> None:
    here = seated()
    come(here, "b")
    come(here, "c")
    assert told(here, SOON) == {"b": 3, "c": 3}
    come(here, "d")
    assert told(here, SOON) == {"d": 4}
    assert here.next() == LATER
    # Who came last knows it already.
    assert told(here, LATER) == {"a": 4, "b": 4, "c": 4}
    assert here.next() is None
    assert told(here, LATER + AGAIN_SECONDS) == {}


def test_after_a_while_a_change_is_told_at_once() -> None:
    here = seated()
    come(here, "b")
    assert told(here, LATER) == {"a": 2, "b": 2}


def test_those_who_leave_and_follow_are_told_of_too() -> None:
    here = seated()
    come(here, "b")
    come(here, "c")
    here.leave("c")
    here.say("b", wire.Follow(member=None))
    assert told(here, SOON) == {"b": 2}
    here.say("b", wire.Follow(member="a"))
    assert told(here, SOON) == {}
    assert told(here, LATER) == {"a": 2, "b": 2}
