"""Lets sockets in a few at a time, in the order in which they came. Pages that are all served at once are all late: of
sixty that come back after a restart, even the first one waits for nearly all the work. In turn, each waits before its
socket opens, and soon after that it knows everything. This module knows no packets and no members."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

# How many may be coming in at the same time: enough that the processor has work while one of them is on its way.
PLACES = 3
# Nobody waits longer than this, whatever the others do.
LONGEST_SECONDS = 3.0
# A place is kept this long for a page that has not introduced itself. So pages behind a slow line come in side by side,
# and those that never say a word keep nobody out.
WORD_SECONDS = 0.02
# A place is kept this long for a page that has, until it has been told what it needs.
TOLD_SECONDS = 0.25


class Turn:
    """One that comes in. `seconds`: how long its place is kept while nothing is heard of it."""

    def __init__(self, left: Callable[[Turn], None]) -> None:
        self._left = left
        self._called = threading.Event()
        self._over = threading.Lock()
        self.seconds = WORD_SECONDS

    @property
    def called(self) -> bool:
        """Whether it has a place, or had one."""
        return self._called.is_set()

    @property
    def over(self) -> bool:
        return self._over.locked()

    def call(self) -> None:
        """There is a place."""
        self._called.set()

    def wait(self, seconds: float) -> None:
        """Wait for a place, but no longer than this."""
        self._called.wait(seconds)

    def introduced(self) -> None:
        """The page has said who it is. From now on it waits for the server."""
        self.seconds = TOLD_SECONDS

    def end(self) -> None:
        """The page has come in, or is not worth waiting for. Several threads may say so."""
        if self._over.acquire(blocking=False):
            self._left(self)


class Turnstile:
    """May be called from any thread. `longest`: see LONGEST_SECONDS."""

    def __init__(self, places: int = PLACES, longest: float = LONGEST_SECONDS) -> None:
        self._free = places
        self._longest = longest
        self._waiting: deque[Turn] = deque()
        self._lock = threading.Lock()

    def enter(self) -> Turn:
        """Wait for a place. It is given up when the turn ends."""
        turn = Turn(self._left)
        with self._lock:
            self._waiting.append(turn)
            self._call()
        turn.wait(self._longest)
        return turn

    def _left(self, turn: Turn) -> None:
        with self._lock:
            if turn.called:
                self._free += 1
            else:
                self._waiting.remove(turn)
            self._call()

    def _call(self) -> None:
        while self._free > 0 and self._waiting:
            self._free -= 1
            self._waiting.popleft().call()
