"""A room's thread at full speed: it pauses when told, waits for those that play, and lets everybody see the curve."""

from __future__ import annotations

import queue
from collections.abc import Iterator

import pytest
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import Close, Command, Join, Say
from backprop_canvas.rooms.outbox import FULL_WINDOW, WINDOW
from backprop_canvas.rooms.room import Room
from backprop_canvas.session.network.tables import operations
from backprop_canvas.session.session import Session

PATIENCE_SECONDS = 20


class Seated:
    """A room on the 2-2-2 network, with what it sends."""

    def __init__(self) -> None:
        self.sent: queue.Queue[tuple[str, wire.ServerMessage]] = queue.Queue()
        self.heard: list[tuple[str, wire.ServerMessage]] = []
        session = Session(template("2-2-2"), 1)
        self.room = Room(session, operations(), lambda _document, _revision: None, self._send, {})

    def _send(self, member: str, message: wire.ServerMessage) -> None:
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
    return Join(member, member * 16, "editor", "v", None)


@pytest.fixture
def seated() -> Iterator[Seated]:
    made = Seated()
    yield made
    made.post(Close())
    made.room.wait()


def full_speed(member: str) -> tuple[Say, Say]:
    return Say(member, wire.SetPace(pace="full")), Say(member, wire.Play())


def numbers(seated: Seated, member: str) -> list[int]:
    return [
        message.number for to, message in seated.heard if to == member and isinstance(message, wire.Frame | wire.Curve)
    ]


def test_a_page_that_takes_nothing_in_is_sent_little_and_pauses_when_it_says_so(seated: Seated) -> None:
    seated.post(join("a"), *full_speed("a"))
    while len(numbers(seated, "a")) < FULL_WINDOW:
        seated.hear()
    seated.post(Say("a", wire.Pause()))
    seated.rest("a")
    assert FULL_WINDOW <= len(numbers(seated, "a")) < WINDOW
    assert numbers(seated, "a") == list(range(1, len(numbers(seated, "a")) + 1))


def test_with_credit_it_plays_on_and_nothing_moves_after_a_pause(seated: Seated) -> None:
    seated.post(join("a"), *full_speed("a"))
    while len(numbers(seated, "a")) < 3 * WINDOW:
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
    while len(numbers(seated, "a")) < 4 * WINDOW:
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
