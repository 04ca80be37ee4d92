"""A run that another version of the engine computed is computed again, a slice at a time, while nobody plays. This
module has no clock; its caller passes the time."""

from __future__ import annotations

from backprop_canvas.session.session import Outgoing, Session

# From one slice to the next; a slice takes about half of it.
EVERY_SECONDS = 1 / 30


class Again:
    """Called by the room's thread alone."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._at = 0.0

    def next(self) -> float | None:
        """The time of the next slice; None if there is none."""
        wanted = self._session.computes_again() and not any(self._session.playing())
        return self._at if wanted else None

    def beat(self, now: float) -> list[Outgoing]:
        """Compute a slice if it is time; what members are told of it."""
        at = self.next()
        if at is None or now < at:
            return []
        self._at = now + EVERY_SECONDS
        return self._session.compute_again()
