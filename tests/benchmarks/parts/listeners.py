"""Clients without a page, for the benchmarks: they hear what a viewer is told, and take it in or do not."""

from __future__ import annotations

import secrets
import threading
from typing import Any

from tests.line import PATIENCE_SECONDS, Line

NUMBERED = ("frame", "curve")


class Listener:
    """A viewer that follows whoever is there. `credit`: whether it says what it has taken in."""

    def __init__(self, url: str, view_id: str, *, credit: bool) -> None:
        self._credit = credit
        self.id = ""
        self.members: set[str] = set()
        self.numbered = 0
        self.newest = 0
        self.iteration = 0
        self._overdue = 0
        self._caught_up = threading.Event()
        self._welcome = threading.Event()
        self._deaf = threading.Event()
        self._is_deaf = False
        auth = {"network": view_id, "tab": secrets.token_hex(8), "position": None}
        self._line = Line(url, auth, self._hear)
        if not self._welcome.wait(PATIENCE_SECONDS):
            raise RuntimeError("the server did not let a listener in")

    def stop_reading(self) -> None:
        """Leave what comes in the line, as a program that hangs does."""
        self._is_deaf = True

    def take_in(self) -> None:
        """Say that everything that came has been taken in."""
        self._line.emit("credit", {"frame": self.newest})

    def overdue(self) -> int:
        """How many frames come at once when a listener without credit takes in what it has got: those that the
        server kept for it. The cursor, which never overtakes the frames it belongs to, ends them."""
        self._overdue, self._caught_up = 0, threading.Event()
        self.take_in()
        if not self._caught_up.wait(PATIENCE_SECONDS):
            raise RuntimeError("no cursor came after credit was given")
        return self._overdue

    def close(self) -> None:
        self._deaf.set()
        self._line.abort()

    def _hear(self, event: str, payload: Any) -> None:
        if self._is_deaf:
            self._deaf.wait()
        if event == "welcome":
            self.id = payload["member"]
            self._welcome.set()
        if event in ("welcome", "members"):
            self.members = {member["id"] for member in payload["members"]}
        if event in NUMBERED:
            self.numbered += 1
            self.newest = payload["number"]
        if event == "frame" and not self._caught_up.is_set():
            self._overdue += 1
        if event == "cursor":
            self._caught_up.set()
            self.iteration = payload["iteration"]
            if self._credit:
                self.take_in()
