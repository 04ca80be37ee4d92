"""Frames wait for credit, join while they wait, and are never overtaken by their cursor."""

import struct

from server.protocol.frames import count
from server.protocol.messages import Cursor, Frame, Members
from server.rooms.outbox import WINDOW, Outbox


def frame(step: int, run: int = 1, iteration: int = 1) -> Frame:
    values = struct.pack("<d", step)
    return Frame(number=0, run=run, revision=1, iteration=iteration, sample=0, first=step, values=values)


def cursor(step: int) -> Cursor:
    return Cursor(run=1, start=1, iteration=1, step=step, playing=True, pace="neuron", milliseconds=1400)


def test_frames_are_numbered_and_stop_at_the_window() -> None:
    outbox = Outbox()
    sent = [message for step in range(WINDOW + 10) for message in outbox.push(frame(step))]
    assert [message.number for message in sent if isinstance(message, Frame)] == list(range(1, WINDOW + 1))
    assert outbox.blocked


def test_waiting_frames_join_and_none_is_lost() -> None:
    outbox = Outbox()
    for step in range(WINDOW + 10):
        list(outbox.push(frame(step)))
    list(outbox.push(cursor(WINDOW + 10)))
    sent = list(outbox.credit(WINDOW))
    assert isinstance(sent[0], Frame)
    assert (sent[0].first, count(sent[0])) == (WINDOW, 10)
    assert sent[1] == cursor(WINDOW + 10)


def test_a_cursor_waits_behind_its_numbers_and_other_messages_do_not() -> None:
    outbox = Outbox()
    for step in range(WINDOW + 1):
        list(outbox.push(frame(step)))
    assert list(outbox.push(cursor(3))) == []
    assert list(outbox.push(Members(members=()))) == [Members(members=())]


def test_frames_of_an_earlier_run_give_way() -> None:
    outbox = Outbox()
    for step in range(WINDOW + 5):
        list(outbox.push(frame(step)))
    list(outbox.push(frame(0, run=2)))
    assert [message.run for message in outbox.credit(WINDOW) if isinstance(message, Frame)] == [2]


def test_credit_for_frames_that_were_never_sent_opens_nothing() -> None:
    outbox = Outbox()
    list(outbox.credit(10**9))
    sent = [message for step in range(WINDOW + 5) for message in outbox.push(frame(step))]
    assert len(sent) == WINDOW


def test_a_page_that_stops_reading_fills_no_queue() -> None:
    outbox = Outbox()
    for iteration in range(1, 1000):
        list(outbox.push(frame(0, iteration=iteration)))
    assert len(list(outbox.credit(10**9))) < WINDOW
