"""The id of a sample may be given again. An edit that was made before that must not be made of the new one."""

from __future__ import annotations

from backprop_canvas.document.diff import AddSample, Cell, RemoveSample
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.edits import Edits
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere

ONE, OTHER = "a" * 16, "b" * 16
NEW = AddSample(at=1, inputs={"i1": 0.5, "i2": 0.5}, targets={"o1": 0.5, "o2": 0.5})
GONE, SET = RemoveSample(id=1), Cell(part="inputs", sample=1, neuron="i1", value=0.75)


class Room:
    """Two tabs of one network."""

    def __init__(self) -> None:
        self.session = Session(template("2-2-2"), 1)
        self.session.join("m")
        self.edits, self.number = Edits(self.session, Nowhere()), 0

    def says(self, tab: str, operation: AddSample | RemoveSample | Cell, made_on: int | None) -> str:
        """Whether it is accepted, or the code of what it is refused for."""
        self.number += 1
        edit = wire.Edit(id=self.number, diff=(operation,), revision=made_on)
        (answer,) = (
            out.message
            for out in self.edits.make("m", "p", tab, edit)
            if isinstance(out.message, wire.Accepted | wire.Rejected)
        )
        assert self.edits.save() is None
        assert answer.id == self.number
        return answer.code if isinstance(answer, wire.Rejected) else "accepted"


def test_an_old_removal_and_an_old_value_do_not_meet_the_new_sample() -> None:
    room = Room()
    assert room.says(ONE, NEW, 1) == "accepted"
    seen = room.session.revision
    assert room.says(OTHER, GONE, seen) == "accepted"
    assert room.says(OTHER, NEW, room.session.revision) == "accepted"
    assert room.says(ONE, GONE, seen) == "no_such_record"
    assert room.says(ONE, SET, seen) == "no_such_record"
    assert len(room.session.document.samples) == 2
    assert room.says(ONE, SET, room.session.revision) == "accepted"


def test_a_tab_may_go_on_with_its_own_sample_before_it_hears_of_it() -> None:
    room = Room()
    assert room.says(ONE, NEW, 1) == "accepted"
    assert room.says(ONE, SET, 1) == "accepted"
    assert room.says(ONE, GONE, 1) == "accepted"


def test_a_sample_that_came_back_is_the_one_that_it_was() -> None:
    room = Room()
    assert room.says(ONE, NEW, 1) == "accepted"
    seen = room.session.revision
    assert room.says(OTHER, GONE, seen) == "accepted"
    back = AddSample(at=1, id=1, inputs=NEW.inputs, targets=NEW.targets)
    assert room.says(OTHER, back, room.session.revision) == "accepted"
    assert room.says(ONE, SET, seen) == "accepted"
