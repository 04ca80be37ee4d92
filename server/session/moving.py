"""How cursors move: by a step, to a place, by the clock. A move gives the numbers up to the new place."""

from __future__ import annotations

from dataclasses import replace

from server.protocol import messages as wire
from server.session.core import Core, Outgoing, rejection
from server.session.phases import WALKING, Place
from server.session.run import Diverged

# A page that comes back is put where it was by computing the iterations anew, up to so much work in all (see
# `Run.work`), which takes seconds at most.
MAX_RESUMED_WORK = 3_000_000


def step(core: Core, member: str, message: wire.Step) -> list[Outgoing]:
    cursor, run = core.seats.cursor(member), core.runnable()
    if message.direction < 0:
        return _go(core, member, run.ends.before(cursor.place, message.grain, run.start))
    place = run.ends.after(cursor.place, message.grain)
    return _go(core, member, place, walking=message.grain in WALKING)


def seek(core: Core, member: str, message: wire.Seek) -> list[Outgoing]:
    iteration = core.seats.cursor(member).place.iteration
    return _go(core, member, Place(iteration, min(message.to.step, core.runnable().ends.total)))


def restart(core: Core, member: str, message: wire.Restart) -> list[Outgoing]:
    return _go(core, member, Place(core.seats.cursor(member).place.iteration, 0))


def _go(core: Core, member: str, place: Place, *, walking: bool = False) -> list[Outgoing]:
    core.runnable().iteration(place.iteration)  # raises Diverged before anything has moved
    core.seats.move(member, core.seats.cursor(member).still(place))
    return core.tell_audience(member, walking=walking)


def play(core: Core, member: str, message: wire.Play) -> list[Outgoing]:
    total, cursor = core.runnable().ends.total, core.seats.cursor(member)
    until = None if message.until is None else min(message.until.step, total)
    reached = until is not None and cursor.place.step >= until
    core.seats.move(member, replace(cursor, playing=not reached, tempo=message.tempo, until=until))
    return core.tell_audience(member)


def pause(core: Core, member: str, message: wire.Pause) -> list[Outgoing]:
    cursor = core.seats.cursor(member)
    core.seats.move(member, cursor.still(cursor.place))
    return core.tell_audience(member)


def set_pace(core: Core, member: str, message: wire.SetPace) -> list[Outgoing]:
    core.seats.move(member, replace(core.seats.cursor(member), pace=message.pace, tempo="walk"))
    return core.tell_audience(member)


def follow(core: Core, member: str, message: wire.Follow) -> list[Outgoing]:
    changed = core.seats.follow(member, message.member)
    return [out for each in changed for out in core.tell(each)]


def tick(core: Core, member: str, steps: int) -> list[Outgoing]:
    """Move a playing cursor on by `steps` steps at its pace; the iterations between are left out."""
    cursor = core.seats.cursor(member)
    run = core.runnable()
    place = run.ends.after(cursor.place, cursor.pace, steps)
    try:
        run.iteration(place.iteration)
    except Diverged as problem:
        return _halt(core, member, problem)
    done = cursor.until is not None and (place.step >= cursor.until or place.iteration > cursor.place.iteration)
    if done:
        place = Place(cursor.place.iteration, max(cursor.until or 0, cursor.place.step))
    core.seats.move(member, replace(cursor, place=place, playing=not done, until=None if done else cursor.until))
    return core.tell_audience(member, walking=cursor.pace in WALKING)


def _halt(core: Core, member: str, problem: Diverged) -> list[Outgoing]:
    """Pause at the end of the iteration whose update is not finite, and say so."""
    out = _go(core, member, Place(problem.iteration, core.runnable().ends.total))
    audience = core.seats.audience(core.seats.leader(member))
    return out + [Outgoing(each, rejection(problem)) for each in audience]


def resumed(core: Core, position: wire.Position | None) -> Place:
    """Where a member begins: at the start, or where its page says it was, if that can be reached."""
    if core.run is None:
        return Place(1, 0)
    if position is None:
        return Place(core.run.start, 0)
    if not core.seats.members() and position.start != core.run.start:
        core.start_run(position.start)
    run = core.runnable()
    behind = position.start != run.start or position.iteration < run.start
    if behind or run.work(position.iteration) > MAX_RESUMED_WORK:
        return Place(run.start, 0)
    try:
        run.iteration(position.iteration)
    except Diverged as problem:
        return Place(problem.iteration, run.ends.total)
    return Place(position.iteration, min(position.step, run.ends.total))
