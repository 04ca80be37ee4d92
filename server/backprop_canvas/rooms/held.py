"""Edits that wait for the database while another program writes to it, and moves that follow them: who plays means the
network with the edits. They are tried again and again, then given up.

This module has no clock; its caller passes the time."""

from __future__ import annotations

from typing import TypeGuard

from backprop_canvas.protocol.messages import Pause, Play, Restart, Seek, Share, Step
from backprop_canvas.rooms.commands import Command, Say
from backprop_canvas.rooms.edits import AnyEdit

RETRY_SECONDS = 0.2
# By then a person has noticed the delay.
GIVE_UP_SECONDS = 5.0


_Move = Step | Seek | Restart | Play


class Held:
    """What waits, in the order in which it was sent. Later edits stand behind earlier ones."""

    def __init__(self) -> None:
        self._waiting: list[Say] = []
        self._since: float | None = None
        self._again = 0.0

    def put(self, batch: list[Command], now: float) -> list[Command]:
        """Keep the edits of a batch that cannot be saved now, and the moves that follow them. Returns the rest."""
        if not self._waiting:
            self._again = now + RETRY_SECONDS
        rest: list[Command] = []
        for command in batch:
            if must_be_saved(command) or self._follows(command):
                self._waiting.append(command)
            else:
                rest.append(command)
        if self._waiting and self._since is None:
            self._since = now
        return rest

    def _follows(self, command: Command) -> TypeGuard[Say]:
        """Whether a command is a move of a member whose edits wait. A pause waits only for a move."""
        if not isinstance(command, Say):
            return False
        before = [each.message for each in self._waiting if each.member == command.member]
        if isinstance(command.message, Pause):
            return any(isinstance(message, _Move) for message in before)
        return isinstance(command.message, _Move) and bool(before)

    def next(self) -> float | None:
        """The time of the next try; None if no edit waits."""
        return self._again if self._waiting else None

    def wait(self, now: float) -> bool:
        """Whether edits wait and it is too early for another try."""
        return bool(self._waiting) and now < self._again

    def due(self, now: float) -> bool:
        """Whether edits wait and it is time for another try."""
        return bool(self._waiting) and now >= self._again

    def take(self) -> list[Say]:
        """All that waits, for another try."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def gives_up(self, now: float) -> bool:
        """Whether the first of them has waited long enough."""
        return self._since is not None and now - self._since >= GIVE_UP_SECONDS

    def done(self) -> None:
        """The waiting edits are saved or refused."""
        self._since = None


def must_be_saved(command: Command) -> TypeGuard[Say]:
    """Whether a command waits for the database."""
    return isinstance(command, Say) and isinstance(command.message, AnyEdit | Share)
