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

# A returning page is put back at its place by computing the iterations again, up to this much work in all (see
# `Run.work`). That takes seconds at most.
MAX_RESUMED_WORK = 3_000_000


def seated(core: Core, position: Position | None) -> Cursor:
    """The cursor of a member whose page reports `position`."""
    place = _place(core, position)
    if position is None:
        return Cursor(place)
    left = breakpoints_left(core.document, position.breakpoints)
    cursor = Cursor(place, position.pace, breakpoints=left, ask_first=position.ask_first)
    there = (position.iteration, position.turn, position.step) == (place.iteration, place.turn, place.step)
    if not (there and position.ask_first) or position.shown is None:
        return cursor
    # The page still hides the end of its last step.
    return replace(cursor, shown=replace(place, step=min(position.shown, place.step)), asked=position.asked)


def begin_where(core: Core, position: Position | None) -> list[Outgoing]:
    """Let the run begin where a page reports, after the server has forgotten the run. Members that are already present
    with a cursor of their own are put at its start."""
    if position is None or core.run is None or position.start == core.run.start:
        return []
    core.start_run(position.start)
    for leader in core.seats.leaders():
        core.seats.move(leader, core.seats.cursor(leader).still(Place(core.run.start)).in_full())
    return [out for member in core.seats.members() for out in core.tell(member)]


def _place(core: Core, position: Position | None) -> Place:
    """The place that the page reports, if it can be reached; else the start."""
    if core.run is None:
        return Place(1)
    if position is None:
        return Place(core.run.start)
    run = core.run
    behind = position.start != run.start or position.iteration < run.start
    if behind or run.work(position.iteration) > MAX_RESUMED_WORK:
        return Place(run.start)
    try:
        run.iteration(position.iteration)
    except Diverged as problem:
        return run.ends.end(problem.iteration)
    return run.ends.within(Place(position.iteration, position.turn, position.step))
