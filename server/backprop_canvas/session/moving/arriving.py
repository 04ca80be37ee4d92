"""Where and how a member begins: at the start of the run, or as its page says it was before it reloaded or lost its
line. Knows nothing of how the cursor then moves.
"""

from __future__ import annotations

from backprop_canvas.protocol.messages import Position
from backprop_canvas.session.moving.breakpoints import breakpoints_left
from backprop_canvas.session.run.diverged_neuron import Diverged
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor

# A page that comes back is put where it was by computing the iterations anew, up to so much work in all (see
# `Run.work`), which takes seconds at most.
MAX_RESUMED_WORK = 3_000_000


def seated(core: Core, position: Position | None) -> Cursor:
    """The cursor of a member whose page says it was at `position`."""
    place = _place(core, position)
    if position is None:
        return Cursor(place)
    left = breakpoints_left(core.document, position.breakpoints)
    return Cursor(place, position.pace, position.speed, breakpoints=left)


def begin_where(core: Core, position: Position | None) -> list[Outgoing]:
    """Let the run begin where a page says that it began, after the server has forgotten it. Who is there already, and
    sees by itself, is put to its start."""
    if position is None or core.run is None or position.start == core.run.start:
        return []
    core.start_run(position.start)
    for leader in core.seats.leaders():
        core.seats.move(leader, core.seats.cursor(leader).still(Place(core.run.start)))
    return [out for member in core.seats.members() for out in core.tell(member)]


def _place(core: Core, position: Position | None) -> Place:
    """Where its page says it was, if that can be reached; else the start."""
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
