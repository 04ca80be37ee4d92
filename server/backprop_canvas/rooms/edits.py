"""A room's edits: each is made once, and durable before anybody hears of it. Knows no threads and sends nothing."""

from __future__ import annotations

import logging

from backprop_canvas.document.diff import Diff
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.rooms.made import Made
from backprop_canvas.session.session import Outgoing, Session
from backprop_canvas.storage import MadeEdit

log = logging.getLogger(__name__)

AnyEdit = wire.Edit | wire.Keep | wire.Reset | wire.Initialize


class Edits:
    """Edits are made one by one and saved together: until then they count, and none does if the save fails."""

    def __init__(self, session: Session, keeper: Keeper) -> None:
        self._session = session
        self._keeper = keeper
        self._made = Made(keeper.revision_of)
        self._unsaved: list[MadeEdit] = []

    def welcome(self, tab: str, saved: int) -> int:
        """The newest edit of a tab that comes in, where `saved` is the newest that was saved when it was let in."""
        self._made.know(tab, saved)
        return self._made.newest(tab)

    def make(self, member: str, tab: str, message: AnyEdit) -> list[Outgoing]:
        """The answers to an edit. A page sends it again when its answer was lost; it is then answered alone."""
        made_at = self._made.revision(tab, message.id)
        if made_at is not None:
            return [Outgoing(member, wire.Accepted(id=message.id, revision=made_at))]
        before = self._session.revision
        answers = self._session.handle(member, message)
        accepted = next((out.message for out in answers if isinstance(out.message, wire.Accepted)), None)
        if accepted is not None:
            self._made.note(tab, message.id, accepted.revision)
        if accepted is not None and accepted.revision != before:
            self._unsaved.append(MadeEdit(accepted.revision, tab, message.id, member, _applied(message, accepted)))
        return answers

    def save(self) -> Problem | None:
        """Make what was edited since the last save durable; what stood in the way, if anything did."""
        unsaved, self._unsaved = self._unsaved, []
        try:
            if unsaved:
                self._keeper.save(unsaved, self._session.document)
        except Exception as fault:
            self._made.drop()
            if isinstance(fault, Problem):
                return fault
            log.exception("A revision could not be saved.")
            return Problem("internal")
        self._made.keep()
        return None

    def rest(self, *, closing: bool) -> None:
        """What was said is answered: the keeper may tidy up. Nothing depends on it."""
        try:
            self._keeper.rest(self._session.document, self._session.revision, closing=closing)
        except Problem as problem:
            log.warning("A snapshot could not be made: %s", problem)


def _applied(message: AnyEdit, accepted: wire.Accepted) -> Diff:
    """What an edit changed: what was sent, where the answer does not say otherwise."""
    if accepted.diff is None and isinstance(message, wire.Edit):
        return message.diff
    return accepted.diff or ()
