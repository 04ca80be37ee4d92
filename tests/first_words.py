"""Many pages that connect at once, and edit and ask at once: the first messages to a fresh program. A test and a
benchmark share this. Knows the messages, nothing of the page.
"""

from __future__ import annotations

import secrets
import threading
from typing import Any

from tests.line import Line
from tests.networks import Browser

PATIENCE_SECONDS = 60
LAST = "checked"


class Newcomer:
    """Sends its first messages as soon as it is welcome. `done` is set once the last of them is answered or the line is
    lost; `lost` says which."""

    def __init__(self, url: str, network: str) -> None:
        self.done = threading.Event()
        self.lost = True
        self._said = threading.Event()
        auth = {"network": network, "tab": secrets.token_hex(8), "position": None}
        self._line: Line | None = None
        self._line = Line(url, auth, self._hear)
        self._said.set()

    def _hear(self, event: str, payload: Any) -> None:
        self._said.wait()
        if event == "welcome" and self._line is not None:
            parameter = payload["document"]["parameters"][0]["id"]
            change = {"op": "change", "kind": "parameters", "id": parameter, "fields": {"value": 0.5}}
            self._line.emit("edit", {"id": 0, "diff": [change]})
            self._line.emit("check", {"id": 1, "equation": "dL/dw1 = 0"})
        if event == LAST:
            self.lost = False
            self.done.set()
        if event == "disconnect":
            self.done.set()

    def leave(self) -> None:
        if self._line is not None:
            self._line.abort()


def lost_of(url: str, count: int) -> int:
    """Lets `count` pages come to one network at once; how many were not served."""
    network = Browser(url).network()
    arrived: list[Newcomer] = []
    start = threading.Barrier(count)

    def come() -> None:
        start.wait()
        arrived.append(Newcomer(url, network))

    threads = [threading.Thread(target=come, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    served = [page for page in arrived if page.done.wait(PATIENCE_SECONDS) and not page.lost]
    for page in arrived:
        page.leave()
    return count - len(served)
