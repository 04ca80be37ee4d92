"""How cursors move: by a step, to a place, by the clock. A move returns the numbers up to the new place. A move that
takes long becomes a journey, which the clock makes bit by bit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from backprop_canvas.engine.advancing.ways import in_use
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.moving.breakpoints import check_breakpoints
from backprop_canvas.session.moving.watching import Hit, Watch
from backprop_canvas.session.run import easing
from backprop_canvas.session.run.diverged_neuron import Diverged
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core, Outgoing, rejection
from backprop_canvas.session.state.cursor import Cursor

# This much work is done at once, in up to about 0.2 s; more would delay every member of the room.
WORK_AT_ONCE = {"interpreted": 200_000, "compiled": 2_000_000}


def step(core: Core, member: str, message: wire.Step) -> list[Outgoing]:
    cursor, run = core.seats.cursor(member), core.runnable()
    if message.direction < 0:
        return _go(core, member, run.ends.before(cursor.place, message.grain, run.start), direction=-1)
    place = run.ends.after(cursor.place, message.grain)
    return _go(core, member, place)


def seek(core: Core, member: str, message: wire.Seek) -> list[Outgoing]:
    return _go(core, member, _meant(core.runnable(), core.seats.cursor(member).place, message.to))


def _meant(run: Run, present: Place, target: wire.Target) -> Place:
    """The place that a target means for a member at `present`."""
    turn = present.turn if target.turn is None else target.turn
    return run.ends.within(Place(max(run.start, target.iteration or present.iteration), turn, target.step))


def restart(core: Core, member: str, message: wire.Restart) -> list[Outgoing]:
    return _go(core, member, Place(core.seats.cursor(member).place.iteration))


def _go(core: Core, member: str, place: Place, *, direction: wire.Direction = 1) -> list[Outgoing]:
    run, cursor = core.runnable(), core.seats.cursor(member)
    if _within_reach(run, place.iteration) < place.iteration:
        return _travel(core, member, place)
    try:
        run.iteration(place.iteration)
    except Diverged as problem:
        return _halt(core, member, problem)
    core.seats.move(member, replace(cursor.still(place), direction=direction).taken_from(cursor))
    return core.tell_audience(member)


def _within_reach(run: Run, iteration: int) -> int:
    """The last iteration up to this one that can be shown at once."""
    return run.reachable(iteration, WORK_AT_ONCE[in_use().name])


def _travel(core: Core, member: str, goal: Place) -> list[Outgoing]:
    """Let the clock move the cursor at full speed, from the first iteration that is not known yet."""
    cursor = core.seats.cursor(member)
    known = Place(core.runnable().nearest(goal.iteration))
    begin = max(place for place in (cursor.place, known) if place <= goal)
    core.seats.move(member, cursor.travelling(begin, goal))
    return core.tell_audience(member)


def play(core: Core, member: str, message: wire.Play) -> list[Outgoing]:
    run, cursor = core.runnable(), core.seats.cursor(member)
    until = None if message.until is None else _meant(run, cursor.place, message.until)
    resting = cursor.still(cursor.place).in_full()
    playing = replace(resting, playing=True, direction=message.direction, tempo=message.tempo, until=until)
    core.seats.move(member, replace(playing, playing=not _arrived(run, playing)))
    return core.tell_audience(member)


def _arrived(run: Run, cursor: Cursor) -> bool:
    """Whether a playing cursor has no place left to go."""
    if cursor.direction < 0:
        return cursor.place <= max(cursor.until or Place(run.start), Place(run.start))
    return cursor.until is not None and cursor.place >= cursor.until


def pause(core: Core, member: str, message: wire.Pause) -> list[Outgoing]:
    cursor = core.seats.cursor(member)
    core.seats.move(member, cursor.still(cursor.place))
    return core.tell_audience(member)


def set_pace(core: Core, member: str, message: wire.SetPace) -> list[Outgoing]:
    core.seats.move(member, core.seats.cursor(member).paced(message.pace))
    return core.tell_audience(member)


def set_breakpoints(core: Core, member: str, message: wire.SetBreakpoints) -> list[Outgoing]:
    """Breakpoints belong to the member, also while it follows another."""
    check_breakpoints(core.document, message.breakpoints)
    core.seats.pause_at(member, message.breakpoints)
    return list(core.tell(member))


def follow(core: Core, member: str, message: wire.Follow) -> list[Outgoing]:
    changed = core.seats.follow(member, message.member)
    return [out for each in changed for out in core.tell(each)]


def eased(core: Core, member: str, steps: int) -> int:
    """How many of a beat's steps a playing cursor makes: fewer where it eases and the loss falls fast."""
    cursor = core.seats.cursor(member)
    if not (cursor.pace.eases and cursor.pace.flies and cursor.direction > 0) or cursor.own_pace is not None:
        return steps
    points = core.runnable().curve.points
    return easing.eased(points[: bisect_right(points, cursor.place.iteration, key=lambda each: each.iteration)], steps)


def tick(core: Core, member: str, steps: int) -> list[Outgoing]:
    """Move a playing cursor by `steps` steps at its pace, as far as its way reaches. The iterations between are not
    shown. The cursor pauses at the first breakpoint that it meets."""
    run, cursor = core.runnable(), core.seats.cursor(member)
    place = _back(run, cursor, steps) if cursor.direction < 0 else _on(run, cursor, steps)
    hit = _met(core, cursor, place)
    try:
        run.iteration(hit.place.iteration if hit else place.iteration)
    except Diverged as problem:
        return _halt(core, member, problem)
    core.seats.move(member, _come(run, replace(cursor, place=place), hit))
    return core.tell_audience(member)


def _on(run: Run, cursor: Cursor, steps: int) -> Place:
    place = run.ends.after(cursor.place, cursor.pace.grain, steps)
    if cursor.pace.grain == "epoch":
        # A long step takes several beats.
        farthest = max(_within_reach(run, place.iteration), cursor.place.iteration + 1)
        place = min(place, run.ends.end(farthest))
    return min(place, cursor.until or place)


def _back(run: Run, cursor: Cursor, steps: int) -> Place:
    place = run.ends.before(cursor.place, cursor.pace.grain, run.start, steps)
    return max(place, cursor.until or place)


def _met(core: Core, cursor: Cursor, place: Place) -> Hit | None:
    """The breakpoint that a cursor meets on its way to a place. Breakpoints do not interrupt a journey."""
    if not cursor.breakpoints or cursor.own_pace is not None:
        return None
    watch = Watch(core.runnable(), core.document, cursor.breakpoints)
    return watch.last(cursor.place, place) if cursor.direction < 0 else watch.first(cursor.place, place)


def _come(run: Run, cursor: Cursor, hit: Hit | None) -> Cursor:
    """A playing cursor after a move. It goes on, or rests if it has arrived or met a breakpoint."""
    if hit is not None:
        return cursor.still(hit.place, hit.breakpoint)
    if not _arrived(run, cursor) and not run.ends.looked(cursor.place):
        return cursor
    # The last step of a tour is shown as long as the others.
    return replace(cursor.still(cursor.place), tempo=cursor.tempo)


def _halt(core: Core, member: str, problem: Diverged) -> list[Outgoing]:
    """Pause at the end of the iteration whose update is not finite, and report it."""
    place = core.runnable().ends.end(problem.iteration)
    cursor = core.seats.cursor(member)
    core.seats.move(member, cursor.still(place).taken_from(cursor))
    audience = core.seats.audience(core.seats.leader(member))
    return core.tell_audience(member) + [Outgoing(each, rejection(problem)) for each in audience]
