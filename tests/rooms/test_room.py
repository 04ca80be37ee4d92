"""A room's thread at full speed: it pauses when told, waits for those that play, and lets everybody see the curve."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import pytest

from backprop_canvas.document.diff import Change, RemoveSample, Settings
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms import held
from backprop_canvas.rooms.commands import Close, Command, Join, Say
from backprop_canvas.rooms.room import Room
from backprop_canvas.rooms.sending.outbox import FLYING_WINDOW, WINDOW
from backprop_canvas.rooms.sending.post import Parcels
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere

PATIENCE_SECONDS = 20


class Seated:
    """A room on the 2-2-2 network, with what it sends."""

    def __init__(self, keeper: Nowhere | None = None) -> None:
        self.sent: queue.Queue[tuple[str, wire.ServerMessage]] = queue.Queue()
        self.heard: list[tuple[str, wire.ServerMessage]] = []
        session = Session(template("2-2-2"), 1)
        self.keeper = keeper or Nowhere()
        self.room = Room(session, operations(), self.keeper, self._send)

    def _send(self, parcels: Parcels) -> None:
        for member, messages in parcels.items():
            for message in messages:
                self.sent.put((member, message))

    def post(self, *commands: Command) -> None:
        for command in commands:
            self.room.post(command)

    def hear(self) -> tuple[str, wire.ServerMessage]:
        self.heard.append(self.sent.get(timeout=PATIENCE_SECONDS))
        return self.heard[-1]

    def next(self, member: str, kind: type[wire.ServerMessage]) -> wire.ServerMessage:
        """The next message of a kind to a member."""
        while True:
            to, message = self.hear()
            if to == member and isinstance(message, kind):
                return message

    def rest(self, member: str) -> None:
        """Everything up to where the member's cursor stands still."""
        while True:
            cursor = self.next(member, wire.Cursor)
            if isinstance(cursor, wire.Cursor) and not cursor.playing:
                return


def join(member: str) -> Join:
    return Join(member, member * 16, "editor", "v", None, person=member)


@pytest.fixture
def seated() -> Iterator[Seated]:
    made = Seated()
    yield made
    made.post(Close())
    made.room.wait()


def full_speed(member: str) -> tuple[Say, Say]:
    return Say(member, wire.SetPace(pace=wire.FULL_SPEED)), Say(member, wire.Play())


def numbers(seated: Seated, member: str) -> list[int]:
    return [
        message.number for to, message in seated.heard if to == member and isinstance(message, wire.Frame | wire.Curve)
    ]


def test_a_page_that_takes_nothing_in_is_sent_little_and_pauses_when_it_says_so(seated: Seated) -> None:
    seated.post(join("a"), *full_speed("a"))
    while len(numbers(seated, "a")) < FLYING_WINDOW:
        seated.hear()
    seated.post(Say("a", wire.Pause()))
    seated.rest("a")
    assert FLYING_WINDOW <= len(numbers(seated, "a")) < WINDOW
    assert numbers(seated, "a") == list(range(1, len(numbers(seated, "a")) + 1))


def test_with_credit_it_plays_on_and_nothing_moves_after_a_pause(seated: Seated) -> None:
    seated.post(join("a"), *full_speed("a"))
    while len(numbers(seated, "a")) < WINDOW + FLYING_WINDOW:
        seated.next("a", wire.Cursor)
        seated.post(Say("a", wire.Credit(frame=numbers(seated, "a")[-1])))
    seated.post(Say("a", wire.Pause()))
    seated.rest("a")
    heard = len(numbers(seated, "a"))
    seated.post(Say("a", wire.Credit(frame=heard)), join("b"))
    seated.next("b", wire.Members)
    assert numbers(seated, "a")[heard:] in ([], [heard + 1])


def test_everybody_hears_of_the_curve_and_one_without_credit_loses_no_point(seated: Seated) -> None:
    seated.post(join("a"), join("b"), *full_speed("a"))
    while len(numbers(seated, "a")) < WINDOW + 2 * FLYING_WINDOW:
        seated.next("a", wire.Cursor)
        seated.post(Say("a", wire.Credit(frame=numbers(seated, "a")[-1])))
    seated.post(Say("a", wire.Pause()))
    seated.rest("a")
    sent = len(numbers(seated, "b"))
    assert sent <= WINDOW
    seated.post(Say("a", wire.Credit(frame=numbers(seated, "a")[-1])), Say("b", wire.Credit(frame=sent)), join("c"))
    seated.next("c", wire.Members)
    assert known(seated, "b") == known(seated, "a")
    assert len(known(seated, "b")) > 2 * 8


def known(seated: Seated, member: str) -> bytes:
    """The curve's iterations as a member has them after all that it heard."""
    points: list[bytes] = []
    for to, message in seated.heard:
        if to == member and isinstance(message, wire.Curve):
            came = [message.iterations[at : at + 8] for at in range(0, len(message.iterations), 8)]
            kept = [] if message.anew else points[: points.index(came[0])]
            points = kept + came
    return b"".join(points)


def title(number: int, text: str) -> Say:
    return Say("a", wire.Edit(id=number, diff=(Settings(fields={"title": text}),)))


