"""A member's seat: its cursor, or whom it follows, and how far it has been told the numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from server.protocol.messages import Pace, Tempo
from server.session.phases import MILLISECONDS, TOUR_MILLISECONDS, Place


@dataclass(frozen=True)
class Cursor:
    """A place in the present run, and how it moves. `until` ends playing at that many micro-steps."""

    place: Place
    pace: Pace = "neuron"
    playing: bool = False
    tempo: Tempo = "walk"
    until: int | None = None

    @property
    def milliseconds(self) -> int:
        """The time one step takes."""
        return TOUR_MILLISECONDS if self.tempo == "tour" else MILLISECONDS[self.pace]


@dataclass
class Seat:
    """One member. `known` is the place up to which the member has been sent the numbers of run `run`."""

    cursor: Cursor
    following: str | None = None
    run: int = -1
    known: Place = field(default_factory=lambda: Place(0, 0))

    def forget(self) -> None:
        """The member must be sent everything again."""
        self.run = -1
