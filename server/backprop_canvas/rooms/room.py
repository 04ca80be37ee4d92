"""A room: one network's members, and the one thread that handles all their commands in order.

A revision is saved before any member hears of it. The room owns the clock and the threads. The session decides what a
command means; the caller decides how a message reaches a page."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterable
from itertools import chain, groupby

from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.again import Again
from backprop_canvas.rooms.attendance import Attendance
from backprop_canvas.rooms.batches import Batches
from backprop_canvas.rooms.commands import (
    Close,
    Command,
    Join,
    Leave,
    Refuse,
    Retitle,
    Say,
    credit_of,
    joins_first,
)
from backprop_canvas.rooms.edits import AnyEdit, Edits
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.rooms.names import Naming, named
from backprop_canvas.rooms.pacing import Beats
from backprop_canvas.rooms.pointers import Pointers
from backprop_canvas.rooms.present import Present
from backprop_canvas.rooms.runs import Runs
from backprop_canvas.rooms.sending.post import Post, Send
from backprop_canvas.session.session import Outgoing, Session, rejection

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
        self._here = Attendance(session)
        self._keeper = keeper
        self._pointers = Pointers()
        self._beats = Beats()
        self._batches = Batches(session, self._edits, self._do)
        self._runs = Runs(session, keeper, self._here.look)
        self._again = Again(session)
        self._open = True
        self._thread = threading.Thread(target=self._work, name="room", daemon=True)
        self._thread.start()

    def post(self, command: Command) -> None:
        """Put a command on the room's queue; the answers come as messages. A credit that no message waits for wakes
        nobody, nor does a pointer while others wait to be told."""
        if isinstance(command, Say) and isinstance(command.message, wire.Point):
            if self._here.get(command.member) is not None and self._pointers.put(command.member, command.message):
                self._commands.put(command)
            return
        credit = credit_of(command)
        present = None if credit is None else self._here.get(credit.member)
        if credit is None or present is None or present.outbox.note(credit.frame):
            self._commands.put(command)

    @property
    def open(self) -> bool:
        """Whether the room's thread still runs."""
        return self._thread.is_alive()

    @property
    def flies(self) -> bool:
        """Whether a member trains many iterations at a time."""
        return self._beats.flies

    def wait(self) -> None:
        """Wait until the room has ended after `Close`. The room's own thread does not wait for itself."""
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _work(self) -> None:
        self._runs.open()
        while self._open:
            try:
                self._handle(self._take())
                self._beat()
                self._rest()
            except Exception:
                log.exception("A room failed at a command; it goes on.")
                self._beats.update((), time.monotonic())
                self._post.send()

    def _rest(self) -> None:
        """Keep the runs where no command waits."""
        if not self._open or self._commands.empty():
            self._runs.rest(closing=not self._open)

    def _take(self) -> list[Command]:
        """All queued commands. Waits for a command, at most until other work is due."""
        waits = (self._beats, self._batches, self._here, self._pointers, self._post, self._runs, self._again)
        times = [each.next() for each in waits]
        due = min((at for at in times if at is not None), default=None)
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
        wanted = joins_first(command for command in batch if not self._taken_in(command))
        for says, together in groupby(wanted, key=lambda command: isinstance(command, Say)):
            commands = list(together)
            self._deliver(self._batches.saved(commands) if says else chain(*map(self._batches.guarded, commands)))
        if self._batches.due():
            self._deliver(self._batches.saved([]))
        for command in wanted:
            if isinstance(command, Retitle):
                command.done()
        self._deliver(self._here.told(time.monotonic()))
        self._deliver(self._pointers.told(self._here.everybody(), time.monotonic()))
        self._answer(batch)
        if wanted:
            self._beats.update(self._session.playing(), time.monotonic())
            self._edits.rest(closing=not self._open)
            self._runs.changed()

    def _answer(self, batch: list[Command]) -> None:
        """Whoever has said something is sent the answer at once; a room that ends owes nobody anything."""
        if self._open:
            self._post.answer({command.member for command in batch if not isinstance(command, Close)}, time.monotonic())
        else:
            self._post.send()

    def _taken_in(self, command: Command) -> bool:
        """Whether a command is a credit, which is taken in at once, or says that a pointer has been."""
        if isinstance(command, Say) and isinstance(command.message, wire.Point):
            return True
        credit = credit_of(command)
        if credit is None:
            return False
        present = self._here.get(credit.member)
        if present is not None:
            self._post.put(credit.member, present.outbox.credit(credit.frame))
        return True

    def _do(self, command: Command) -> Iterable[Outgoing]:
        match command:
            case Join():
                welcome = self._edits.welcome
                self._pointers.come(command.member)
                closed = tuple(welcome(tab, saved) for tab, saved in command.closed)
                return self._here.join(command, self._operations, welcome(command.tab, command.last_edit), closed)
            case Leave(member):
                self._beats.forget(member)
                self._pointers.leave(member)
                return self._here.leave(member)
            case Retitle(member, wire.Edit() as message, tab, person, _):
                return self._edits.make(member, person, tab, message)
            case Say(member, message) if (present := self._here.get(member)) is not None:
                present.waiting = False
                return self._say(member, present, message)
            case Refuse(member, answer):
                return [Outgoing(member, answer)]
        return ()

    def _say(self, member: str, present: Present, message: wire.ClientMessage) -> Iterable[Outgoing]:
        if isinstance(message, AnyEdit):
            return self._edits.make(member, present.person, present.tab, message)
        if isinstance(message, Naming):
            return named(self._keeper, self._here, member, message)
        if isinstance(message, wire.Share):
            self._edits.share()
            return [Outgoing(member, wire.Shared())]
        return self._here.say(member, message)

    def _beat(self) -> None:
        """Move the cursors whose time has come."""
        playing = dict(self._session.playing())
        for member in self._beats.due(time.monotonic()):
            now = time.monotonic()
            cursor = playing[member]
            present = self._here.get(member)
            if present is not None and present.outbox.blocked(flies=cursor.pace.flies):
                self._beats.delay(member, now + PATIENCE_SECONDS)
                continue
            steps = self._session.eased(member, self._beats.steps(member, cursor))
            self._deliver(self._ticked(member, steps))
            self._post.send()
            self._beats.took(member, cursor, steps, time.monotonic() - now)
            self._beats.passed(member, cursor, now)
            self._runs.changed()
        if told := self._again.beat(time.monotonic()):
            self._deliver(told)
            self._post.send()
            self._runs.changed()
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
            present = self._here.get(out.member)
            if present is not None:
                self._post.put(out.member, present.outbox.push(out.message))
