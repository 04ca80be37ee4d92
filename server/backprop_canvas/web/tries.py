"""How often somebody may try a code that opens nothing: so often that a class can mistype, and far too seldom to find
one. Right codes are not counted. May be used from any thread. This module knows no codes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

from backprop_canvas.errors import Problem

WINDOW_SECONDS = 600.0
# Of one address, and of all together: each try costs the program a tenth of a second.
EACH, ALL = 60, 600
# So many addresses are remembered.
ADDRESSES = 10_000
_EVERYBODY = ""


class Tries:
    """See the module."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # Of each address, when its last tries were, in monotonic seconds.
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Raises Problem too_many_codes."""
        with self._lock:
            if self._since(address) >= EACH or self._since(_EVERYBODY) >= ALL:
                raise Problem("too_many_codes")

    def failed(self, address: str) -> None:
        """A code of this address has opened nothing."""
        with self._lock:
            for name in (address, _EVERYBODY):
                self._failed.setdefault(name, deque(maxlen=ALL)).append(time.monotonic())
                self._failed.move_to_end(name)
            while len(self._failed) > ADDRESSES:
                self._failed.popitem(last=False)

    def _since(self, name: str) -> int:
        times = self._failed.get(name, ())
        return sum(at > time.monotonic() - WINDOW_SECONDS for at in times)
