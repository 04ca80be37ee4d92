"""One network's session: commands go in, messages for members come out, in the order to send them in.

Whoever calls makes the revision durable before sending. Knows no sockets, no threads, no clock, no files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.answers import questions as asking
from backprop_canvas.session.editing import edits as editing
from backprop_canvas.session.editing import reruns
from backprop_canvas.session.kept.giving import Giving, Offer
from backprop_canvas.session.kept.seen import Seen, SeenPlace, seen
from backprop_canvas.session.kept.taking import take
from backprop_canvas.session.moving import arriving, computing_again, hiding
from backprop_canvas.session.moving import moves as moving
from backprop_canvas.session.state.core import Core, Outgoing, refusal, rejection, unanswered
from backprop_canvas.session.state.cursor import Cursor

HANDLERS: dict[type[Any], Callable[[Core, str, Any], list[Outgoing]]] = {
    wire.Edit: editing.edit,
    wire.Keep: editing.keep,
    wire.Reset: editing.reset,
    wire.Initialize: editing.initialize,
    wire.Step: moving.step,
    wire.Seek: moving.seek,
    wire.Restart: moving.restart,
    wire.Play: moving.play,
    wire.Pause: moving.pause,
    wire.SetPace: moving.set_pace,
    wire.SetBreakpoints: moving.set_breakpoints,
    wire.AskFirst: hiding.ask_first,
    wire.Show: hiding.show,
    wire.Follow: moving.follow,
    **asking.HANDLERS,
}
# Whoever follows and moves by itself breaks away; nobody is moved by those that follow.
_MOVES = (wire.Step, wire.Seek, wire.Restart, wire.Play, wire.Pause, wire.SetPace, wire.Reset)


class Session:
    """See the module. Ids of members are given by the caller, unique among those present."""

    def __init__(self, document: Document, revision: int) -> None:
        self._core = Core(document, revision)
        self._giving = Giving({})

    @property
    def document(self) -> Document:
        return self._core.document

    @property
    def revision(self) -> int:
        return self._core.revision

    def join(
        self,
        member: str,
        position: wire.Position | None = None,
        following: str | None = None,
        *,
        begins: bool = False,
    ) -> list[Outgoing]:
        """Seat a member: behind `following`, else where it says it was if that can be reached, else at the
        start. It is told the plan and the numbers. `begins`: the run may begin where the member says it began; a
        member that says nothing is put where the run was left."""
        plans = reruns.begin(self._core)
        if begins and position is None:
            position = self._core.left
        moved = arriving.begin_where(self._core, position) if begins else []
        again = computing_again.tell(self._core, member)
        self._core.seats.sit(member, arriving.seated(self._core, position))
        if following is not None:
            self._core.seats.follow(member, following)
        told = [Outgoing(member, self._core.plan_message()), *self._core.tell(member)]
        curves = [*self._core.tell_whole_curves(member), *self._core.tell_curves()]
        return [*plans, *moved, *told, *curves, *again]

    def leave(self, member: str) -> list[Outgoing]:
        """Take a member's seat away; who followed it goes on alone."""
        plans = reruns.begin(self._core)
        self._core.unsettled.discard(member)
        return [*plans, *(out for other in self._core.seats.leave(member) for out in self._core.tell(other))]

    def following(self, member: str) -> str | None:
        return self._core.seats[member].following

    def handle(self, member: str, message: wire.ClientMessage) -> list[Outgoing]:
        """Do what a member asks. What it cannot have is answered by `rejected`, a question
        without an answer by `unanswered`. Edits share one run; whoever does anything else finds it begun."""
        plans = [] if isinstance(message, wire.Edit) else reruns.begin(self._core)
        return [*plans, *self._handled(member, message)]

    def _handled(self, member: str, message: wire.ClientMessage) -> list[Outgoing]:
        breaks_away = isinstance(message, _MOVES) and self._core.seats[member].following is not None
        if breaks_away:
            self._core.seats.follow(member, None)
        try:
            if isinstance(message, wire.Question):
                hiding.check_may_know(self._core, member, message)
            done = HANDLERS[type(message)](self._core, member, message)
            if hiding.guesses(self._core, member, message):
                return [Outgoing(to, hiding.judged_alone(answer)) for to, answer in done]
            return done
        except Problem as problem:
            refused = Outgoing(member, refusal(problem, message))
            return [refused, *(self._core.tell(member) if breaks_away else ())]

    def settle(self) -> list[Outgoing]:
        """Tell the members whose numbers edits changed, and everybody of new points of the loss curves; once for any
        number of commands."""
        plans = reruns.begin(self._core)
        members = [member for member in self._core.seats.members() if member in self._core.unsettled]
        self._core.unsettled.clear()
        told = [out for member in members for out in self._core.tell(member)]
        return [*plans, *told, *self._core.tell_curves()]

    def playing(self) -> Iterator[tuple[str, Cursor]]:
        """The members whose cursors move by themselves."""
        seats = self._core.seats
        return ((leader, seats.cursor(leader)) for leader in seats.leaders() if seats.cursor(leader).playing)

    def tick(self, member: str, steps: int = 1) -> list[Outgoing]:
        """Move a playing cursor on by `steps` steps at its pace, once edits are settled."""
        return [*moving.tick(self._core, member, steps), *self._core.tell_curves()]

    def eased(self, member: str, steps: int) -> int:
        """How many of a beat's steps a playing cursor makes; fewer where it slows by itself."""
        return moving.eased(self._core, member, steps)

    def take_in(self, parts: Mapping[str, bytes], engine: str) -> None:
        """Go on from what was kept of the runs of this network, before anybody comes. engine: the present version of
        what computes them. Raises ValueError, with nothing changed, for parts that cannot be read."""
        self._giving = Giving(take(self._core, parts, engine))

    def computes_again(self) -> bool:
        """Whether a part of the run is not computed again yet that another version of the engine had computed."""
        return computing_again.is_due(self._core)

    def compute_again(self) -> list[Outgoing]:
        """Compute a slice of that part, and tell everybody of the loss curve."""
        return computing_again.compute(self._core)

    def leaves(self, member: str) -> None:
        """Whoever opens the network next, and has no place of its own, is put where this member is."""
        arriving.note_left(self._core, member)

    def to_keep(self, engine: str) -> Offer | None:
        """What is to be kept of the runs and is not kept yet, once edits are settled; None if there is nothing."""
        return self._giving.offer(self._core, engine)

    def seen(self) -> tuple[SeenPlace, Seen] | None:
        """Where the network was left, and the numbers there; None where nobody has gone anywhere."""
        return seen(self._core)

    def kept(self, offer: Offer) -> None:
        """What was to be kept is durable."""
        self._giving.kept(offer)

    def save_point(self) -> Callable[[], None]:
        """A function that puts the session back to its present state."""
        return self._core.save_point()


__all__ = ["Offer", "Outgoing", "Session", "refusal", "rejection", "unanswered"]
