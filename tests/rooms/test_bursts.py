"""A burst of commands of several members: each member is sent few parcels, which hold everything in order, and nothing
that is not stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest

from backprop_canvas.document.diff import Change, Settings
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms import attendance
from backprop_canvas.rooms.commands import Close, Command, Join, Leave, Refuse, Say
from backprop_canvas.rooms.room import Room
from backprop_canvas.rooms.sending import post
from backprop_canvas.rooms.sending.post import Parcels
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session
from backprop_canvas.session.state.core import Core
from backprop_canvas.storage import MadeEdit
from tests.rooms.keepers import Nowhere

PATIENCE_SECONDS = 20
MEMBERS = "abcd"
EDITS = 25
UNLUCKY = 13.0
MARK = wire.Rejected(id=None, code="all_sent", values={}, path="", ids=())


class Failing(Nowhere):
    """Fails at one save, counted from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.fails_at = 0
        self._saves = 0

    def save(self, made: Sequence[MadeEdit], document: Document) -> None:
        self._saves += 1
        if self._saves == self.fails_at:
            raise Problem("storage_failed", reason="the disk is full")
        super().save(made, document)


class Held:
    """A room that does nothing while `free` is not set. `stored` says how many edits were stored when parcels were
    sent."""

    def __init__(self) -> None:
        self.parcels: list[Parcels] = []
        self.stored: list[int] = []
        self.keeper = Failing()
        self.free = threading.Event()
        self._held = threading.Event()
        self._marked = threading.Event()
        self.room = Room(Session(template("2-2-2"), 1), operations(), self.keeper, self._send)
        self.free.set()
        self.room.post(join("guard"))

    def _send(self, parcels: Parcels) -> None:
        self.parcels.append(parcels)
        self.stored.append(len(self.keeper.made))
        if MARK in parcels.get("guard", ()):
            (self._marked if self._held.is_set() else self._held).set()
            # Anything sent before the mark, such as the guard's welcome, holds nobody up.
            assert self.free.wait(PATIENCE_SECONDS)

    def hold(self) -> None:
        """The room does nothing from now on."""
        self.free.clear()
        self._held.clear()
        self._marked.clear()
        self.room.post(Refuse("guard", MARK))
        assert self._held.wait(PATIENCE_SECONDS)

    def together(self, *commands: Command) -> list[Parcels]:
        """What is sent for commands that all wait before the first is done."""
        self.hold()
        for command in (*commands, Refuse("guard", MARK)):
            self.room.post(command)
        sent = len(self.parcels)
        self.free.set()
        assert self._marked.wait(PATIENCE_SECONDS)
        return self.parcels[sent:]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    # All are told of all changes with the burst that brings them.
    monkeypatch.setattr(attendance, "AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(post, "SECONDS_EACH", 0.0)
    made = Held()
    yield made
    made.free.set()
    made.room.post(Close())
    made.room.wait()


def join(member: str) -> Join:
    return Join(member, member * 16, "editor", "v", None, person=member)


def weight(member: str, parameter: str, value: float) -> Say:
    change = Change(kind="parameters", id=parameter, fields={"value": value})
    return Say(member, wire.Edit(id=0, diff=(change,)))


def title(member: str, number: int) -> Say:
    return Say(member, wire.Edit(id=number, diff=(Settings(fields={"title": f"{member} {number}"}),)))


def revisions(parcels: Sequence[Parcels], member: str) -> list[int]:
    """Those that a member was told, in order."""
    told = [message for parcel in parcels for message in parcel.get(member, ())]
    return [message.revision for message in told if isinstance(message, wire.Accepted | wire.Patch)]


def test_a_burst_reaches_each_member_whole_in_order_and_at_once(held: Held) -> None:
    edits = [title(member, number) for number in range(EDITS) for member in MEMBERS]
    parcels = held.together(*map(join, MEMBERS), *edits)
    assert len(parcels) == 1
    for member in MEMBERS:
        assert revisions(parcels, member) == list(range(2, 2 + len(edits)))
        answers = [message.id for message in parcels[0][member] if isinstance(message, wire.Accepted)]
        assert answers == list(range(EDITS))


def test_a_message_for_several_members_is_one_object(held: Held) -> None:
    (parcels,) = held.together(*map(join, MEMBERS), title("a", 0))
    told = {id(message) for member in "bcd" for message in parcels[member] if isinstance(message, wire.Patch)}
    assert len(told) == 1


def test_who_is_here_is_told_once_for_all_who_come_and_go(held: Held) -> None:
    (parcels,) = held.together(*map(join, MEMBERS), Leave("b"), Say("c", wire.Follow(member="a")))
    for member in "acd":
        (here,) = [message for message in parcels[member] if isinstance(message, wire.Members)]
        assert [each.id for each in here.members] == ["guard", "a", "c", "d"]
        assert [each.following for each in here.members] == [None, None, "a", None]
    (parcels,) = held.together(title("a", 0))
    assert not any(isinstance(message, wire.Members) for messages in parcels.values() for message in messages)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_save_that_fails_within_a_burst_acknowledges_nothing_that_is_not_stored(held: Held, fails_at: int) -> None:
    held.keeper.fails_at = fails_at
    # The edits before a member that leaves are one save, and those after it another one.
    parts = [[title("a", number) for number in range(first, first + 4)] for first in (0, 4, 8)]
    held.together(*map(join, MEMBERS))
    parcels = held.together(*parts[0], Leave("c"), *parts[1], Leave("d"), *parts[2])
    answers = [message for parcel in parcels for message in parcel["a"]]
    accepted = {message.id: message.revision for message in answers if isinstance(message, wire.Accepted)}
    refused = [message.id for message in answers if isinstance(message, wire.Rejected)]
    assert accepted == {edit.number: edit.revision for edit in held.keeper.made}
    assert [edit.revision for edit in held.keeper.made] == list(range(2, 10))
    assert refused == list(range(4 * fails_at - 4, 4 * fails_at))
    assert revisions(parcels, "b") == [edit.revision for edit in held.keeper.made]


def test_a_class_that_comes_back_with_edits_begins_one_run(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    start_run = Core.start_run

    def counted(core: Core, start: int) -> None:
        runs.append(core.revision)
        start_run(core, start)

    monkeypatch.setattr(Core, "start_run", counted)
    edits = {member: weight(member, f"w{number}", 0.5) for number, member in enumerate(MEMBERS, 1)}
    parcels = held.together(*(command for member in MEMBERS for command in (join(member), edits[member])))
    assert runs == [1 + len(MEMBERS)]
    for member in MEMBERS:
        assert revisions(parcels, member) == [2, 3, 4, 5]


def test_an_editor_that_reloads_within_a_burst_is_followed_again(held: Held) -> None:
    viewer = Join("v", 16 * "v", "viewer", "v", None)
    held.together(join("a"), viewer, Say("v", wire.Follow(member="a")))
    (parcels,) = held.together(Leave("a"), join("b"))
    (here,) = [message for message in parcels["b"] if isinstance(message, wire.Members)]
    assert {each.id: each.following for each in here.members} == {"guard": None, "v": "b", "b": None}


def test_an_edit_whose_run_cannot_begin_is_refused_alone(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    start_run = Core.start_run

    def failing(core: Core, start: int) -> None:
        if core.document.parameters[0].value == UNLUCKY:
            raise MemoryError
        start_run(core, start)

    monkeypatch.setattr(Core, "start_run", failing)
    edits = weight("a", "w2", 0.1), weight("b", "w1", UNLUCKY), weight("c", "w3", 0.3)
    parcels = held.together(*map(join, "abc"), *edits)
    told = {member: [message for parcel in parcels for message in parcel[member]] for member in "abc"}
    refused = {member: [each.code for each in told[member] if isinstance(each, wire.Rejected)] for member in "abc"}
    assert refused == {"a": [], "b": ["internal"], "c": []}
    assert revisions(parcels, "a") == revisions(parcels, "c") == [2, 3]
    assert [(edit.revision, edit.person) for edit in held.keeper.made] == [(2, "a"), (3, "c")]


def test_nothing_is_told_before_it_is_stored(held: Held) -> None:
    held.together(join("a"), title("a", 0), join("b"), title("b", 0))
    for parcels, stored in zip(held.parcels, held.stored, strict=True):
        told = [revision for member in parcels for revision in revisions([parcels], member)]
        assert max(told, default=1) <= 1 + stored


def test_a_credit_copies_no_session(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    held.together(join("a"))
    copies: list[None] = []
    save_point = Session.save_point

    def counted(session: Session) -> Callable[[], None]:
        copies.append(None)
        return save_point(session)

    monkeypatch.setattr(Session, "save_point", counted)
    held.together()
    without = len(copies)
    held.together(*(Say(member, wire.Credit(frame=1)) for member in ("a", "guard", "nobody")))
    assert len(copies) == 2 * without


def test_a_credit_that_nothing_waits_for_wakes_nobody(held: Held) -> None:
    held.together(join("a"))
    held.hold()
    held.room.post(Say("a", wire.Credit(frame=1)))
    assert held.room._commands.empty()
    held.room.post(Say("nobody", wire.Credit(frame=1)))
    assert not held.room._commands.empty()
    held.free.set()
