"""Edits of a tab that was closed before they were accepted: any tab of that browser may send them, and each is made
once."""

from __future__ import annotations

from backprop_canvas.document.diff import Change, Diff
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.edits import Edits
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere

CLOSED, PRESENT, OTHER = "c" * 16, "a" * 16, "b" * 16


class Started:
    """The edits of a program that has just started, over what was saved before."""

    def __init__(self, keeper: Nowhere) -> None:
        self.keeper = keeper
        self.session = Session(template("2-2-2"), 1 + len(keeper.made))
        self.session.join("m")
        self.edits = Edits(self.session, keeper)
        for tab in (PRESENT, OTHER):
            self.edits.welcome(tab, -1)

    def send(self, tab: str, number: int, origin: tuple[str, int] | None = None, *, save: bool = True) -> int:
        """The revision at which an edit is accepted."""
        first = None if origin is None else wire.Origin(tab=origin[0], id=origin[1])
        message = wire.Edit(id=number, diff=turned(number / 7), origin=first)
        (accepted,) = (
            out.message for out in self.edits.make("m", "p", tab, message) if isinstance(out.message, wire.Accepted)
        )
        assert not save or self.edits.save() is None
        assert accepted.id == number
        return accepted.revision


def turned(value: float) -> Diff:
    return (Change(kind="parameters", id="w1", fields={"value": value}),)


def test_it_is_made_once_whichever_tab_sends_it_and_also_by_a_new_program() -> None:
    keeper = Nowhere()
    program = Started(keeper)
    first = program.send(PRESENT, 0, (CLOSED, 5))
    assert program.send(PRESENT, 0, (CLOSED, 5)) == first
    assert program.send(OTHER, 3, (CLOSED, 5)) == first
    program = Started(keeper)
    assert program.send(OTHER, 4, (CLOSED, 5)) == first
    assert [(edit.tab, edit.number) for edit in keeper.made] == [(CLOSED, 5)]


def test_it_is_made_once_within_one_save() -> None:
    program = Started(Nowhere())
    first = program.send(PRESENT, 0, (CLOSED, 5), save=False)
    assert program.send(OTHER, 0, (CLOSED, 5)) == first
    assert len(program.keeper.made) == 1


def test_later_edits_of_the_closed_tab_that_a_former_program_made_are_known() -> None:
    """Making an earlier one does not hide them."""
    keeper = Nowhere()
    later = Started(keeper).send(CLOSED, 6)
    program = Started(keeper)
    program.send(PRESENT, 0, (CLOSED, 5))
    assert program.send(PRESENT, 1, (CLOSED, 6)) == later
    assert [edit.number for edit in keeper.made] == [6, 5]


def test_its_number_is_not_one_of_the_sending_tab() -> None:
    program = Started(Nowhere())
    program.send(PRESENT, 0, (CLOSED, 5))
    program.send(PRESENT, 5)
    assert [(edit.tab, edit.number) for edit in program.keeper.made] == [(CLOSED, 5), (PRESENT, 5)]
