"""A member's seat: its cursor, or whom it follows, and how far it has been told the numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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

    def still(self, place: Place) -> Cursor:
        """The cursor at a place, at rest; the tempo of a tour ends with it."""
        return replace(self, place=place, playing=False, tempo="walk", until=None)

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
