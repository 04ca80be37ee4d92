"""A run of another version is computed again by the room's own clock, and not while somebody plays."""

from __future__ import annotations

import numpy as np

from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.again import EVERY_SECONDS, Again
from backprop_canvas.rooms.commands import Close, Leave, Say
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere
from tests.rooms.test_room import Seated, join

FAR = 9_000


def kept() -> Nowhere:
    """What is kept of a run whose engine is another one."""
    keeper, session = Nowhere(), Session(template("2-2-2"), 1)
    session.join("a")
    session.handle("a", wire.Seek(to=wire.Target(iteration=FAR, step=0)))
    session.leaves("a")
    offer = session.to_keep("another")
    assert offer is not None
    keeper.keep_run(offer.parts)
    return keeper


def test_a_slice_comes_thirty_times_a_second_and_none_while_somebody_plays() -> None:
    session = Session(template("2-2-2"), 1)
    session.take_in(kept().parts, "this")
    session.join("a", wire.Position(start=1, iteration=1, step=0))
    again = Again(session)
    assert again.next() == 0.0
    again.beat(50.0)
    assert again.next() == 50.0 + EVERY_SECONDS
    assert again.beat(50.0) == []
    session.handle("a", wire.Play())
    assert again.next() is None
    session.handle("a", wire.Pause())
    for beat in range(FAR):
        again.beat(100.0 + beat)
    assert again.next() is None


def test_a_room_computes_it_by_itself_and_tells_the_curve() -> None:
    seated = Seated(kept())
    seated.post(join("b"), Say("b", wire.Seek(to=wire.Target(iteration=1, step=0))))
    while True:
        curve = seated.next("b", wire.Curve)
        assert isinstance(curve, wire.Curve)
        seated.post(Say("b", wire.Credit(frame=curve.number)))
        if curve.iterations.endswith(np.float64(FAR).tobytes()):
            break
    seated.post(Leave("b"), Close())
    seated.room.wait()
