"""The numbers that a member still needs to see its place, and those that it may see. Pure: takes seats and a run,
returns messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backprop_canvas.protocol import messages
from backprop_canvas.protocol.curves import up_to
from backprop_canvas.protocol.frames import pack
from backprop_canvas.protocol.messages import EXACT_EDGES, Frame, Plan
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.cursor import Cursor, Seat
from backprop_canvas.session.state.seats import Seats


def frame(seat: Seat, run: Run, revision: int, place: Place) -> Frame | None:
    """The frame that extends what a seat knows up to `place`; None if it lacks nothing.

    revision: the one whose values the run took."""
    known = seat.known
    fresh = (seat.run, known.iteration, known.turn) != (run.number, place.iteration, place.turn)
    first = 0 if fresh else seat.known.step
    # A new turn with no steps done is sent too, for the parameters that it starts with.
    if place.step < first or (place.step == first and not fresh):
        return None
    return run.frames.get((revision, place, first), lambda: _frame(run, revision, place, first, place.step))


def _frame(run: Run, revision: int, place: Place, begin: int, end: int) -> Frame:
    told = run.shown(place.iteration, place.turn)
    single = len(run.network.topology.sources) > EXACT_EDGES
    return Frame(
        number=0,
        run=run.number,
        revision=revision,
        iteration=place.iteration,
        turn=place.turn,
        sample=told.sample,
        first=begin,
        values=pack(told.values[begin:end], single=single),
        single=single,
        parameters=pack(run.iteration(place.iteration).parameters, single=False) if begin == 0 else None,
    )


def cursor_message(seat: Seat, cursor: Cursor, run: Run | None) -> messages.Cursor:
    """The position of the cursor that a member sees, for the page. The breakpoints are the member's own."""
    follows, hides = seat.following is not None, cursor.shown is not None
    return messages.Cursor(
        run=run.number if run else 0,
        start=run.start if run else cursor.place.iteration,
        iteration=cursor.place.iteration,
        turn=cursor.place.turn,
        turns=run.ends.turns(cursor.place.iteration) if run else 1,
        step=cursor.place.step,
        playing=cursor.playing,
        pace=cursor.pace,
        direction=cursor.direction,
        milliseconds=cursor.milliseconds,
        following=seat.following,
        breakpoints=seat.cursor.breakpoints,
        paused_by=cursor.paused_by,
        ask_first=cursor.ask_first,
        asked=cursor.asked if follows and hides else None,
        holds=not follows and hides and cursor.asked is None,
    )


def curve_until(seats: Seats, member: str, run: Run | None) -> int | None:
    """The last iteration whose loss a member may see; None if it may see all. If its leader asks for results first, a
    loss is hidden until the passes of its iteration are shown."""
    leader = seats.led_by(member)
    if leader is None or not leader.ask_first or run is None:
        return None
    place = seats.cursor(member).place
    passed = Place(place.iteration, run.ends.turns(place.iteration) - 1, run.ends.pass_steps)
    return place.iteration if place >= passed and not place.beside else place.iteration - 1


def cut(curves: Iterable[messages.Curve], run: Run | None, until: int | None) -> Iterator[messages.Curve]:
    """The curves, without the points of run `run` after iteration `until`."""
    for curve in curves:
        if run is None or until is None or curve.run != run.number:
            yield curve
        elif (part := up_to(curve, until)).iterations:
            yield part


def plan_message(run: Run, revision: int) -> Plan:
    """The micro-steps of the run's plan, for the page."""
    return run.plans.get(revision, lambda: _plan(run, revision))


def _plan(run: Run, revision: int) -> Plan:
    steps = run.schedule
    return Plan(
        revision=revision,
        kinds=steps.kinds.astype("u1").tobytes(),
        targets=steps.targets.astype("<u4").tobytes(),
        groups=steps.groups.astype("<u4").tobytes(),
        group_neurons=steps.group_neurons.astype("<i4").tobytes(),
        pass_steps=run.ends.pass_steps,
    )
