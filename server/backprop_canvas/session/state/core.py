"""The parts of a session: the document at a revision, the present run, the seats, and the messages that tell members
about them. `editing` and `moving` decide who may change them, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from backprop_canvas.document.schema import Document
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.branches import Branches
from backprop_canvas.session.run.ready import within_reach
from backprop_canvas.session.run.run import Run
from backprop_canvas.session.state import delivery
from backprop_canvas.session.state.due import Due
from backprop_canvas.session.state.seats import Seats
from backprop_canvas.session.state.viewpoint import Viewpoint, Viewpoints


class Outgoing(NamedTuple):
    """A message for one member. There may be thousands of them at once, and a tuple is made in no time."""

    member: str
    message: wire.ServerMessage


class Core:
    """`unsettled` are the members whose numbers an edit changed and who have not been told yet. `due` is the run that
    edits lead to, until somebody looks; `run` is the one before until then."""

    def __init__(self, document: Document, revision: int) -> None:
        self.document = document
        self.revision = revision
        self.seats = Seats()
        self.unsettled: set[str] = set()
        self._viewpoints = Viewpoints()
        self.run: Run | None = None
        self.branches = Branches()
        self.due: Due | None = None
        # Where the run was left, for whoever opens it next and has no place of its own.
        self.left: wire.Position | None = None
        # Whether the run was kept, so that no page has to say where it began.
        self.resumed = False
        # The iteration that the run had reached when another version of the engine computed it.
        self.again: int | None = None
        self.runs = 0
        self.start_run(1)

    def start_run(self, start: int) -> None:
        """Begin a run from the present document at iteration `start`, or at the first iteration if `start` is out of
        reach. There is no run if the document cannot run."""
        self._values_revision = self.revision
        self._missing = what_is_missing(self.document)
        self.again = None
        self.runs += 1
        if self._missing:
            self.run = None
        else:
            start = start if within_reach(self.document, start) else 1
            self.run = Run(self.runs, start, self.document, self.run)
            self.branches = self.branches.begun(self.run.number, self.run.start, self.run.curve)

    def resume(self, branches: Branches, runs: int) -> None:
        """The present run is the last of these branches; `runs` runs have begun so far."""
        self.branches, self.runs, self.resumed = branches, runs, True

    def begin_after(self, past: Branches, runs: int) -> None:
        """Begin a run after those that were kept."""
        self.branches, self.runs = past, runs
        self.start_run(1)

    def begin_again(self, past: Branches, runs: int, start: int, until: int) -> None:
        """Begin the run that was kept once more, at its start; it had reached iteration `until`."""
        self.branches, self.runs = past, runs
        self.start_run(start)
        self.resumed, self.again = True, until

    def runnable(self) -> Run:
        """The present run. Raises the first Problem that keeps the document from running."""
        if self.run is None:
            raise self._missing[0]
        return self.run

    def viewpoint(self, member: str) -> Viewpoint:
        """What a member sees. Raises the first Problem that keeps the document from running."""
        return self._viewpoints.at(self.document, self.revision, self.runnable(), self.seats.cursor(member).place)

    def tell(self, member: str) -> Iterable[Outgoing]:
        """The numbers that a member lacks, then the position of its cursor."""
        seat, cursor = self.seats[member], self.seats.cursor(member)
        if self.run is not None:
            frame = delivery.frame(seat, self.run, self._values_revision, cursor.place)
            if frame is not None:
                self.seats.knows(member, self.run.number, cursor.place)
                yield Outgoing(member, frame)
        yield Outgoing(member, delivery.cursor_message(seat, cursor, self.run))

    def tell_audience(self, member: str) -> list[Outgoing]:
        """Tell all members who see the same cursor as `member`."""
        audience = self.seats.audience(self.seats.leader(member))
        return [out for each in audience for out in self.tell(each)]

    def tell_curves(self) -> list[Outgoing]:
        """Tell all members what is new in the loss curves. Training by any member extends the run that all share."""
        news = tuple(self.branches.news())
        self.branches = self.branches.told()
        return [out for member in self.seats.members() for out in self._tell_curves(member, news)]

    def _tell_curves(self, member: str, news: tuple[wire.Curve, ...]) -> list[Outgoing]:
        """Points that were hidden from a member follow once it may see them."""
        seat, until = self.seats[member], delivery.curve_until(self.seats, member, self.run)
        if seat.curve_until is not None and (until is None or until > seat.curve_until):
            gone = [Outgoing(member, curve) for curve in news if curve.gone]
            return [*gone, *self.tell_whole_curves(member)]
        self.seats.may_see_curve(member, until)
        return [Outgoing(member, curve) for curve in delivery.cut(news, self.run, until)]

    def tell_whole_curves(self, member: str) -> list[Outgoing]:
        """Tell a member all loss curves."""
        until = delivery.curve_until(self.seats, member, self.run)
        self.seats.may_see_curve(member, until)
        return [Outgoing(member, curve) for curve in delivery.cut(self.branches.whole(), self.run, until)]

    def plan_message(self) -> wire.Plan:
        """The micro-steps of the present plan, or what is missing."""
        if self.run is not None:
            return delivery.plan_message(self.run, self.revision)
        missing = tuple(wire.Missing(code=p.code, values=p.values, ids=p.ids) for p in self._missing)
        empty = b""
        return wire.Plan(
            revision=self.revision, kinds=empty, targets=empty, groups=empty, group_neurons=empty, missing=missing
        )

    def save_point(self) -> Callable[[], None]:
        """A function that restores the present state."""
        state = {**vars(self), "seats": self.seats.copy(), "unsettled": set(self.unsettled)}

        def restore() -> None:
            vars(self).update(state)
            self.branches.forget_told()

        return restore


def refusal(problem: Problem, message: wire.ClientMessage) -> wire.ServerMessage:
    """A problem as the answer to a message. A question is answered with `unanswered`, every other message with
    `rejected`."""
    if isinstance(message, wire.Question):
        return unanswered(problem, message.id)
    return rejection(problem, getattr(message, "id", None))


def unanswered(problem: Problem, number: int) -> wire.Unanswered:
    """A problem as the answer to question `number`."""
    return wire.Unanswered(id=number, code=problem.code, values=problem.values)


def rejection(problem: Problem, number: int | None = None) -> wire.Rejected:
    """A problem as the answer to a message; `number` is the id of the edit, if it was one."""
    return wire.Rejected(
        id=number,
        code=problem.code,
        values=problem.values,
        path=problem.path,
        ids=problem.ids,
    )
