"""Model clients that edit: each keeps its order, and sends again what has no answer after the line broke, as the page
does. Tests and benchmarks share them. Knows the messages, nothing of the page.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import websocket

from tests.line import Line
from tests.networks import Browser, Own

PATIENCE_SECONDS = 60
# The page confirms as seldom, where nobody trains at full speed.
TO_A_CREDIT = 16
Json = dict[str, Any]


def new_network(url: str, template: str = "2-2-2") -> Own:
    """A new network from a template, with the cookie of who made it."""
    return Browser(url).network("/new", {"template": template})


class Editor:
    """Makes edits until there are `limit` of them, at most `window` under way. `change(number)` is the diff of each.

    `acknowledged`: the revision of each edit that was accepted. `refused`: edits and messages that were not. `gaps`:
    how often a revision did not follow the one before. `resends_all`: after the line broke it sends every edit without
    an answer again; otherwise only those that the welcome does not know. `waits`: the seconds from each sending to its
    answer. `caught_up`: the seconds from the opened line until all was told and all of its own edits had answers. All
    of this changes in the line's own thread.
    """

    def __init__(
        self, url: str, network: str, change: Callable[[int], list[Json]], *, limit: int, window: int, resends_all: bool
    ) -> None:
        self._url, self._change, self._limit, self._window = url, change, limit, window
        self._resends_all = resends_all
        self.auth: Json = {"network": network, "tab": secrets.token_hex(8), "position": None}
        self.acknowledged: dict[int, int] = {}
        self.refused: list[Any] = []
        self.gaps = self.resent = 0
        self.done, self.gone = threading.Event(), threading.Event()
        self.on_accepted: Callable[[], None] = lambda: None
        self.waits: list[float] = []
        self.caught_up: float | None = None
        self.here = threading.Event()
        self._pending: dict[int, list[Json]] = {}
        self._sent: dict[int, float] = {}
        self._opened = 0.0
        self._told = False
        self._next = 0
        self._revision = -1
        self._line: Line | None = None

    def connect(self) -> None:
        """Come in, and go on."""
        ready = threading.Event()
        self.gone.clear()
        self.here.clear()
        self.caught_up, self._told = None, False

        def hear(event: str, payload: Any) -> None:
            ready.wait()
            self._hear(event, payload)

        self._line = Line(self._url, self.auth, hear)
        self._opened = time.monotonic()
        ready.set()

    def more(self, edits: int = 1) -> None:
        """Make more edits. To be called where nothing is under way."""
        self.done.clear()
        self._limit += edits
        self._pump()

    def leave(self) -> None:
        if self._line is not None:
            with suppress(OSError, websocket.WebSocketException):
                self._line.abort()

    def _hear(self, event: str, payload: Any) -> None:
        if event == "welcome":
            self._welcome(payload)
        elif event == "accepted":
            self._accepted(payload["id"], payload["revision"])
        elif event == "patch":
            self._follows(payload["revision"])
        elif event == "rejected":
            self.refused.append(payload)
        elif event == "members":
            self._told = True
            self._look()
        elif event in ("frame", "curve") and payload["number"] % TO_A_CREDIT == 0:
            self._emit("credit", {"frame": payload["number"]})
        elif event == "disconnect":
            self.gone.set()

    def _welcome(self, payload: Any) -> None:
        self._revision = payload["revision"]
        for number in list(self._pending):
            if self._resends_all or number > payload["last_edit"]:
                self.resent += 1
                self._send(number)
            else:
                # Its revision was told to nobody.
                self._answered(number, -1)
        self._pump()

    def _accepted(self, number: int, revision: int) -> None:
        # An edit that was made before is answered again, with its old revision.
        if revision > self._revision:
            self._follows(revision)
        self._answered(number, revision)
        self.on_accepted()
        self._pump()

    def _answered(self, number: int, revision: int) -> None:
        if self._pending.pop(number, None) is None:
            self.refused.append(f"an answer to {number}, which has one")
        self.waits.append(time.monotonic() - self._sent[number])
        self.acknowledged[number] = revision
        self._look()
        if len(self.acknowledged) == self._limit:
            self.done.set()

    def _look(self) -> None:
        """Whether all is told and answered."""
        if self._told and not self._pending and self.caught_up is None:
            self.caught_up = time.monotonic() - self._opened
            self.here.set()

    def _follows(self, revision: int) -> None:
        self.gaps += revision != self._revision + 1
        self._revision = revision

    def _pump(self) -> None:
        while self._next < self._limit and len(self._pending) < self._window:
            number, self._next = self._next, self._next + 1
            self._pending[number] = self._change(number)
            self._send(number)

    def _send(self, number: int) -> None:
        self._sent[number] = time.monotonic()
        self._emit("edit", {"id": number, "diff": self._pending[number]})

    def _emit(self, event: str, payload: Json) -> None:
        assert self._line is not None
        with suppress(OSError, websocket.WebSocketException):
            self._line.emit(event, payload)
