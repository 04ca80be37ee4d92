"""Connections that say nothing keep nobody out, and end."""

from __future__ import annotations

import secrets
import selectors
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from urllib.request import urlopen

import pytest
from gunicorn.config import Config

from backprop_canvas.doors import Worker
from backprop_canvas.lingering import Lingering
from backprop_canvas.visitor import Visitor
from tests.first_words import lost_of
from tests.line import Line
from tests.live import LiveServer
from tests.networks import Browser
from tests.silence import BEGINNINGS, closed, said, silent

SEATS = 6
PER_NETWORK = 4
PATIENCE_SECONDS = 20


@pytest.fixture
def small(tmp_path: Path) -> Iterator[LiveServer]:
    """The program with few places."""
    limits = ("--seats", SEATS, "--seats-per-network", PER_NETWORK, "--silent-connections", 10)
    server = LiveServer(tmp_path / "data", arguments=tuple(map(str, limits))).start()
    yield server
    server.stop()
    while Asking.everybody:
        Asking.everybody.pop().line.abort()
    assert "Traceback" not in server.errors()


def test_pages_and_members_get_in_beside_more_silent_connections_than_there_are_threads(small: LiveServer) -> None:
    quiet = silent(small.port, 300)
    with Browser(small.url).ask("/", timeout=30) as answer:
        assert answer.status == 200
    assert lost_of(small.url, PER_NETWORK) == 0
    for line in quiet:
        line.close()


def test_a_connection_that_does_not_go_on_is_closed(small: LiveServer) -> None:
    lines = {beginning: said(small.port, beginning) for beginning in BEGINNINGS}
    # Each waits for its deadline, and all deadlines run at once.
    assert [beginning for beginning, line in lines.items() if not closed(line)] == []
    for line in lines.values():
        line.close()


def test_of_too_many_silent_ones_the_longest_silent_is_closed_first(small: LiveServer) -> None:
    lines = [said(small.port, b"GET / HT") for _ in range(12)]
    ended: list[int] = []

    def wait(at: int) -> None:
        assert closed(lines[at])
        ended.append(at)

    threads = [threading.Thread(target=wait, args=(at,)) for at in range(len(lines))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in lines:
        line.close()
    assert set(ended[:2]) == {0, 1}


def test_those_that_do_not_close_after_their_answer_hold_up_nobody(small: LiveServer) -> None:
    """Each of them would take two seconds of the loop that serves everybody."""
    request = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    lingering = [said(small.port, request) for _ in range(60)]
    with urlopen(f"{small.url}/health", timeout=PATIENCE_SECONDS) as answer:
        assert answer.status == 200
    for line in lingering:
        assert line.recv(12) == b"HTTP/1.1 200"
        line.close()


def test_a_socket_that_was_refused_and_stays_holds_up_nobody(small: LiveServer) -> None:
    refused = [Asking(small.url, "nobody") for _ in range(30)]
    for page in refused:
        assert page.gone.wait(60)
    with urlopen(f"{small.url}/health", timeout=PATIENCE_SECONDS) as answer:
        assert answer.status == 200


def test_an_answered_connection_is_closed_once_its_other_side_has() -> None:
    near, far = socket.socketpair()
    with selectors.DefaultSelector() as poller, far:
        lingering = Lingering()
        lingering.add(poller, near)
        assert far.recv(1) == b""
        assert near.fileno() >= 0
        far.close()
        for key, _ in poller.select(PATIENCE_SECONDS):
            key.data(key.fileobj)
        assert near.fileno() < 0
        assert not poller.get_map()


def test_an_answered_connection_that_stays_is_closed_in_the_end() -> None:
    near, far = socket.socketpair()
    with selectors.DefaultSelector() as poller, far:
        lingering = Lingering()
        lingering.add(poller, near)
        lingering.sweep(poller, time.monotonic())
        assert near.fileno() >= 0
        lingering.sweep(poller, time.monotonic() + 3600)
        assert near.fileno() < 0


class Asking:
    """A page that asks for a seat, and what it was told. It stays until the program has stopped."""

    everybody: ClassVar[list[Asking]] = []

    def __init__(self, url: str, network: str) -> None:
        self.answer: tuple[str, Any] = ("", None)
        self.gone, self._told = threading.Event(), threading.Event()
        auth = {"network": network, "tab": secrets.token_hex(8), "position": None}
        self.line = Line(url, auth, self._hear)
        self.everybody.append(self)
        assert self._told.wait(60)

    def _hear(self, event: str, payload: Any) -> None:
        if event in ("welcome", "rejected"):
            self.answer = event, payload
            self._told.set()
        if event == "disconnect":
            self.gone.set()


def test_a_full_network_says_so_and_lets_in_when_a_seat_is_free(small: LiveServer) -> None:
    network = Browser(small.url).network()
    seated = [Asking(small.url, network) for _ in range(PER_NETWORK)]
    assert [page.answer[0] for page in seated] == ["welcome"] * PER_NETWORK
    event, refusal = Asking(small.url, network).answer
    assert (event, refusal["code"], refusal["values"]) == ("rejected", "network_full", {"limit": str(PER_NETWORK)})
    seated[0].line.disconnect()
    while Asking(small.url, network).answer[0] == "rejected":
        pass


@pytest.fixture
def loop() -> Iterator[Worker]:
    """A worker that has been away from its loop for long."""
    worker = Worker.__new__(Worker)
    worker.waiting, worker.busy, worker.lingering, worker.poller = {}, {}, Lingering(), selectors.DefaultSelector()
    worker.alive, worker.swept, worker.nr_conns, worker.cfg = True, 0.0, 1, Config()
    worker.seats, worker.silent_limit, worker.trusted = 1, 0, frozenset()
    yield worker
    worker.poller.close()


@pytest.mark.parametrize("spoke", [True, False])
def test_whose_words_wait_for_a_late_loop_is_not_silent(loop: Worker, *, spoke: bool) -> None:
    near, far = socket.socketpair()
    visitor = Visitor(loop.cfg, near, ("127.0.0.1", 0), ("127.0.0.1", 0))
    loop.expect(visitor)
    visitor.heard = visitor.begun = time.monotonic() - 60
    with far:
        if spoke:
            far.sendall(b"GET / HTTP/1.1\r\n")
        loop.murder_pending()
        assert (visitor in loop.waiting) == spoke
    near.close()
