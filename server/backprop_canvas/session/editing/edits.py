"""What edits do: they lead to the document at its next revision, and to a run that starts from it.

If a run has changed the parameters, an edit keeps them first, as part of the same edit. A run that a member plays goes
on: its parameters are kept, and the new run begins where it has come to."""

from __future__ import annotations

from dataclasses import replace

from backprop_canvas.document.diff import Diff, apply_diff
from backprop_canvas.document.scope import scope
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.editing import keeping
from backprop_canvas.session.editing.initializing import drawn_anew
from backprop_canvas.session.moving.breakpoints import breakpoints_left
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor


def edit(core: Core, member: str, message: wire.Edit) -> list[Outgoing]:
    if scope(message.diff) == "layout":
        return _commit(core, member, message.id, (), message.diff)
    lead = _lead(core, member)
    return _commit(core, member, message.id, _kept(core, lead), message.diff, lead=lead)


def keep(core: Core, member: str, message: wire.Keep) -> list[Outgoing]:
    return _commit(core, member, message.id, _kept(core, member), ())


def reset(core: Core, member: str, message: wire.Reset) -> list[Outgoing]:
    """Return to the state where the run took the document's values. The inverse restores what was learned."""
    inverse = _kept(core, member)
    start = core.run.start if core.run else 1
    core.seats.move(member, core.seats.cursor(member).still(Place(start)).in_full())
    accepted = wire.Accepted(id=message.id, revision=core.revision, inverse=inverse)
    return [Outgoing(member, accepted), *core.tell_audience(member)]


def initialize(core: Core, member: str, message: wire.Initialize) -> list[Outgoing]:
    """Draw new parameters. Parameters that are not drawn keep the values that the member sees. Training begins
    again."""
    drawn = drawn_anew(core.document, _kept(core, member))
    return _commit(core, member, message.id, drawn, (), start=1)


def _lead(core: Core, member: str) -> str:
    """The member whose run this member's edit continues: the one with the farthest playing cursor, else its own
    leader."""
    playing = [each for each in core.seats.leaders() if core.seats.cursor(each).playing]
    return max(playing, key=lambda each: core.seats.cursor(each).place, default=core.seats.leader(member))


def _commit(
    core: Core,
    member: str,
    number: int,
    kept: Diff,
    sent: Diff,
    *,
    lead: str | None = None,
    start: int | None = None,
) -> list[Outgoing]:
    """Apply `kept`, which the run has written, and then `sent`. The new run begins at the place of `lead`, by default
    the member's own leader."""
    own = core.seats.leader(member)
    lead = lead or own
    diff = kept + sent
    reach = scope(diff)
    if not diff:
        return [Outgoing(member, wire.Accepted(id=number, revision=core.revision))]
    core.document, back = apply_diff(core.document, diff)
    core.revision += 1
    applied = diff if kept else None
    # Undoing one's own change must not undo what another member's run has learned.
    inverse = back[: len(sent)] if kept and lead != own else None
    patch = wire.Patch(revision=core.revision, diff=diff, kept=len(kept), member=member)
    return [
        Outgoing(member, wire.Accepted(id=number, revision=core.revision, diff=applied, inverse=inverse)),
        *(Outgoing(other, patch) for other in core.seats.members() if other != member),
        *(() if reach == "layout" else _rerun(core, own, lead, topology=reach == "topology", start=start)),
    ]


def _rerun(core: Core, own: str, lead: str, *, topology: bool, start: int | None) -> list[Outgoing]:
    """Start a run from the present document, at the place of `lead` unless `start` is given. Every cursor moves to it,
    or to its first step if the micro-steps changed. `own` is the leader whose change this is. Cursors of other leaders
    go on playing. Returns the plan for all members if it changed."""
    before, place = core.run, core.seats.cursor(lead).place
    if start is None:
        start = keeping.place_after_edit(before, place).iteration if before else place.iteration
    core.start_run(start)
    # A batch has an additional micro-step for each parameter, so settings and samples can change the plan too.
    anew = topology or before is None or core.run is None or before.ends.total != core.run.ends.total
    for leader in core.seats.leaders():
        cursor = core.seats.cursor(leader)
        there = _there(before, core.run, cursor.place, start, anew=anew)
        core.seats.move(leader, _moved(core.run, cursor, there, anew=anew, own=leader == own))
    for each in core.seats.members():
        breakpoints = core.seats[each].cursor.breakpoints
        core.seats.pause_at(each, breakpoints_left(core.document, breakpoints))
    core.unsettled.update(core.seats.members())
    plan = core.plan_message()
    return [Outgoing(each, plan) for each in core.seats.members()] if anew else []


def _there(before: Run | None, run: Run | None, place: Place, start: int, *, anew: bool) -> Place:
    """The place in `run` of a cursor at `place` of the run `before`. `start` is the iteration at which `run` was meant
    to begin."""
    if run is None:
        return Place(start)
    if before is None or anew:
        return Place(run.start)
    there = keeping.place_after_edit(before, place)
    return run.ends.within(Place(run.start, there.turn, there.step))


def _moved(run: Run | None, cursor: Cursor, place: Place, *, anew: bool, own: bool) -> Cursor:
    """The cursor of an edited run. A playing cursor goes on. But a member's own change ends its journey; with a new
    plan, it ends all of the member's playing."""
    if run is None or (own and (anew or cursor.own_pace is not None)):
        return cursor.still(place).shown_from(Place(run.start) if run else place)
    until = cursor.until and run.ends.within(cursor.until)
    return replace(cursor, place=place, until=until, paused_by=None).shown_from(Place(run.start))


def _kept(core: Core, member: str) -> Diff:
    """The parameters that the run has reached, as this member sees them."""
    run, place = core.run, core.seats.cursor(member).place
    if run is None or (place.iteration == run.start and place.step < run.ends.total):
        return ()
    return keeping.changes(core.document, keeping.present_parameters(run, place))
