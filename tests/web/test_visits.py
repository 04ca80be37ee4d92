"""Whose turn it is to speak: only a connection that says nothing in its own turn is silent."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from backprop_canvas.web.connections.visits import CONNECT_SECONDS, Visit
from backprop_canvas.web.transport import BoundedWebSocket

LATER = 1000.0


class Said:
    """A socket on which one packet has come. It notes since when the connection was silent before."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.silent_before: float | None = None

    def receive(self, _: float | None) -> bytes:
        self.silent_before = self.visit.silent_since
        return b"packet"


def test_a_connection_is_silent_in_its_own_turn_alone() -> None:
    visit = Visit()
    bounded = BoundedWebSocket.__new__(BoundedWebSocket)
    bounded.visit, bounded.ws = visit, Said(visit)
    assert visit.silent_since is None
    assert bounded.wait() == b"packet"
    assert bounded.ws.silent_before is not None
    assert visit.silent_since is None


def test_what_the_server_needs_before_the_first_turn_is_not_taken_from_its_time() -> None:
    visit = Visit(since=time.monotonic() - LATER)
    assert visit.seconds_left() == 0
    visit.asked()
    left = visit.seconds_left()
    assert left is not None
    assert 0 < left <= CONNECT_SECONDS
    visit.spoke()
    since = visit.since
    visit.asked()
    assert visit.since == since


def test_a_connection_whose_member_has_left_has_no_time_left() -> None:
    visit = Visit(proved=True)
    visit.asked()
    assert visit.seconds_left() is None
    visit.left()
    assert visit.seconds_left() == 0


def test_the_doors_close_no_socket_that_waits_for_an_answer() -> None:
    config: Any = pytest.importorskip("gunicorn.config")
    doors: Any = pytest.importorskip("backprop_canvas.doors")
    near, far = socket.socketpair()
    with near, far:
        visitor = doors.Visitor(config.Config(), near, ("192.0.2.1", 1), ("192.0.2.2", 2))
        visitor.upgrades = True
        now = time.monotonic() + LATER
        assert list(doors.since(now, [visitor])) == []
        visitor.visit.asked()
        assert list(doors.since(now, [visitor])) == [(visitor.visit.silent_since, visitor)]
        visitor.visit.spoke()
        assert list(doors.since(now, [visitor])) == []