def answers(seated: Seated, count: int) -> list[tuple[int | None, int | str]]:
    """The next answers to edits: their numbers, and the revision or what stood in the way."""
    told: list[tuple[int | None, int | str]] = []
    while len(told) < count:
        _, message = seated.hear()
        if isinstance(message, wire.Accepted):
            told.append((message.id, message.revision))
        if isinstance(message, wire.Rejected):
            told.append((message.id, message.code))
    return told


def test_edits_are_kept_as_they_were_applied(seated: Seated) -> None:
    seated.post(join("a"), title(3, "one"), title(3, "one"), title(4, "two"))
    assert answers(seated, 3) == [(3, 2), (3, 2), (4, 3)]
    kept = [(edit.revision, edit.tab, edit.number, edit.person) for edit in seated.keeper.made]
    assert kept == [(2, "a" * 16, 3, "a"), (3, "a" * 16, 4, "a")]
    assert seated.keeper.made[1].diff == (Settings(fields={"title": "two"}),)


def test_what_a_run_has_learnt_is_kept_with_the_edit_that_keeps_it_first(seated: Seated) -> None:
    learn = Say("a", wire.Step(direction=1, grain="iteration"))
    seated.post(join("a"), learn, Say("a", wire.SetPace(pace=wire.usual("neuron"))))
    seated.rest("a")
    parameters = Say("a", wire.Edit(id=1, diff=(Change(kind="parameters", id="w1", fields={"value": 0.5}),)))
    seated.post(parameters)
    assert answers(seated, 1) == [(1, 2)]
    diff = seated.keeper.made[0].diff
    assert len(diff) > 1
    assert diff[-1] == Change(kind="parameters", id="w1", fields={"value": 0.5})


def test_an_edit_that_could_not_be_saved_does_not_count_and_is_made_when_it_is_sent_again(seated: Seated) -> None:
    seated.keeper.problem = Problem("storage_failed", reason="the disk is full")
    seated.post(join("a"), title(3, "one"), title(3, "one"))
    assert answers(seated, 2) == [(3, "storage_failed")] * 2
    seated.keeper.problem = None
    seated.post(title(3, "one"), title(4, "two"))
    assert answers(seated, 2) == [(3, 2), (4, 3)]


def test_an_edit_that_was_refused_is_judged_again(seated: Seated) -> None:
    broken = Say("a", wire.Edit(id=3, diff=(RemoveSample(id=99),)))
    seated.post(join("a"), broken, title(4, "two"), broken)
    assert answers(seated, 3) == [(3, "no_such_record"), (4, 2), (3, "no_such_record")]


def test_edits_wait_while_the_database_is_in_use_and_the_room_goes_on(seated: Seated) -> None:
    seated.keeper.problem = Problem("storage_busy")
    seated.post(join("a"), join("b"), title(3, "one"), *(seek(member, step) for member, step in (("a", 2), ("b", 3))))
    assert cursor_at(seated, "b", 3)
    heard = [message for member, message in seated.heard if member == "a"]
    assert not any(isinstance(message, wire.Accepted | wire.Rejected) for message in heard)
    # Whoever moves after an edit means the network with it.
    assert not any(isinstance(message, wire.Cursor) and message.step == 2 for message in heard)
    seated.post(title(3, "one"), title(4, "two"))
    seated.keeper.problem = None
    assert answers(seated, 3) == [(3, 2), (3, 2), (4, 3)]
    assert cursor_at(seated, "a", 2)


def seek(member: str, step: int) -> Say:
    return Say(member, wire.Seek(to=wire.Target(step=step)))


def cursor_at(seated: Seated, member: str, step: int) -> bool:
    """Whether a member comes to a step, if it has not been there; waits for it."""
    been = [message for to, message in seated.heard if to == member and isinstance(message, wire.Cursor)]
    while not any(cursor.step == step for cursor in been):
        to, message = seated.hear()
        if to == member and isinstance(message, wire.Cursor):
            been.append(message)
    return True


def test_edits_that_wait_too_long_are_refused_and_undone(seated: Seated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "GIVE_UP_SECONDS", 0.0)
    seated.keeper.problem = Problem("storage_busy")
    seated.post(join("a"), title(3, "one"))
    assert answers(seated, 1) == [(3, "storage_busy")]
    seated.keeper.problem = None
    seated.post(title(4, "two"))
    assert answers(seated, 1) == [(4, 2)]


def test_where_a_viewer_says_it_was_begins_no_run_but_the_first_editor_does(seated: Seated) -> None:
    late = wire.Position(start=700, iteration=800, step=0)
    seated.post(Join("v", "v" * 16, "viewer", "v", late))
    viewer = seated.next("v", wire.Cursor)
    seated.post(Join("e", "e" * 16, "editor", "v", late))
    editor = seated.next("e", wire.Cursor)
    seated.post(Join("f", "f" * 16, "editor", "v", wire.Position(start=900, iteration=900, step=0)))
    second = seated.next("f", wire.Cursor)
    places = [(one.start, one.iteration) for one in (viewer, editor, second) if isinstance(one, wire.Cursor)]
    assert places == [(1, 1), (700, 800), (700, 700)]
