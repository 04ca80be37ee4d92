"""The run that edits lead to. It begins once for all edits that come together, when somebody is told of it or asks for
it; until then it is due. What it costs does not depend on how many edits there are. This module does not know what an
edit changes."""

from __future__ import annotations

from dataclasses import replace

from backprop_canvas.session.editing import keeping
from backprop_canvas.session.moving.breakpoints import breakpoints_left
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor
from backprop_canvas.session.state.due import Due


def want(core: Core, own: str, lead: str, *, topology: bool, start: int | None = None) -> None:
    """A run from the present document is due, at the place of `lead` unless `start` is given. If one is due already,
    its start stays: all cursors would be there by now. `own` is the leader whose change this is; `topology`: it can
    have changed the micro-steps."""
    due = core.due or Due(_start(core, lead) if start is None else start)
    core.due = due.with_change(own, topology=topology)


def _start(core: Core, lead: str) -> int:
    cursor = core.seats.cursor(lead)
    return keeping.place_after_edit(core.run, cursor).iteration if core.run else cursor.place.iteration


def begin(core: Core) -> list[Outgoing]:
    """Start the run that is due. Every cursor moves to it, or to its first step if the micro-steps changed. Cursors of
    leaders who changed nothing go on playing. Returns the plan for all members if it changed."""
    due, before = core.due, core.run
    if due is None:
        return []
    core.due = None
    core.start_run(due.start)
    # A batch has an additional micro-step for each parameter, so settings and samples can change the plan too.
    resized = before is None or core.run is None or before.ends.total != core.run.ends.total
    anew = bool(due.rebuilt) or resized
    for leader in core.seats.leaders():
        cursor = core.seats.cursor(leader)
        there = _there(before, core.run, cursor, due.start, anew=anew)
        stops = leader in due.rebuilt or (leader in due.changed and (resized or cursor.own_pace is not None))
        core.seats.move(leader, _moved(core.run, cursor, there, stops=stops))
    for each in core.seats.members():
        breakpoints = core.seats[each].cursor.breakpoints
        core.seats.pause_at(each, breakpoints_left(core.document, breakpoints))
    core.unsettled.update(core.seats.members())
    plan = core.plan_message()
    return [Outgoing(each, plan) for each in core.seats.members()] if anew else []


def _there(before: Run | None, run: Run | None, cursor: Cursor, start: int, *, anew: bool) -> Place:
    """The place in `run` of a cursor of the run `before`. `start` is the iteration at which `run` was meant to
    begin."""
    if run is None:
        return Place(start)
    if before is None or anew:
        return Place(run.start)
    there = keeping.place_after_edit(before, cursor)
    return run.ends.within(Place(run.start, there.turn, there.step))


def _moved(run: Run | None, cursor: Cursor, place: Place, *, stops: bool) -> Cursor:
    """The cursor of an edited run. A playing cursor goes on, unless it `stops`: a member's own change ends its journey;
    with a new plan, it ends all of the member's playing."""
    if run is None or stops:
        return cursor.still(place).shown_from(Place(run.start) if run else place)
    until = cursor.until and run.ends.within(cursor.until)
    return replace(cursor, place=place, until=until, paused_by=None).shown_from(Place(run.start))
