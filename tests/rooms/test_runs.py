"""What a room's members train is kept about once a second and in the end; what cannot be read is dropped with a
sentence."""

from __future__ import annotations

import logging
import math

import numpy as np
import pytest

from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms import engine_version, runs
from backprop_canvas.rooms.commands import Close, Leave, Say
from backprop_canvas.rooms.runs import Runs
from backprop_canvas.session.session import Session
from tests.rooms.keepers import Nowhere
from tests.rooms.test_room import Seated, join

FAR = 500


class Clock:
    """Says the time that the test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(runs, "time", clock)
    return clock


def seek(session: Session, iteration: int) -> None:
    session.handle("a", wire.Seek(to=wire.Target(iteration=iteration, step=0)))
    session.settle()


def opened(keeper: Nowhere) -> tuple[Session, Runs]:
    """A member in a session of its own, and what keeps its runs."""
    session = Session(template("2-2-2"), 1)
    kept = Runs(session, keeper, lambda: session.leaves("a"))
    kept.open()
    session.join("a", begins=True)
    return session, kept


def test_a_room_keeps_its_runs_when_it_closes_and_the_next_one_goes_on() -> None:
    keeper = Nowhere()
    before = Seated(keeper)
    before.post(join("a"), Say("a", wire.Seek(to=wire.Target(iteration=FAR, step=3))), Leave("a"), Close())
    before.room.wait()
    after = Seated(keeper)
    after.post(join("b"))
    cursor = after.next("b", wire.Cursor)
    after.post(Close())
    after.room.wait()
    assert isinstance(cursor, wire.Cursor)
    assert (cursor.iteration, cursor.step) == (FAR, 3)


def test_it_is_kept_once_a_second_while_something_changes(clock: Clock) -> None:
    keeper = Nowhere()
    session, kept = opened(keeper)
    seek(session, 10)
    kept.changed()
    assert kept.next() is not None
    kept.rest(closing=False)
    assert "state/1/9" in keeper.parts
    assert kept.next() is None
    seek(session, 20)
    kept.changed()
    clock.now += 0.5
    kept.rest(closing=False)
    assert "state/1/19" not in keeper.parts
    assert kept.next() == clock.now + 0.25
    clock.now += 0.25
    kept.rest(closing=False)
    assert "state/1/19" in keeper.parts


def test_a_room_that_ends_does_not_wait(clock: Clock) -> None:
    keeper = Nowhere()
    session, kept = opened(keeper)
    kept.changed()
    kept.rest(closing=False)
    seek(session, 20)
    kept.changed()
    kept.rest(closing=True)
    assert "state/1/19" in keeper.parts


def test_what_could_not_be_kept_is_tried_again(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    keeper = Nowhere()
    session, kept = opened(keeper)
    seek(session, 20)
    kept.changed()
    keeper.problem = Problem("storage_busy")
    kept.rest(closing=False)
    assert len(caplog.messages) == 1
    keeper.problem = None
    assert kept.next() is not None
    clock.now += 1.0
    kept.rest(closing=False)
    assert {"head", "state/1/0", "state/1/19"} <= keeper.parts.keys()


def test_what_cannot_be_read_is_dropped_with_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    keeper = Nowhere()
    session, kept = opened(keeper)
    seek(session, 20)
    kept.changed()
    kept.rest(closing=True)
    keeper.parts["curve/1/0"] = b"x"
    session, kept = opened(keeper)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert keeper.parts == {}
    seek(session, 20)
    kept.changed()
    kept.rest(closing=True)
    assert "state/1/19" in keeper.parts


def test_a_draft_keeps_nothing_until_it_is_a_network(clock: Clock) -> None:
    keeper = Nowhere()
    keeper.drafts = True
    session, kept = opened(keeper)
    seek(session, 20)
    kept.changed()
    kept.rest(closing=False)
    assert keeper.parts == {}
    keeper.drafts = False
    clock.now += 1.0
    kept.changed()
    kept.rest(closing=False)
    assert {"head", "state/1/0", "state/1/19"} <= keeper.parts.keys()


def test_a_draft_becomes_a_network_once_much_work_lies_in_its_run(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Nowhere()
    keeper.drafts = True
    session, kept = opened(keeper)
    seek(session, 20)
    # 6 neurons and 8 edges, 20 times: the last state is that after the iteration in view.
    monkeypatch.setattr(runs, "WORTH_KEEPING", 20 * 14 + 1)
    kept.changed()
    kept.rest(closing=True)
    assert keeper.parts == {}
    seek(session, 21)
    kept.changed()
    kept.rest(closing=True)
    assert {"head", "state/1/0", "state/1/20"} <= keeper.parts.keys()


def test_the_engine_has_another_name_once_its_sources_say_something_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def name(source: str) -> str:
        folder = tmp_path_factory.mktemp("engine")
        (folder / "rule.py").write_text(source)
        monkeypatch.setattr(engine_version, "FOLDERS", (folder,))
        return engine_version.engine_version.__wrapped__()

    first = name('"""A rule."""\n\ndef move(w, g):\n    return w - 0.1 * g\n')
    assert name('"""The rule."""\n\n# Plain.\ndef move(w, g):\n    """Moves."""\n    return w - 0.1 * g\n') == first
    assert name("def move(w, g):\n    return w - 0.1 * (g + 0.0)\n") != first


@pytest.mark.parametrize("name", ["exp", "log1p", "pow"])
def test_the_engine_has_another_name_where_the_machine_computes_otherwise(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, real = engine_version.engine_version.__wrapped__(), getattr(math, name)
    monkeypatch.setattr(math, name, lambda *given: math.nextafter(real(*given), math.inf))
    assert engine_version.engine_version.__wrapped__() != before


def test_the_engine_has_another_name_where_orders_are_drawn_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = engine_version.engine_version.__wrapped__(), np.random.default_rng
    monkeypatch.setattr(np.random, "default_rng", lambda seed: real(seed + 1))
    assert engine_version.engine_version.__wrapped__() != before
