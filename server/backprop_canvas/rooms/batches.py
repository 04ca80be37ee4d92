"""What a room does together: messages that came together share one save, and a fault undoes what it began.

Edits are durable before they are answered. While another program writes to the database, they wait. This module knows
no members, no threads and no outboxes; `do` decides what a command means."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator

from backprop_canvas.errors import Problem
from backprop_canvas.rooms.commands import Command, Say, without_superseded
from backprop_canvas.rooms.edits import Edits, unsaved
from backprop_canvas.rooms.held import Held, must_be_saved
from backprop_canvas.session.session import Outgoing, Session, refusal

log = logging.getLogger(__name__)


class Batches:
    """Called by the room's thread alone."""

    def __init__(self, session: Session, edits: Edits, do: Callable[[Command], Iterable[Outgoing]]) -> None:
        self._session = session
        self._edits = edits
        self._do = do
        self._held = Held()

    def next(self) -> float | None:
        """The time at which edits that wait are tried again; None if none waits."""
        return self._held.next()

    def due(self) -> bool:
        """Whether edits wait and it is time for another try."""
        return self._held.due(time.monotonic())

    def saved(self, batch: list[Command]) -> list[Outgoing]:
        """The answers to a batch, once its changes are durable; otherwise all its edits are refused. While another
        program writes to the database, edits wait and all other commands go on."""
        wanted = without_superseded(batch)
        if self._held.wait(time.monotonic()):
            return self._aside(wanted)
        wanted = [*self._held.take(), *wanted]
        restore = self._session.save_point()
        try:
            answers = [out for command in wanted for out in self.guarded(command)] + self._session.settle()
        except Exception:
            restore()
            return self._apart(wanted)
        problem = self._edits.save()
        if problem is None:
            self._held.done()
            return answers
        restore()
        if problem.code == "storage_busy" and not self._held.gives_up(time.monotonic()):
            return self._aside(wanted)
        self._held.done()
        return [*self._refused(wanted, problem), *self._session.settle()]

    def guarded(self, command: Command) -> list[Outgoing]:
        """The answers to a command. A fault of the server changes nothing and is answered."""
        restore = self._session.save_point()
        try:
            return list(self._do(command))
        except Exception:
            log.exception("A command failed.")
            restore()
            if isinstance(command, Say):
                return [Outgoing(command.member, refusal(Problem("internal"), command.message))]
            return []

    def _apart(self, batch: list[Command]) -> list[Outgoing]:
        """The answers to a batch whose edits together lead to a fault of the server. Nothing of it is done yet. One by
        one, only those that are at fault are refused."""
        self._edits.forget()
        if len(batch) > 1:
            return [out for command in batch for out in self.saved([command])]
        log.exception("A command failed.")
        return [*self._refused(batch, Problem("internal")), *self._session.settle()]

    def _aside(self, batch: list[Command]) -> list[Outgoing]:
        """Do a batch without its edits, which wait, and without what follows them."""
        rest = self._held.put(batch, time.monotonic())
        return [out for command in rest for out in self.guarded(command)] + self._session.settle()

    def _refused(self, batch: list[Command], problem: Problem) -> Iterator[Outgoing]:
        """Do a batch without its edits, which could not be saved."""
        for command in batch:
            if must_be_saved(command):
                yield Outgoing(command.member, unsaved(problem, command.message))
            else:
                yield from self.guarded(command)
