"""Edits that wait for the database while another program writes to it. They are tried again and again, then given up.

This module has no clock; its caller passes the time."""

from __future__ import annotations

from typing import TypeGuard

from backprop_canvas.protocol.messages import Share
from backprop_canvas.rooms.commands import Command, Say
from backprop_canvas.rooms.edits import AnyEdit

RETRY_SECONDS = 0.2
# By then a person has noticed the delay.
GIVE_UP_SECONDS = 5.0


class Held:
    """The edits in the order in which they were sent. Later edits stand behind earlier ones."""

    def __init__(self) -> None:
        self._edits: list[Say] = []
        self._since: float | None = None
        self._again = 0.0

    def put(self, edits: list[Say], now: float) -> None:
        """Edits that cannot be saved now."""
        if edits and self._since is None:
            self._since = now
        if not self._edits:
            self._again = now + RETRY_SECONDS
        self._edits += edits

    def next(self) -> float | None:
        """The time of the next try; None if no edit waits."""
        return self._again if self._edits else None

    def wait(self, now: float) -> bool:
        """Whether edits wait and it is too early for another try."""
        return bool(self._edits) and now < self._again

    def due(self, now: float) -> bool:
        """Whether edits wait and it is time for another try."""
        return bool(self._edits) and now >= self._again

    def take(self) -> list[Say]:
        """All waiting edits, for another try."""
        edits, self._edits = self._edits, []
        return edits

    def gives_up(self, now: float) -> bool:
        """Whether the first of them has waited long enough."""
        return self._since is not None and now - self._since >= GIVE_UP_SECONDS

    def done(self) -> None:
        """The waiting edits are saved or refused."""
        self._since = None


def must_be_saved(command: Command) -> TypeGuard[Say]:
    """Whether a command waits for the database."""
    return isinstance(command, Say) and isinstance(command.message, AnyEdit | Share)
