"""When the program has time for what is not urgent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from math import inf
from pathlib import Path
from types import SimpleNamespace

import pytest

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms import registry as module
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.rooms.sending.post import Parcels
from backprop_canvas.storage import new_draft, new_person, open_store

PATIENCE_SECONDS = 20


class Here:
    """A registry whose clock the test turns, with one member."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: self.now))
        self.store = open_store(folder)
        self.at_full_speed = threading.Event()
        self.registry = Registry(self.store, self._send, Seating())
        self.member = ""

    def _send(self, parcels: Parcels) -> None:
        told = [message for messages in parcels.values() for message in messages if isinstance(message, wire.Cursor)]
        # It has moved by itself, so the room knows.
        if any(cursor.pace.flies and cursor.iteration > 1 for cursor in told):
            self.at_full_speed.set()

    def join(self) -> None:
        person = new_person()
        auth = wire.Auth(network=new_draft("2-2-2", person), tab="a" * 16, position=None)
        self.registry.join(auth, lambda member: setattr(self, "member", member), person)

    def say(self, message: wire.ClientMessage) -> None:
        self.registry.say(self.member, message)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Here]:
    made = Here(tmp_path, monkeypatch)
    yield made
    made.registry.close()
    made.store.close()


def test_it_is_quiet_since_somebody_came_or_asked_for_something(here: Here) -> None:
    here.now = 3.0
    assert here.registry.quiet() == 3.0
    here.join()
    assert here.registry.quiet() == 0.0
    here.now = 4.0
    here.say(wire.Credit(frame=1))
    assert here.registry.quiet() == 1.0
    here.say(wire.Step(direction=1, grain="neuron"))
    assert here.registry.quiet() == 0.0


def test_nothing_is_more_urgent_than_full_speed(here: Here) -> None:
    here.join()
    here.say(wire.SetPace(pace=wire.FULL_SPEED))
    here.say(wire.Play())
    assert here.at_full_speed.wait(PATIENCE_SECONDS)
    here.say(wire.Edit(id=0, diff=()))
    assert here.registry.quiet() == inf
