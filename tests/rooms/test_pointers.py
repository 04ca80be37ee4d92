"""Pointers: only the newest counts, it is told a few times a second, and to no line that is behind."""

from __future__ import annotations

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.pointers import AGAIN_SECONDS, MESSAGES_A_SECOND, MOST_POINTERS, Pointers
from backprop_canvas.rooms.present import Present
from backprop_canvas.rooms.sending.outbox import WINDOW


def here(*members: str) -> dict[str, Present]:
    return {member: Present(member, "editor", number) for number, member in enumerate(members)}


def at(x: float) -> wire.Point:
    return wire.Point(x=x, y=0.0)


def told(pointers: Pointers, members: dict[str, Present], now: float) -> dict[str, list[tuple[str, float | None]]]:
    heard = {}
    for out in pointers.told(members, now):
        assert isinstance(out.message, wire.Pointers)
        heard[out.member] = [(each.member, each.x) for each in out.message.pointers]
    return heard


def test_of_many_places_only_the_last_is_told_and_not_to_its_own_member() -> None:
    pointers, members = Pointers(), here("a", "b")
    assert pointers.put("a", at(1))
    assert not pointers.put("a", at(2)), "the room is woken once"
    assert told(pointers, members, 5.0) == {"b": [("a", 2)]}
    assert pointers.next() is None


def test_the_next_is_told_after_a_while() -> None:
    pointers, members = Pointers(), here("a", "b")
    pointers.put("a", at(1))
    told(pointers, members, 5.0)
    pointers.put("a", at(2))
    assert pointers.next() == 5.0 + AGAIN_SECONDS
    assert told(pointers, members, 5.0 + AGAIN_SECONDS / 2) == {}
    assert told(pointers, members, 5.0 + AGAIN_SECONDS) == {"b": [("a", 2)]}


def test_a_hall_hears_of_it_so_rarely_that_it_costs_no_more() -> None:
    pointers, members = Pointers(), here(*(f"m{number}" for number in range(301)))
    pointers.put("m0", at(1))
    assert len(told(pointers, members, 5.0)) == 300
    pointers.put("m0", at(2))
    assert pointers.next() == 5.0 + 300 / MESSAGES_A_SECOND


def test_a_line_that_is_behind_hears_nothing_now_and_nothing_old_later() -> None:
    pointers, members = Pointers(), here("a", "b")
    members["b"].outbox._number = WINDOW
    pointers.put("a", at(1))
    assert told(pointers, members, 5.0) == {}
    members["b"].outbox.credit(WINDOW)
    assert told(pointers, members, 6.0) == {}
    pointers.put("a", at(2))
    assert told(pointers, members, 7.0) == {"b": [("a", 2)]}


def test_who_comes_in_hears_where_everybody_points() -> None:
    pointers, members = Pointers(), here("a", "b")
    pointers.put("a", at(1))
    told(pointers, members, 5.0)
    pointers.come("c")
    assert told(pointers, here("a", "b", "c"), 6.0) == {"c": [("a", 1)]}


def test_who_has_left_points_nowhere() -> None:
    pointers = Pointers()
    pointers.put("a", at(1))
    pointers.leave("a")
    pointers.come("b")
    assert told(pointers, here("b"), 5.0) == {}


def test_more_than_can_be_told_apart_are_not_shown() -> None:
    pointers = Pointers()
    members = here(*(f"m{number}" for number in range(MOST_POINTERS + 5)))
    for member in members:
        pointers.put(member, at(1))
    assert len(told(pointers, members, 5.0)[f"m{MOST_POINTERS}"]) == MOST_POINTERS
