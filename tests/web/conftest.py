"""The real server in a thread of its own, and real clients: the test client of Flask-SocketIO hides concurrency."""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import ThreadedWSGIServer

from backprop_canvas.document.templates import template
from backprop_canvas.storage import Store, StoredNetwork, open_store
from backprop_canvas.web import create_app
from tests.line import PATIENCE_SECONDS, Line


@dataclass
class Served:
    """A running server over a store, with one network in it."""

    app: Flask
    store: Store
    network: StoredNetwork
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass
class Page:
    """A client that keeps everything it is told, in order."""

    line: Line
    told: queue.Queue[tuple[str, Any]]

    def say(self, event: str, **payload: Any) -> None:
        self.line.emit(event, payload)

    def next(self, *events: str) -> tuple[str, Any]:
        """The next message, or the next one of these events; messages before it are passed over."""
        while True:
            event, payload = self.told.get(timeout=PATIENCE_SECONDS)
            if not events or event in events:
                return event, payload

    def until(self, event: str, **fields: Any) -> tuple[list[tuple[str, Any]], Any]:
        """The messages before one with these fields, and that one."""
        before: list[tuple[str, Any]] = []
        while True:
            name, payload = self.told.get(timeout=PATIENCE_SECONDS)
            if name == event and all(payload[key] == value for key, value in fields.items()):
                return before, payload
            before.append((name, payload))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def served(store: Store) -> Iterator[Served]:
    app = create_app(store)
    server = ThreadedWSGIServer("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield Served(app, store, store.create(template("2-2-2")), server.server_port)
    server.shutdown()
    thread.join()


@pytest.fixture
def connect(served: Served) -> Iterator[Callable[..., Page]]:
    """Opens pages: `connect()` on the network to edit it, `connect(network=…, position=…)` otherwise."""
    opened: list[Line] = []

    def open_page(**auth: Any) -> Page:
        whole = {"network": served.network.links.editor, "tab": secrets.token_hex(8), "position": None, **auth}
        told: queue.Queue[tuple[str, Any]] = queue.Queue()
        line = Line(served.url, whole, lambda event, payload: told.put((event, payload)))
        opened.append(line)
        return Page(line, told)

    yield open_page
    for line in opened:
        line.abort()
