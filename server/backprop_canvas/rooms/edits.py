"""A room's edits: each is made once, and is durable before any member hears of it. This module knows no threads and
sends nothing."""

from __future__ import annotations

import logging

from backprop_canvas.document.diff import Diff
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.births import Births
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.rooms.made import Made
from backprop_canvas.session.session import Outgoing, Session, refusal, rejection
from backprop_canvas.storage import MadeEdit

log = logging.getLogger(__name__)

AnyEdit = wire.Edit | wire.Keep | wire.Reset | wire.Initialize


class Edits:
    """Makes edits one by one and saves them together. Until then they count; if the save fails, none of them does."""

    def __init__(self, session: Session, keeper: Keeper) -> None:
        self._session = session
        self._keeper = keeper
        self._made = Made(keeper.revision_of)
        self._births = Births()
        self._unsaved: list[MadeEdit] = []
        self._shared = False

    def welcome(self, tab: str, saved: int) -> int:
        """The newest edit of a tab that comes in. `saved` is its newest saved edit at the time of its admission."""
        self._made.know(tab, saved)
        return self._made.newest(tab)

    def make(self, member: str, person: str, tab: str, message: AnyEdit) -> list[Outgoing]:
        """The answers to an edit. If a page lost the answer, it sends the edit again; then only the answer is
        repeated. `person` and `tab` are the member's own."""
        tab, number = _first_made(tab, message)
        made_at = self._made.revision(tab, number)
        if made_at is not None:
            return [Outgoing(member, wire.Accepted(id=message.id, revision=made_at))]
        before, document = self._session.revision, self._session.document
        if isinstance(message, wire.Edit):
            try:
                self._births.check(tab, message)
            except Problem as problem:
                return [Outgoing(member, rejection(problem, message.id))]
        answers = self._session.handle(member, message)
        accepted = next((out.message for out in answers if isinstance(out.message, wire.Accepted)), None)
        if accepted is not None:
            self._made.note(tab, number, accepted.revision)
            if isinstance(message, wire.Edit):
                self._births.note(tab, message, document, self._session.document, accepted.revision)
        if accepted is not None and accepted.revision != before:
            self._unsaved.append(MadeEdit(accepted.revision, tab, number, person, _applied(message, accepted)))
        return answers

    def share(self) -> None:
        """The next save makes the network durable, even if nothing has changed."""
        self._shared = True

    def forget(self) -> None:
        """None of the edits since the last save is made."""
        self._unsaved, self._shared = [], False
        self._made.drop()

    def save(self) -> Problem | None:
        """Make all edits since the last save durable. Returns the obstacle, if there was one."""
        unsaved, self._unsaved = self._unsaved, []
        shared, self._shared = self._shared, False
        try:
            if shared:
                self._keeper.keep()
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
        """The messages are answered, so the keeper may tidy up. Nothing depends on it."""
        try:
            self._keeper.rest(self._session.document, self._session.revision, closing=closing)
        except Problem as problem:
            log.warning("A snapshot could not be made: %s", problem)


def unsaved(problem: Problem, message: wire.ClientMessage) -> wire.ServerMessage:
    """The answer to a message that could not be saved. Whoever shares changes nothing."""
    if isinstance(message, wire.Share) and problem.code == "storage_failed":
        problem = Problem("not_shared", reason=problem.values["reason"])
    return refusal(problem, message)


def _first_made(tab: str, message: AnyEdit) -> tuple[str, int]:
    """The tab and the number that identify an edit."""
    origin = message.origin if isinstance(message, wire.Edit) else None
    return (tab, message.id) if origin is None else (origin.tab, origin.id)


def _applied(message: AnyEdit, accepted: wire.Accepted) -> Diff:
    """The changes of an edit: the sent diff, unless the answer says otherwise."""
    if accepted.diff is None and isinstance(message, wire.Edit):
        return message.diff
    return accepted.diff or ()
