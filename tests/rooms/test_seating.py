"""Who still gets a seat."""

from __future__ import annotations

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.rooms.seating import KEPT_FOR_EDITORS, Seating

SEATING = Seating(total=60, each=40)


def refused(role: str, everybody: int, present: int, editors: int = 0) -> str | None:
    try:
        SEATING.check(role, everybody, present, editors)  # type: ignore[arg-type]
    except Problem as problem:
        return problem.code
    return None


@pytest.mark.parametrize(
    ("everybody", "present", "code"), [(39, 39, None), (40, 40, "network_full"), (60, 10, "server_full")]
)
def test_an_editor_gets_the_last_seat(everybody: int, present: int, code: str | None) -> None:
    assert refused("editor", everybody, present) == code


def test_viewers_leave_places_for_those_who_edit() -> None:
    last = SEATING.each - KEPT_FOR_EDITORS
    assert refused("viewer", last - 1, last - 1) is None
    assert refused("viewer", last, last) == "network_full"
    assert refused("viewer", last, last, editors=1) is None
    assert refused("viewer", SEATING.total - KEPT_FOR_EDITORS, 1) == "server_full"


def test_a_small_room_has_places_for_viewers_too() -> None:
    Seating(total=4, each=4).check("viewer", 1, 1, 0)
