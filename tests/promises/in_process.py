"""A server without sockets, over real rooms and a real database, and model clients of it. What happens is decided by
whoever calls; only the rooms have threads. Knows the messages, nothing of the web and the page.
"""

from __future__ import annotations

import queue
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from backprop_canvas.document.diff import AddSample, AnyOperation, Diff, Remove, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.rooms.sending.post import Parcels
from backprop_canvas.storage import KeptNetwork, Store, open_store

PATIENCE_SECONDS = 60
# What all edit. Before its samples stand those that tell of edits.
FIRST = template("2-2-2")
MARK = wire.Rejected(id=None, code="all_heard", values={}, path="", ids=())
DocumentMessage = wire.Welcome | wire.Accepted | wire.Rejected | wire.Patch


class Server:
    """One server at a time over a data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._inboxes: dict[str, queue.SimpleQueue[wire.ServerMessage]] = {}
        self.start()

    def start(self) -> None:
        self.store: Store = open_store(self._folder)
        self._registry = Registry(self.store, self._send, Seating())

    def stop(self, *, killed: bool = False) -> None:
        """A server that is killed leaves edits and no snapshot, wherever its clients were."""
        with patch.object(KeptNetwork, "rest", KeptNetwork.rest if not killed else lambda *_, **__: None):
            self._registry.close()
        self.store.close()

    def join(self, auth: wire.Auth) -> tuple[str, queue.SimpleQueue[wire.ServerMessage]]:
        """A new member, and everything that it will be told."""
        told: queue.SimpleQueue[wire.ServerMessage] = queue.SimpleQueue()
        members: list[str] = []

        def seat(member: str) -> None:
            members.append(member)
            self._inboxes[member] = told

        self._registry.join(auth, seat)
        return members[0], told

    def say(self, member: str, message: wire.ClientMessage) -> None:
        self._registry.say(member, message)

    def mark(self, member: str) -> None:
        """The member is told MARK after everything that it is owed."""
        self._registry.refuse(member, MARK)

    def leave(self, member: str) -> None:
        self._registry.leave(member)

    def _send(self, parcels: Parcels) -> None:
        for member, messages in parcels.items():
            for message in messages:
                self._inboxes[member].put(message)


class Client:
    """A tab that edits. It keeps edits without an answer, in order, and knows the document as it was told.

    `acknowledged`: the revision of each edit whose acceptance it heard, None where a welcome told it. Each edit adds a
    sample that names the client and the edit, so that the document says what was made, and in which order.
    """

    def __init__(self, server: Server, network: str, number: int) -> None:
        self._server, self.number = server, number
        self._auth = wire.Auth(network=network, tab=f"{number:016x}")
        self._made: list[Diff] = []
        self._pending: list[int] = []
        self._inbox: list[DocumentMessage] = []
        self._member: str | None = None
        self._told: queue.SimpleQueue[wire.ServerMessage] = queue.SimpleQueue()
        self.document: Document | None = None
        self.revision = -1
        self.acknowledged: dict[int, int | None] = {}

    @property
    def edits(self) -> int:
        """How many it has made."""
        return len(self._made)

    @property
    def waiting(self) -> bool:
        """Whether an edit has no answer."""
        return bool(self._pending)

    @property
    def connected(self) -> bool:
        return self._member is not None

    def connect(self, *, resend_all: bool) -> None:
        """Come in, and send again what has no answer: all, or what the welcome does not know."""
        self._member, self._told = self._server.join(self._auth)
        self._receive()
        welcome = self._inbox.pop(0)
        assert isinstance(welcome, wire.Welcome)
        assert welcome.revision >= self.revision, "an acknowledged revision is gone"
        self.document, self.revision = welcome.document, welcome.revision
        for number in list(self._pending):
            if resend_all or number > welcome.last_edit:
                self._send(number)
            elif (self.number, number) in marks(welcome.document):
                self._answered(number, None)
            else:
                # It was refused, and the line lost the refusal.
                assert any(isinstance(operation, Remove) for operation in self._made[number]), "an edit is lost"
                self._pending.remove(number)

    def cut(self) -> None:
        """The line breaks. What was said has arrived; what was not heard is lost."""
        if self._member is not None:
            self._server.leave(self._member)
        self.lose()

    def lose(self) -> None:
        self._member = None
        self._inbox.clear()

    def edit(self, *operations: AnyOperation) -> None:
        number = self.edits
        sample = AddSample(at=0, inputs={"i1": self.number, "i2": number}, targets={"o1": 0.0, "o2": 1.0})
        self._made.append((sample, *operations))
        self._pending.append(number)
        self._send(number)

    def say(self, message: wire.ClientMessage) -> None:
        if self._member is not None:
            self._server.say(self._member, message)

    def resend(self) -> None:
        """A careless client: the same edits once more over the same line."""
        for number in self._pending:
            self._send(number)

    def _send(self, number: int) -> None:
        self.say(wire.Edit(id=number, diff=self._made[number]))

    def hear(self, most: int | None = None) -> None:
        """Take in what has been said up to now; `most`: so many messages about the document, the others later."""
        if self._member is not None:
            self._receive()
        for message in self._inbox[:most]:
            self._take(message)
        del self._inbox[:most]

    def _receive(self) -> None:
        assert self._member is not None
        self._server.mark(self._member)
        while (message := self._told.get(timeout=PATIENCE_SECONDS)) is not MARK:
            if isinstance(message, DocumentMessage):
                self._inbox.append(message)

    def _take(self, message: DocumentMessage) -> None:
        if isinstance(message, wire.Patch):
            self._apply(message.revision, message.diff)
        elif isinstance(message, wire.Accepted):
            # An edit that was made before is answered again, with its old revision.
            if message.revision > self.revision:
                self._apply(message.revision, self._made[message.id] if message.diff is None else message.diff)
            self._answered(message.id, message.revision)
        elif isinstance(message, wire.Rejected):
            assert message.code == "no_such_record", message
            self._pending = [number for number in self._pending if number != message.id]

    def _apply(self, revision: int, diff: Diff) -> None:
        assert self.document is not None
        assert revision == self.revision + 1, "a revision is missing"
        self.document, self.revision = apply_diff(self.document, diff)[0], revision

    def _answered(self, number: int, revision: int | None) -> None:
        if number in self._pending:
            self._pending.remove(number)
        if self.acknowledged.get(number) is None:
            self.acknowledged[number] = revision
        assert revision in (None, self.acknowledged[number]), "an edit has two revisions"


def marks(document: Document) -> Sequence[tuple[int, int]]:
    """The edits in a document, in the order in which they were made: the client, and the edit's number."""
    own = document.samples[: len(document.samples) - len(FIRST.samples)]
    return [(int(sample.inputs["i1"]), int(sample.inputs["i2"])) for sample in reversed(own)]
