"""A line that breaks at the moment at which something is sent on it."""

from __future__ import annotations

import pytest
from engineio.exceptions import SocketIsClosedError
from flask import Flask

from backprop_canvas.errors import Problem
from backprop_canvas.session.session import rejection
from backprop_canvas.web.sockets import Channel, _Line


def test_nothing_is_logged_of_a_line_that_has_just_broken(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    channel, sent = Channel(Flask(__name__)), list[str]()

    def send(line: str, packet: bytes) -> None:
        sent.append(line)
        raise SocketIsClosedError

    channel._seat("client", "member", _Line("line"))
    monkeypatch.setattr(channel._socketio.server.eio, "send", send)
    channel.send({"member": [rejection(Problem("internal"))]})
    assert sent == ["line"]
    assert not caplog.records
