"""A room: one network's members, and the one thread that handles all their commands in order.

A revision is saved before any member hears of it. The room owns the clock and the threads. The session decides what a
command means; the caller decides how a message reaches a page."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.commands import (
    Close,
    Command,
    Join,
    Leave,
    Refuse,
    Say,
    credit_of,
    joins_first,
    without_superseded,
)
from backprop_canvas.rooms.edits import AnyEdit, Edits, unsaved
from backprop_canvas.rooms.held import Held, must_be_saved
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.rooms.pacing import Beats
from backprop_canvas.rooms.post import Post, Send
from backprop_canvas.rooms.present import Present, begins_the_run, follows_by_default, member_list, shown_by
from backprop_canvas.session.session import Outgoing, Session, refusal, rejection

log = logging.getLogger(__name__)

# If a member has not confirmed its frames, its clock is checked again after this time.
PATIENCE_SECONDS = 0.05


class Room:
    """`send` must not block; `keeper` makes edits durable."""

    def __init__(self, session: Session, operations: wire.Operations, keeper: Keeper, send: Send) -> None:
        self._session = session
        self._operations = operations
        self._edits = Edits(session, keeper)
        self._post = Post(send)
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._present: dict[str, Present] = {}
        self._arrivals = 0
        self._members_changed = False
        self._beats = Beats()
        self._held = Held()
        self._open = True
        self._thread = threading.Thread(target=self._work, name="room", daemon=True)
        self._thread.start()

    def post(self, command: Command) -> None:
        """Put a command on the room's queue; the answers come as messages. A credit that no message waits for wakes
        nobody."""
        credit = credit_of(command)
        present = None if credit is None else self._present.get(credit.member)
        if credit is None or present is None or present.outbox.note(credit.frame):
            self._commands.put(command)

    @property
    def open(self) -> bool:
        """Whether the room's thread still runs."""
        return self._thread.is_alive()

    @property
    def at_full_speed(self) -> bool:
        """Whether a member trains at full speed."""
        return self._beats.full

    def wait(self) -> None:
        """Wait until the room has ended after `Close`. The room's own thread does not wait for itself."""
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _work(self) -> None:
        while self._open:
            try:
                self._handle(self._take())
                self._beat()
            except Exception:
                log.exception("A room failed at a command; it goes on.")
                self._beats.update((), time.monotonic())
                self._post.send()

    def _take(self) -> list[Command]:
        """All queued commands. Waits for a command, at most until other work is due."""
        due = min((at for at in (self._beats.next(), self._held.next()) if at is not None), default=None)
        try:
            timeout = None if due is None else max(0.0, due - time.monotonic())
            batch = [self._commands.get(timeout=timeout)]
        except queue.Empty:
            return []
        while True:
            try:
                batch.append(self._commands.get_nowait())
            except queue.Empty:
                return batch

    def _handle(self, batch: list[Command]) -> None:
        """Do the commands, each member's in order; consecutive messages of members share one save."""
        self._open = not any(isinstance(command, Close) for command in batch)
        wanted = joins_first(command for command in batch if not self._credited(command))
        for says, together in groupby(wanted, key=lambda command: isinstance(command, Say)):
            commands = list(together)
            self._deliver(self._saved(commands) if says else chain(*map(self._guarded, commands)))
        if self._held.due(time.monotonic()):
            self._deliver(self._saved([]))
        self._deliver(self._members())
        self._post.send()
        if wanted:
            self._beats.update(self._session.playing(), time.monotonic())
            self._edits.rest(closing=not self._open)

    def _credited(self, command: Command) -> bool:
        """Whether a command is a credit, which is taken in at once."""
        credit = credit_of(command)
        if credit is None:
            return False
        present = self._present.get(credit.member)
        if present is not None:
            self._post.put(credit.member, present.outbox.credit(credit.frame))
        return True

    def _saved(self, batch: list[Command]) -> list[Outgoing]:
        """The answers to a batch, once its changes are durable; otherwise all its edits are refused. While another
        program writes to the database, edits wait and all other commands go on."""
        wanted = without_superseded(batch)
        if self._held.wait(time.monotonic()):
            return self._aside(wanted)
        wanted = [*self._held.take(), *wanted]
        restore = self._session.save_point()
        try:
            answers = [out for command in wanted for out in self._guarded(command)] + self._session.settle()
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

    def _apart(self, batch: list[Command]) -> list[Outgoing]:
        """The answers to a batch whose edits together lead to a fault of the server. Nothing of it is done yet. One by
        one, only those that are at fault are refused."""
        self._edits.forget()
        if len(batch) > 1:
            return [out for command in batch for out in self._saved([command])]
        log.exception("A command failed.")
        return [*self._refused(batch, Problem("internal")), *self._session.settle()]

    def _aside(self, batch: list[Command]) -> list[Outgoing]:
        """Do a batch without its edits, which wait."""
        rest = [command for command in batch if not must_be_saved(command)]
        self._held.put([command for command in batch if must_be_saved(command)], time.monotonic())
        return [out for command in rest for out in self._guarded(command)] + self._session.settle()

    def _refused(self, batch: list[Command], problem: Problem) -> Iterator[Outgoing]:
        """Do a batch without its edits, which could not be saved."""
        for command in batch:
            if must_be_saved(command):
                yield Outgoing(command.member, unsaved(problem, command.message))
            else:
                yield from self._guarded(command)

    def _guarded(self, command: Command) -> list[Outgoing]:
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

    def _do(self, command: Command) -> Iterable[Outgoing]:
        match command:
            case Join():
                return self._join(command)
            case Leave(member):
                return self._leave(member)
            case Say(member, message) if member in self._present:
                return self._say(member, message)
            case Refuse(member, answer):
                return [Outgoing(member, answer)]
        return ()

    def _join(self, command: Join) -> list[Outgoing]:
        leader = shown_by(self._present, command)
        told = self._session.join(
            command.member, command.position, leader, begins=begins_the_run(self._present, command)
        )
        self._arrivals += 1
        waiting = command.role == "viewer" and leader is None and follows_by_default(command.position)
        self._present[command.member] = Present(command.tab, command.role, self._arrivals, waiting)
        welcome = wire.Welcome(
            member=command.member,
            role=command.role,
            view_id=command.view_id,
            document=self._session.document,
            revision=self._session.revision,
            last_edit=self._edits.welcome(command.tab, command.last_edit),
            closed=tuple(self._edits.welcome(tab, saved) for tab, saved in command.closed),
            operations=self._operations,
            members=self._member_list(),
        )
        attached = self._shown_to(command.member) if command.role == "editor" else []
        self._members_changed = True
        return [Outgoing(command.member, welcome), *told, *attached]

    def _shown_to(self, editor: str) -> list[Outgoing]:
        """Viewers that had no editor to follow now follow the editor that comes in."""
        waiting = [member for member, present in self._present.items() if present.waiting]
        for member in waiting:
            self._present[member].waiting = False
        return [out for member in waiting for out in self._session.handle(member, wire.Follow(member=editor))]

    def _leave(self, member: str) -> list[Outgoing]:
        if self._present.pop(member, None) is None:
            return []
        self._beats.forget(member)
        for other, present in self._present.items():
            # An editor that reloads is followed again once it is back.
            present.waiting |= present.role == "viewer" and self._session.following(other) == member
        self._members_changed = True
        return self._session.leave(member)

    def _say(self, member: str, message: wire.ClientMessage) -> list[Outgoing]:
        present = self._present[member]
        present.waiting = False
        before = self._session.following(member)
        answers = self._answers(member, present.tab, message)
        self._members_changed |= self._session.following(member) != before
        return answers

    def _answers(self, member: str, tab: str, message: wire.ClientMessage) -> list[Outgoing]:
        if isinstance(message, AnyEdit):
            return self._edits.make(member, tab, message)
        if isinstance(message, wire.Share):
            self._edits.share()
            return [Outgoing(member, wire.Shared())]
        return self._session.handle(member, message)

    def _members(self) -> list[Outgoing]:
        """Tell everybody who is here, once for any number of commands that changed it."""
        if not self._members_changed:
            return []
        self._members_changed = False
        everybody = wire.Members(members=self._member_list())
        return [Outgoing(member, everybody) for member in self._present]

    def _member_list(self) -> tuple[wire.Member, ...]:
        return member_list(self._present, self._session.following)

    def _beat(self) -> None:
        """Move the cursors whose time has come."""
        playing = dict(self._session.playing())
        for member in self._beats.due(time.monotonic()):
            now = time.monotonic()
            cursor = playing[member]
            if self._present[member].outbox.blocked(full=cursor.pace == "full"):
                self._beats.delay(member, now + PATIENCE_SECONDS)
                continue
            self._deliver(self._ticked(member, self._beats.steps(member, cursor)))
            self._post.send()
            self._beats.took(member, cursor, time.monotonic() - now)
            self._beats.passed(member, cursor, now)
        self._beats.update(self._session.playing(), time.monotonic())

    def _ticked(self, member: str, steps: int) -> list[Outgoing]:
        try:
            return self._session.tick(member, steps)
        except Exception:
            log.exception("A beat failed; the cursor stops.")
            return [
                Outgoing(member, rejection(Problem("internal"))),
                *self._session.handle(member, wire.Pause()),
            ]

    def _deliver(self, answers: Iterable[Outgoing]) -> None:
        for out in answers:
            present = self._present.get(out.member)
            if present is not None:
                self._post.put(out.member, present.outbox.push(out.message))
