"""A member's seat: its own cursor or the member it follows, and which numbers it has been sent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from backprop_canvas.protocol.messages import FULL_SPEED, MOST_SEEN, USUAL_PACE, Breakpoint, Direction, Pace, Tempo
from backprop_canvas.session.run.phases import Place

# The duration of a step on a tour, and the time between two pictures of a cursor that flies.
TOUR_MILLISECONDS = 800
PICTURE_MILLISECONDS = round(1000 / MOST_SEEN)


@dataclass(frozen=True)
class Cursor:
    """A place in the present run, and how it moves. Playing ends at `until`. `own_pace`: the cursor travels to `until`
    at full speed and returns to this pace afterwards. `paused_by`: the breakpoint that it has reached.

    `ask_first`: the member asks for results before it shows them. `shown`: those who follow see the cursor there, since
    the rest is still hidden from them. `asked`: the id in the question for the rest; None before the page has said."""

    place: Place
    pace: Pace = USUAL_PACE
    playing: bool = False
    direction: Direction = 1
    tempo: Tempo = "walk"
    until: Place | None = None
    own_pace: Pace | None = None
    breakpoints: tuple[Breakpoint, ...] = ()
    paused_by: Breakpoint | None = None
    ask_first: bool = False
    shown: Place | None = None
    asked: str | None = None

    def still(self, place: Place, paused_by: Breakpoint | None = None) -> Cursor:
        """The cursor at a place, at rest. The tempo of a tour ends with it."""
        own = self.own_pace or self.pace
        return replace(
            self,
            place=place,
            pace=own,
            playing=False,
            tempo="walk",
            until=None,
            own_pace=None,
            paused_by=paused_by,
        )

    def taken_from(self, before: Cursor) -> Cursor:
        """The cursor after a move at rest. The place that a member who asks first has gone on to is hidden until its
        page says what may be seen. Other places are shown."""
        if self.place == before.place:
            return self
        if not self.ask_first or before.playing or self.place < before.place:
            return self.in_full()
        return replace(self, shown=before.shown or before.place, asked=None)

    def in_full(self) -> Cursor:
        """The cursor with nothing hidden."""
        return self if self.shown is None and self.asked is None else replace(self, shown=None, asked=None)

    def shown_from(self, start: Place) -> Cursor:
        """The cursor in a run that begins at `start`. What is hidden lies between the start and the cursor's place."""
        if self.shown is None or self.place <= max(self.shown, start):
            return self.in_full()
        return replace(self, shown=max(self.shown, start))

    def as_followed(self) -> Cursor:
        """The cursor as those who follow see it."""
        return self if self.shown is None else replace(self, place=self.shown, paused_by=None)

    def travelling(self, begin: Place, goal: Place) -> Cursor:
        """The cursor on its way from `begin` to `goal` at full speed."""
        resting = self.still(begin).in_full()
        return replace(resting, pace=FULL_SPEED, playing=True, direction=1, until=goal, own_pace=resting.pace)

    def paced(self, pace: Pace) -> Cursor:
        """The cursor at another pace. A travelling cursor takes this pace after its journey."""
        if self.own_pace is not None:
            return replace(self, own_pace=pace)
        return replace(self, pace=pace, tempo="walk")

    @property
    def milliseconds(self) -> int:
        """The duration of one step; of a cursor that flies, the time between two pictures."""
        if self.tempo == "tour":
            return TOUR_MILLISECONDS
        return PICTURE_MILLISECONDS if self.pace.flies else round(1000 / (self.pace.rate or MOST_SEEN))


@dataclass(frozen=True)
class Seat:
    """One member. `known` is the place up to which the member has received the numbers of run `run`. `curve_until`: the
    last iteration whose loss it may have received, if later ones are hidden from it."""

    cursor: Cursor
    following: str | None = None
    run: int = -1
    known: Place = field(default_factory=lambda: Place(0))
    curve_until: int | None = None
