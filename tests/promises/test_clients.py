"""Two to four clients edit one network over lines that lose answers, and the server is stopped, killed and started
again. In the end all documents are equal, and each acknowledged edit stands in them once, in its order."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from backprop_canvas.document.diff import Add, AnyOperation, Change, Remove, Settings
from backprop_canvas.protocol import messages as wire
from backprop_canvas.storage import snapshots
from tests.networks import found
from tests.promises.in_process import FIRST, Client, Server, marks

CLIENT = st.integers(0, 3)
# So few that snapshots are made within an example.
TAIL_EDITS = 4


class Editing(RuleBasedStateMachine):
    """`CLIENT` names any of the clients there are."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.usual, snapshots.TAIL_EDITS = snapshots.TAIL_EDITS, TAIL_EDITS
        self.server = Server(self.folder)
        self.network = self.server.store.create(FIRST).links.editor
        self.clients: list[Client] = []

    @initialize(count=st.integers(2, 4))
    def come_in(self, count: int) -> None:
        self.clients = [Client(self.server, self.network, number) for number in range(count)]
        for client in self.clients:
            client.connect(resend_all=False)

    def of(self, number: int) -> Client:
        return self.clients[number % len(self.clients)]

    @rule(client=CLIENT, weight=st.sampled_from(["w1", "w5", "b1"]), value=st.floats(-4, 4))
    def turn_a_knob(self, client: int, weight: str, value: float) -> None:
        self.of(client).edit(Change(kind="parameters", id=weight, fields={"value": value}))

    @rule(client=CLIENT)
    def add_a_parameter(self, client: int) -> None:
        one = self.of(client)
        record: dict[str, Any] = {"id": f"p{one.number}_{one.edits}", "value": 1.0}
        one.edit(Add(kind="parameters", at=0, record=record))

    @rule(client=CLIENT)
    def remove_a_parameter(self, client: int) -> None:
        one = self.of(client)
        assert one.document is not None
        added = [parameter.id for parameter in one.document.parameters if parameter.id.startswith("p")]
        # The one that others remove, too: who comes second is refused.
        operations: list[AnyOperation] = [Remove(kind="parameters", id=each) for each in added[:1]]
        one.edit(*operations, Settings(fields={"title": f"without {added[:1]}"}))

    @rule(client=CLIENT)
    def train(self, client: int) -> None:
        """The next edit keeps what the run has learnt."""
        self.of(client).say(wire.Step(direction=1, grain="iteration"))

    @rule(client=CLIENT)
    def send_twice(self, client: int) -> None:
        self.of(client).resend()

    @rule(client=CLIENT, most=st.integers(0, 3) | st.none())
    def hear(self, client: int, most: int | None) -> None:
        self.of(client).hear(most)

    @rule(client=CLIENT)
    def cut(self, client: int) -> None:
        self.of(client).cut()

    @rule(client=CLIENT, resend_all=st.booleans())
    def come_back(self, client: int, resend_all: bool) -> None:
        if not self.of(client).connected:
            self.of(client).connect(resend_all=resend_all)

    @precondition(lambda self: self.clients)
    @rule(killed=st.booleans(), heard=st.booleans())
    def restart(self, killed: bool, heard: bool) -> None:
        for client in self.clients:
            if heard:
                client.hear()
            client.lose()
        self.server.stop(killed=killed)
        self.server.start()

    def teardown(self) -> None:
        try:
            self.settle()
        finally:
            self.server.stop()
            snapshots.TAIL_EDITS = self.usual
            shutil.rmtree(self.folder)

    def settle(self) -> None:
        for client in self.clients:
            if not client.connected:
                client.connect(resend_all=True)
        for client in self.clients:
            client.hear()
            assert not client.waiting
        kept = found(self.server.store, self.network)
        assert kept is not None
        document = kept.document
        for client in self.clients:
            assert (client.revision, client.document) == (kept.revision, document)
        made = marks(document)
        assert len(set(made)) == len(made) == kept.revision
        for client in self.clients:
            assert [number for who, number in made if who == client.number] == sorted(client.acknowledged)
            for number, revision in client.acknowledged.items():
                assert revision is None or made[revision - 1] == (client.number, number)


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=20, stateful_step_count=40)


def test_a_refusal_that_the_line_loses() -> None:
    editing = Editing()
    try:
        editing.come_in(2)
        editing.add_a_parameter(0)
        editing.hear(0, None)
        editing.hear(1, None)
        editing.remove_a_parameter(0)
        editing.remove_a_parameter(1)
        editing.turn_a_knob(1, "w1", 1.0)
        editing.cut(1)
        editing.come_back(1, resend_all=False)
        assert sorted(editing.clients[1].acknowledged) == [1]
    finally:
        editing.teardown()
