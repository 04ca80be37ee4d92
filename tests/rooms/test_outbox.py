"""Frames wait for credit, join while they wait, and are never overtaken by their cursor."""

import struct

from msgspec.structs import replace

from backprop_canvas.protocol.frames import count
from backprop_canvas.protocol.messages import FULL_SPEED, Cursor, Curve, Frame, Members, Plan, usual
from backprop_canvas.rooms.sending.outbox import FLYING_WINDOW, MAX_WAITING, MAX_WAITING_BYTES, WINDOW, Outbox


def frame(step: int, run: int = 1, iteration: int = 1, count: int = 1) -> Frame:
    values = struct.pack("<d", step) * count
    return Frame(number=0, run=run, revision=1, iteration=iteration, sample=0, first=step, values=values)


def cursor(step: int) -> Cursor:
    return Cursor(run=1, start=1, iteration=1, step=step, playing=True, pace=usual("neuron"), milliseconds=1400)


def curve(*iterations: int, run: int = 1, anew: bool = False) -> Curve:
    packed = struct.pack(f"<{len(iterations)}d", *iterations)
    return Curve(number=0, run=run, iterations=packed, losses=packed, samples=1, anew=anew)


def points(message: Curve) -> list[float]:
    assert message.iterations == message.losses
    return list(struct.unpack(f"<{len(message.iterations) // 8}d", message.iterations))


def blocked() -> Outbox:
    outbox = Outbox()
    for step in range(WINDOW):
        list(outbox.push(frame(step)))
    return outbox


def test_frames_are_numbered_and_stop_at_the_window() -> None:
    outbox = Outbox()
    sent = [message for step in range(WINDOW + 10) for message in outbox.push(frame(step))]
    assert [message.number for message in sent if isinstance(message, Frame)] == list(range(1, WINDOW + 1))
    assert outbox.blocked()


def test_a_credit_that_nothing_waits_for_is_only_noted() -> None:
    outbox = Outbox()
    for step in range(WINDOW):
        outbox.push(frame(step))
    assert not outbox.note(1)
    assert [type(message) for message in outbox.push(frame(WINDOW))] == [Frame]
    assert outbox.push(frame(WINDOW + 1)) == []
    assert outbox.note(2)
    assert [type(message) for message in outbox.credit(2)] == [Frame]


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


def test_a_plan_takes_away_the_numbers_that_wait_for_the_micro_steps_before_it() -> None:
    outbox = blocked()
    for message in (frame(WINDOW), curve(1, 2), cursor(WINDOW + 1)):
        assert list(outbox.push(message)) == []
    plan = Plan(revision=2, kinds=b"", targets=b"", groups=b"", group_neurons=b"")
    # The plan goes out at once, and the cursor has nothing left to wait for. The points of the curve stay true.
    assert list(outbox.push(plan)) == [plan, cursor(WINDOW + 1)]
    list(outbox.push(frame(0, run=1, iteration=7)))
    sent = list(outbox.credit(WINDOW))
    assert [(message.iteration, message.first) for message in sent if isinstance(message, Frame)] == [(7, 0)]
    assert [points(message) for message in sent if isinstance(message, Curve)] == [[1, 2]]


def test_credit_for_frames_that_were_never_sent_opens_nothing() -> None:
    outbox = Outbox()
    list(outbox.credit(10**9))
    sent = [message for step in range(WINDOW + 5) for message in outbox.push(frame(step))]
    assert len(sent) == WINDOW


def test_at_full_speed_a_page_is_behind_sooner() -> None:
    outbox = Outbox()
    for step in range(FLYING_WINDOW):
        list(outbox.push(frame(step)))
    assert outbox.blocked(flies=True)
    assert not outbox.blocked()
    list(outbox.credit(1))
    assert not outbox.blocked(flies=True)


def test_a_page_that_stops_reading_fills_no_queue() -> None:
    outbox = Outbox()
    for iteration in range(1, 1000):
        list(outbox.push(frame(0, iteration=iteration)))
        list(outbox.push(curve(iteration)))
    assert outbox.waiting <= MAX_WAITING + 1
    large = [frame(0, iteration=iteration, count=MAX_WAITING_BYTES // 20) for iteration in range(50)]
    for each in large:
        list(outbox.push(each))
    assert outbox.waiting < 5


def test_at_full_speed_only_the_newest_of_what_waits_counts() -> None:
    outbox = Outbox()
    full = replace(cursor(1), pace=FULL_SPEED)
    for iteration in range(1, WINDOW + 20):
        list(outbox.push(frame(0, iteration=iteration)))
        list(outbox.push(replace(full, iteration=iteration)))
    sent = list(outbox.credit(WINDOW))
    assert [message.iteration for message in sent if isinstance(message, Frame | Cursor)] == [WINDOW + 19] * 2


def test_a_page_that_walks_loses_no_frame_while_it_is_behind_for_a_while() -> None:
    outbox = Outbox()
    for iteration in range(1, WINDOW + 50):
        list(outbox.push(frame(0, iteration=iteration)))
        list(outbox.push(replace(cursor(1), iteration=iteration)))
    sent = [message for message in outbox.credit(WINDOW) if isinstance(message, Frame)]
    assert [message.iteration for message in sent] == list(range(WINDOW + 1, WINDOW + 50))


def test_curves_wait_and_join_and_none_of_their_points_is_lost() -> None:
    outbox = Outbox()
    for step in range(WINDOW):
        list(outbox.push(frame(step)))
    assert [message for at in range(1, 10) for message in outbox.push(curve(at, at + 1))] == []
    list(outbox.push(curve(3, run=2)))
    first, second = outbox.credit(WINDOW)
    assert isinstance(first, Curve)
    assert isinstance(second, Curve)
    assert (first.number, points(first)) == (WINDOW + 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert (second.number, second.run, points(second)) == (WINDOW + 2, 2, [3])


def test_a_curve_that_is_told_anew_takes_the_place_of_what_waits() -> None:
    outbox = blocked()
    for message in (curve(1, 2), curve(1, 4, anew=True), curve(4, 6)):
        list(outbox.push(message))
    (sent,) = outbox.credit(WINDOW)
    assert isinstance(sent, Curve)
    assert (sent.anew, points(sent)) == (True, [1, 4, 6])


def test_of_runs_that_are_gone_before_the_page_heard_of_them_nothing_is_told() -> None:
    outbox = Outbox()
    list(outbox.push(curve(1, 2, run=1)))
    for step in range(WINDOW):
        list(outbox.push(frame(step)))
    for run in range(2, 100):
        list(outbox.push(curve(1, run=run)))
        list(outbox.push(replace(curve(run=run), gone=True)))
    list(outbox.push(replace(curve(run=1), gone=True)))
    assert [(message.run, message.gone) for message in outbox.credit(WINDOW) if isinstance(message, Curve)] == [
        (1, True)
    ]
