"""What edits do: the document at its next revision, and a run that starts from it.

Editing while a run has changed the parameters keeps them first, within the same edit.
"""

from __future__ import annotations

from dataclasses import replace

from backprop_canvas.document.diff import Diff, apply_diff
from backprop_canvas.document.scope import scope
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.editing import keeping
from backprop_canvas.session.editing.initializing import drawn_anew
from backprop_canvas.session.moving.breakpoints import breakpoints_left
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core, Outgoing
from backprop_canvas.session.state.cursor import Cursor


def edit(core: Core, member: str, message: wire.Edit) -> list[Outgoing]:
    kept = () if scope(message.diff) == "layout" else _kept(core, member)
    return _commit(core, member, message.id, kept, message.diff)


def keep(core: Core, member: str, message: wire.Keep) -> list[Outgoing]:
    return _commit(core, member, message.id, _kept(core, member), ())


def reset(core: Core, member: str, message: wire.Reset) -> list[Outgoing]:
    """Return to where the run took the document's values; the inverse gives back what was learnt."""
    inverse = _kept(core, member)
    start = core.run.start if core.run else 1
    core.seats.move(member, core.seats.cursor(member).still(Place(start)))
    accepted = wire.Accepted(id=message.id, revision=core.revision, inverse=inverse)
    return [Outgoing(member, accepted), *core.tell_audience(member)]


def initialize(core: Core, member: str, message: wire.Initialize) -> list[Outgoing]:
    """Draw the parameters anew; what is not drawn stays as the member sees it. Training begins again."""
    drawn = drawn_anew(core.document, _kept(core, member))
    return _commit(core, member, message.id, drawn, (), start=1)


def _commit(core: Core, member: str, number: int, kept: Diff, sent: Diff, start: int | None = None) -> list[Outgoing]:
    diff = kept + sent
    reach = scope(diff)
    if not diff:
        return [Outgoing(member, wire.Accepted(id=number, revision=core.revision))]
    core.document, _ = apply_diff(core.document, diff)
    core.revision += 1
    applied = diff if kept else None
    patch = wire.Patch(revision=core.revision, diff=diff, member=member)
    return [
        Outgoing(member, wire.Accepted(id=number, revision=core.revision, diff=applied)),
        *(Outgoing(other, patch) for other in core.seats.members() if other != member),
        *(() if reach == "layout" else _rerun(core, member, topology=reach == "topology", start=start)),
    ]


def _rerun(core: Core, member: str, *, topology: bool, start: int | None) -> list[Outgoing]:
    """Start a run from the document as it now is, at the member's iteration unless `start` is given; every
    cursor moves to it, to the first step if the micro-steps are others. Returns the plan for everybody where
    it changed."""
    before, place = core.run, core.seats.cursor(member).place
    if start is None:
        start = keeping.place_after_edit(before, place).iteration if before else place.iteration
    core.start_run(start)
    start = core.run.start if core.run else start
    # A batch has a micro-step more for each parameter, so that settings and samples can change the plan too.
    anew = topology or before is None or core.run is None or before.ends.total != core.run.ends.total
    for leader in core.seats.leaders():
        cursor = core.seats.cursor(leader)
        if before is None or core.run is None or anew:
            core.seats.move(leader, cursor.still(Place(start)))
            continue
        same = replace(keeping.place_after_edit(before, cursor.place), iteration=start)
        core.seats.move(leader, _moved(cursor, core.run.ends.within(same)))
    for each in core.seats.members():
        breakpoints = core.seats[each].cursor.breakpoints
        core.seats.pause_at(each, breakpoints_left(core.document, breakpoints))
    core.unsettled.update(core.seats.members())
    plan = core.plan_message()
    return [Outgoing(each, plan) for each in core.seats.members()] if anew else []


def _moved(cursor: Cursor, place: Place) -> Cursor:
    """The cursor of a run that was edited: what plays on plays on, but a journey ends."""
    return cursor.still(place) if cursor.own_pace is not None else replace(cursor, place=place, paused_by=None)


def _kept(core: Core, member: str) -> Diff:
    """What the run has made of the parameters that this member sees."""
    run, place = core.run, core.seats.cursor(member).place
    if run is None or (place.iteration == run.start and place.step < run.ends.total):
        return ()
    return keeping.changes(core.document, keeping.present_parameters(run, place))
