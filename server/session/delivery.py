"""Which numbers a member still needs to see its place, as frames. Pure: seats and a run in, messages out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from server.protocol import messages
from server.protocol.frames import pack
from server.protocol.messages import EXACT_EDGES, Frame, Plan
from server.session.cursor import Cursor, Seat
from server.session.phases import Place
from server.session.run import Run


def frames(seat: Seat, run: Run, revision: int, place: Place, *, walking: bool) -> Iterator[Frame]:
    """The frames that bring a seat's knowledge up to `place`; the seat then knows it.

    revision: the one whose values the run took. walking: every micro-step as a frame of its own.
    """
    fresh = seat.run != run.number or seat.known.iteration != place.iteration
    first = 0 if fresh else seat.known.step
    if place.step < first or (place.step == first and not fresh):
        return
    # A fresh iteration with nothing done is told too, for the parameters it starts with.
    one = not walking or place.step == first
    for begin, end in pairwise([first, place.step] if one else range(first, place.step + 1)):
        yield _frame(run, revision, place.iteration, begin, end)
    seat.run, seat.known = run.number, place


def _frame(run: Run, revision: int, iteration: int, begin: int, end: int) -> Frame:
    told = run.iteration(iteration)
    single = len(run.network.topology.sources) > EXACT_EDGES
    return Frame(
        number=0,
        run=run.number,
        revision=revision,
        iteration=iteration,
        sample=told.sample,
        first=begin,
        values=pack(told.values[begin:end], single=single),
        single=single,
        parameters=pack(told.parameters, single=False) if begin == 0 else None,
    )


def cursor_message(cursor: Cursor, run: Run | None, following: str | None) -> messages.Cursor:
    """Where a cursor is, for the page."""
    return messages.Cursor(
        run=run.number if run else 0,
        start=run.start if run else cursor.place.iteration,
        iteration=cursor.place.iteration,
        step=cursor.place.step,
        playing=cursor.playing,
        pace=cursor.pace,
        milliseconds=cursor.milliseconds,
        following=following,
    )


def plan_message(run: Run, revision: int) -> Plan:
    """The micro-steps of the run's plan, for the page."""
    steps = run.schedule
    return Plan(
        revision=revision,
        kinds=steps.kinds.astype("u1").tobytes(),
        targets=steps.targets.astype("<u4").tobytes(),
        groups=steps.groups.astype("<u4").tobytes(),
        group_neurons=steps.group_neurons.astype("<i4").tobytes(),
        pass_steps=run.ends.update,
    )
