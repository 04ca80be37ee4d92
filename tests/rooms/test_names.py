"""Names that people give: what may be one, who hears of it, and what stands in the way."""

from __future__ import annotations

import pytest

from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.attendance import Attendance
from backprop_canvas.rooms.commands import Join
from backprop_canvas.rooms.names import Naming, name_of, named
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada", "Ada"),
        ("  Ada   L. ", "Ada L."),
        ("", ""),
        ("\n", ""),
        ("Žofie", "Žofie"),
        ("李 2", "李 2"),
        ("a'b-c", "a'b-c"),
    ],
)
def test_a_name_is_kept_as_it_is_read(typed: str, kept: str) -> None:
    assert name_of(typed, 24) == kept


@pytest.mark.parametrize("typed", ["x" * 25, "a\u202eb", "a\u200bb", "a\x00b", "Z" + "\u0335" * 3, "a\ue000"])
def test_what_would_disturb_the_lines_around_it_is_no_name(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        name_of(typed, 24)
    assert caught.value.code == "bad_label"


class Room:
    """One person's two pages, and somebody who looks on."""

    def __init__(self) -> None:
        self.keeper = Nowhere()
        self.here = Attendance(Session(template("2-2-2"), 1))
        for member, role, person in (("a", "editor", "p"), ("b", "editor", "p"), ("v", "viewer", "q")):
            join = Join(member, member * 16, role, "v", None, person=person)  # type: ignore[arg-type]
            self.here.join(join, operations(), -1, ())

    def says(self, member: str, message: Naming) -> dict[str, wire.ServerMessage]:
        return {out.member: out.message for out in named(self.keeper, self.here, member, message)}


def test_a_person_is_called_so_on_all_pages_and_from_now_on() -> None:
    room = Room()
    assert room.says("a", wire.SetName(name=" Ada ")) == {}
    assert room.keeper.called == {"p": "Ada"}
    (told,) = {out.message for out in room.here.told(9.0)}
    assert isinstance(told, wire.Members)
    assert [each.name for each in told.members] == ["Ada", "Ada", ""]


def test_those_who_edit_hear_what_a_version_is_called() -> None:
    room = Room()
    told = room.says("a", wire.NameVersion(revision=3, name="before"))
    assert told == dict.fromkeys("ab", wire.Named(revision=3, name="before"))
    assert room.keeper.named == {3: "before"}


@pytest.mark.parametrize("message", [wire.SetName(name="Ada"), wire.NameVersion(revision=3, name="x")])
def test_a_name_that_cannot_be_kept_is_not_given(message: Naming) -> None:
    room = Room()
    room.keeper.problem = Problem("storage_busy")
    (refused,) = room.says("a", message).values()
    assert isinstance(refused, wire.Rejected)
    assert refused.code == "storage_busy"
    assert [each.name for each in room.here.everybody().values()] == ["", "", ""]
