"""A line that breaks at the moment at which something is sent on it."""

from __future__ import annotations

from typing import Any

import pytest
from engineio.exceptions import SocketIsClosedError
from flask import Flask

from backprop_canvas.errors import Problem
from backprop_canvas.session.session import rejection
from backprop_canvas.web.sockets import Channel


def test_nothing_is_logged_of_a_line_that_has_just_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    channel, sent = Channel(Flask(__name__)), list[str]()

    def emit(event: str, payload: Any, to: str) -> None:
        sent.append(to)
        raise SocketIsClosedError

    channel._seat("client", "member")
    monkeypatch.setattr(channel._socketio.server, "emit", emit)
    channel.send("member", rejection(Problem("internal")))
    assert sent == ["client"]
