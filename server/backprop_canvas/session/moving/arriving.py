"""Where a member begins, and in what state: at the start of the run, or at the place its page reports after a reload or
a lost connection. This module does not know how the cursor moves afterwards."""

from __future__ import annotations

from dataclasses import replace

from backprop_canvas.protocol.messages import Position
from backprop_canvas.session.moving.breakpoints import breakpoints_left
from backprop_canvas.session.run.diverged_neuron import Diverged
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor

# A returning page is put back at its place at once, by computing the iterations again, up to this much work in all (see
# `Run.work`). That takes seconds at most.
MAX_RESUMED_WORK = 3_000_000


def seated(core: Core, position: Position | None) -> Cursor:
    """The cursor of a member whose page reports `position`. It travels there if that takes long."""
    run, there = core.run, _reported(core, position)
    if run is not None and there is not None and run.work(there.iteration) > MAX_RESUMED_WORK:
        begin = Place(run.nearest(there.iteration))
        return _like_before(core, Cursor(begin), position).travelling(begin, run.ends.within(there))
    place = _place(core, there)
    cursor = _like_before(core, Cursor(place), position)
    if position is None or not position.ask_first or position.shown is None or place != there:
        return cursor
    # The page still hides the end of its last step.
    return replace(cursor, shown=replace(place, step=min(position.shown, place.step)), asked=position.asked)


def _like_before(core: Core, cursor: Cursor, position: Position | None) -> Cursor:
    if position is None:
        return cursor
    left = breakpoints_left(core.document, position.breakpoints)
    return replace(cursor, pace=position.pace, breakpoints=left, ask_first=position.ask_first)


def _reported(core: Core, position: Position | None) -> Place | None:
    """The place in the present run that a page reports; None if it reports none."""
    run = core.run
    if run is None or position is None or position.start != run.start or position.iteration < run.start:
        return None
    return Place(position.iteration, position.turn, position.step)


def begin_where(core: Core, position: Position | None) -> list[Outgoing]:
    """Let the run begin where a page reports, after the server has forgotten the run. Members that are already present
    with a cursor of their own are put at its start."""
    if position is None or core.run is None or position.start == core.run.start or core.resumed:
        return []
    core.start_run(position.start)
    for leader in core.seats.leaders():
        core.seats.move(leader, core.seats.cursor(leader).still(Place(core.run.start)).in_full())
    return [out for member in core.seats.members() for out in core.tell(member)]


def _place(core: Core, there: Place | None) -> Place:
    """The place that the page reports, or where the run ends before it; else the start."""
    run = core.run
    if run is None or there is None:
        return Place(run.start if run else 1)
    try:
        run.iteration(there.iteration)
    except Diverged as problem:
        return run.ends.end(problem.iteration)
    return run.ends.within(there)


def note_left(core: Core, member: str) -> None:
    """Remember where a member is, once it has gone anywhere."""
    run, cursor = core.run, core.seats[member].cursor
    place = core.seats.cursor(member).place
    if run is None or (core.left is None and place == Place(run.start) and not cursor.breakpoints):
        return
    core.left = Position(
        start=run.start,
        iteration=place.iteration,
        turn=place.turn,
        step=place.step,
        pace=cursor.own_pace or cursor.pace,
        breakpoints=cursor.breakpoints,
    )
