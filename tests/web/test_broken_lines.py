"""A line that breaks at the moment at which something is sent on it, or at which its page is let in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from engineio.exceptions import SocketIsClosedError
from flask import Flask

from backprop_canvas.errors import Problem
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.session.session import rejection
from backprop_canvas.web.shelf import Shelf
from backprop_canvas.web.sockets import Channel, _Line
from tests.web.conftest import Page, Served


def test_nothing_is_logged_of_a_line_that_has_just_broken(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    channel, sent = Channel(Flask(__name__), Shelf()), list[str]()

    def send(line: str, packet: bytes) -> None:
        sent.append(line)
        raise SocketIsClosedError

    channel._seat("client", "member", _Line("line"))
    monkeypatch.setattr(channel._socketio.server.eio, "send", send)
    channel.send({"member": [rejection(Problem("internal"))]})
    assert sent == ["line"]
    assert not caplog.records


def test_a_page_whose_line_ends_while_it_is_let_in_keeps_no_seat(
    served: Served, connect: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    registry: Registry = served.app.extensions["rooms"]
    join, engine = registry.join, served.app.extensions["socketio"].server.eio

    def broken(*arguments: Any) -> None:
        # The server's own look at silent lines may end one at any moment.
        for line in list(engine.sockets.values()):
            line.close(wait=False, abort=True)
        join(*arguments)

    monkeypatch.setattr(registry, "join", broken)
    assert connect().next("disconnect")
    monkeypatch.undo()
    _, welcome = connect().next("welcome")
    assert len(welcome["members"]) == 1
    assert not caplog.records


def test_a_connection_that_another_thread_has_ended_can_be_ended(served: Served) -> None:
    server = served.app.extensions["socketio"].server
    del server.eio.sockets["gone"]
    del server.environ["gone"]
    assert server.environ["gone"] == {}
    assert "gone" not in server.environ
