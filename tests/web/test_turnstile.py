"""Sockets come in a few at a time, in order, and nobody keeps others out: neither who says nothing nor who has come in.
The patience of each test's turnstile is far beyond the test's own, so that nobody passes because time has passed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
import websocket

from backprop_canvas.web import transport
from backprop_canvas.web.connections import turnstile
from backprop_canvas.web.connections.turnstile import Turn, Turnstile
from tests.line import PATIENCE_SECONDS
from tests.web.conftest import Page, Served
from tests.web.test_transport import open_socket

NEVER = 3600.0


class Watched(Turnstile):
    """Notes who knocks, and says who has come in, in order."""

    def __init__(self) -> None:
        super().__init__(1, NEVER)
        self.entered: list[Turn] = []
        self.more = threading.Semaphore(0)

    def start(self) -> Turn:
        """One more thread that wants to come in. Its turn, at which it may still wait."""
        known = len(self._waiting)
        threading.Thread(target=self._come, daemon=True).start()
        while len(self._waiting) == known:
            pass
        return self._waiting[-1]

    def _come(self) -> None:
        self.entered.append(self.enter())
        self.more.release()


def test_who_came_first_comes_in_first() -> None:
    gate = Watched()
    turn = gate.enter()
    waiting = [gate.start() for _ in range(3)]
    for following in waiting:
        turn.end()
        assert gate.more.acquire(timeout=PATIENCE_SECONDS)
        turn = gate.entered[-1]
        assert turn is following
    assert [each.called for each in waiting] == [True, True, True]


def test_a_turn_that_several_threads_end_is_one_place() -> None:
    gate = Watched()
    turn = gate.enter()
    first, second = gate.start(), gate.start()
    turn.end()
    turn.end()
    assert gate.more.acquire(timeout=PATIENCE_SECONDS)
    assert (first.called, second.called) == (True, False)


def test_who_has_waited_long_enough_comes_in_without_a_place_and_leaves_none() -> None:
    gate = Turnstile(1, 0.0)
    holder, hurried = gate.enter(), gate.enter()
    assert (holder.called, hurried.called) == (True, False)
    hurried.end()
    third = gate.enter()
    assert not third.called
    holder.end()
    assert third.called


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One comes in at a time, however long it takes."""
    monkeypatch.setattr(transport, "Turnstile", partial(Turnstile, 1, NEVER))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place is kept as long as it is wanted."""
    monkeypatch.setattr(turnstile, "WORD_SECONDS", NEVER)
    monkeypatch.setattr(turnstile, "TOLD_SECONDS", NEVER)


@pytest.mark.usefixtures("narrow", "patient", "served")
def test_a_page_that_has_been_told_what_it_needs_makes_way(connect: Callable[..., Page]) -> None:
    for _ in range(3):
        connect().next("welcome")


@pytest.mark.usefixtures("narrow", "patient")
def test_a_socket_that_ends_makes_way(served: Served, connect: Callable[..., Page]) -> None:
    line = open_socket(served)
    line.close()
    refused = connect(network="0" * 32)
    assert refused.next("disconnect")
    refused.line.abort()
    connect().next("welcome")


@pytest.mark.usefixtures("narrow")
def test_sockets_that_say_nothing_keep_nobody_out(served: Served, connect: Callable[..., Page]) -> None:
    silent: list[websocket.WebSocket] = [open_socket(served) for _ in range(3)]
    connect().next("welcome")
    for line in silent:
        line.close()


@pytest.mark.usefixtures("narrow", "patient")
def test_pages_over_http_wait_for_no_turn(served: Served) -> None:
    line = open_socket(served)
    assert served.app.test_client().get("/health").status_code == 200
    line.close()
