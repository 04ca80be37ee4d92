"""What edits do: they lead to the document at its next revision, and to a run that starts from it. The run begins once
for any number of edits, when somebody looks (see `reruns`).

If a run has changed the parameters, an edit keeps them first, as part of the same edit. A run that a member plays goes
on: its parameters are kept, and the new run begins where it has come to."""

from __future__ import annotations

from backprop_canvas.document.diff import Diff, apply_diff
from backprop_canvas.document.scope import scope
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.editing import keeping, reruns
from backprop_canvas.session.editing.initializing import drawn_anew, drawn_first
from backprop_canvas.session.run.phases import Place
from backprop_canvas.session.state.core import Core, Outgoing


def edit(core: Core, member: str, message: wire.Edit) -> list[Outgoing]:
    return _edited(core, member, message.id, message.diff)


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
    again; where only new weights are drawn, it goes on as with any edit."""
    if message.parameters is not None:
        return _edited(core, member, message.id, drawn_first(core.document, frozenset(message.parameters)), told=True)
    drawn = drawn_anew(core.document, _kept(core, member))
    return _commit(core, member, message.id, drawn, (), start=1)


def _edited(core: Core, member: str, number: int, diff: Diff, *, told: bool = False) -> list[Outgoing]:
    # A run that is due has learned nothing yet, and where it begins is known.
    if core.due is not None or scope(diff) == "layout":
        return _commit(core, member, number, (), diff, told=told)
    lead = _lead(core, member)
    return _commit(core, member, number, _kept(core, lead), diff, lead=lead, told=told)


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
    told: bool = False,
) -> list[Outgoing]:
    """Apply `kept`, which the run has written, and then `sent`. The new run begins at the place of `lead`, by default
    the member's own leader. `told`: whether the sender does not know `sent`."""
    own = core.seats.leader(member)
    lead = lead or own
    diff = kept + sent
    reach = scope(diff)
    if not diff:
        return [Outgoing(member, wire.Accepted(id=number, revision=core.revision))]
    core.document, back = apply_diff(core.document, diff)
    core.revision += 1
    applied = diff if kept or told else None
    # Undoing one's own change must not undo what another member's run has learned.
    inverse = back[: len(sent)] if kept and lead != own else None
    if reach != "layout":
        reruns.want(core, own, lead, topology=reach == "topology", start=start)
    patch = wire.Patch(revision=core.revision, diff=diff, kept=len(kept), member=member)
    return [
        Outgoing(member, wire.Accepted(id=number, revision=core.revision, diff=applied, inverse=inverse)),
        *(Outgoing(other, patch) for other in core.seats.members() if other != member),
    ]


def _kept(core: Core, member: str) -> Diff:
    """The parameters that the run has reached, as this member sees them."""
    run, cursor = core.run, core.seats.cursor(member)
    if run is None or (cursor.place.iteration == run.start and not keeping.is_done(run, cursor)):
        return ()
    return keeping.changes(core.document, keeping.present_parameters(run, cursor))
