"""When what a room's members train is kept: about once a second while it changes, at moments when nobody waits, and in
the end. A server that is killed loses no more than that. This module knows no members."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import msgspec

from backprop_canvas.errors import Problem
from backprop_canvas.rooms.engine_version import engine_version
from backprop_canvas.rooms.keeping import Keeper
from backprop_canvas.session.session import Session

log = logging.getLogger(__name__)

# From one time to the next; longer where keeping takes more than a tenth of it, as on a slow disk.
EVERY_SECONDS = 0.75
SHARE = 10
# A network that nobody has changed is kept once this much work lies in its run, in neurons and edges per sample: some
# seconds of training, a million iterations of the smallest networks.
WORTH_KEEPING = 15_000_000


class Runs:
    """Called by the room's thread alone. `look` lets the session know where the members are."""

    def __init__(self, session: Session, keeper: Keeper, look: Callable[[], None]) -> None:
        self._session = session
        self._keeper = keeper
        self._look = look
        self._changed = False
        self._again = 0.0
        self._noted: object = None

    def open(self) -> None:
        """Go on from what is kept. What cannot be read is dropped, and computed again when it is asked for."""
        try:
            parts = self._keeper.run_parts()
            if parts:
                self._session.take_in(parts, engine_version())
        except (ValueError, Problem) as damage:
            log.warning("What is kept of a network's runs cannot be read, so it is dropped: %s", damage)
            self._done(self._keeper.drop_runs)

    def changed(self) -> None:
        """Members have said something, or a cursor has moved."""
        self._changed = True

    def next(self) -> float | None:
        """The time at which the runs are to be kept; None if there is nothing to keep."""
        return self._again if self._changed else None

    def rest(self, *, closing: bool) -> None:
        """Nobody waits for an answer, so what is new may be kept."""
        if not self._changed or (time.monotonic() < self._again and not closing):
            return
        # The first time it takes as long as many times of keeping.
        engine_version()
        begun = time.monotonic()
        self._look()
        self._changed = not self._done(self._keep)
        self._done(self._note)
        self._again = begun + max(EVERY_SECONDS, SHARE * (time.monotonic() - begun))

    def _keep(self) -> None:
        offer = self._session.to_keep(engine_version())
        if offer is None:
            return
        if offer.work >= WORTH_KEEPING:
            self._keeper.keep()
        if self._keeper.keep_run(offer.parts):
            self._session.kept(offer)

    def _note(self) -> None:
        """What a list of networks tells of this one."""
        seen = self._session.seen()
        if seen is not None and seen != self._noted and self._keeper.note(*map(_text, seen)):
            self._noted = seen

    def _done(self, keeping: Callable[[], None]) -> bool:
        """Whether it could be done. Nothing but time depends on it."""
        try:
            keeping()
        except Problem as problem:
            log.warning("The runs of a network could not be kept: %s", problem)
            return False
        except Exception:
            log.exception("The runs of a network could not be kept.")
        return True


def _text(told: msgspec.Struct) -> str:
    return msgspec.json.encode(told).decode()
