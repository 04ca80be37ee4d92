"""Socket.IO's tables of clients, while many come and go at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from socketio import Manager, Server

from backprop_canvas.web.connections.clients import Clients

THREADS = 16
VISITS = 300
HOME = "/"


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads that take turns at every chance."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def forgotten(manager: Manager) -> list[str]:
    """Connections that the manager does not know while they are open."""
    Server(client_manager=manager, async_mode="threading")
    together = threading.Barrier(THREADS)
    lost: list[str] = []

    def come_and_go(thread: int) -> None:
        together.wait()
        for visit in range(VISITS):
            engine = f"{thread}.{visit}"
            try:
                client = manager.pre_connect(engine, HOME)
                manager.connect(client, HOME)
                assert manager.is_connected(client, HOME)
                assert manager.eio_sid_from_sid(client, HOME) == engine
                assert manager.sid_from_eio_sid(engine, HOME) == client
                assert manager.pre_disconnect(client, HOME) == engine
                manager.disconnect(client, HOME)
            except Exception as fault:
                lost.append(f"{engine}: {fault!r}")

    threads = [threading.Thread(target=come_and_go, args=(thread,)) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return lost


@pytest.mark.usefixtures("restless")
def test_nobody_is_forgotten_while_many_come_and_go() -> None:
    for _ in range(3):
        assert forgotten(Clients()) == []


def test_a_client_that_is_sent_away_while_it_leaves_is_sent_away_once() -> None:
    clients = Clients()
    Server(client_manager=clients, async_mode="threading")
    client = clients.pre_connect("engine", HOME)
    clients.connect(client, HOME)
    clients.disconnect(client, HOME)
    assert clients.pre_disconnect(client, HOME) is None
    assert clients.eio_sid_from_sid(client, HOME) is None
