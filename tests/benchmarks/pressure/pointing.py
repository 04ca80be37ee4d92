"""What it costs a class that its teacher points at the drawing.

    python -m tests.benchmarks.pressure.pointing [--followers N] [--seconds S]

One page that edits, and followers without a page of their own, 300 if not told otherwise. For some seconds the pointer
is said to be elsewhere 60 times a second. Then: how many messages each follower and all of them heard in a second, and
what share of a processor that took the program, beside the same seconds without a pointer.
"""

from __future__ import annotations

import argparse
import secrets
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.parts import processor
from tests.line import PATIENCE_SECONDS, Line
from tests.live import LiveServer
from tests.promises.editors import new_network

A_SECOND = 60


class Follower:
    """Counts the pointers that it hears."""

    def __init__(self, url: str, network: str) -> None:
        self.heard = 0
        self.view_id = ""
        self.kept = threading.Event()
        self._in = threading.Event()
        auth = {"network": network, "tab": secrets.token_hex(8), "position": None}
        self.line = Line(url, auth, self._hear)
        if not self._in.wait(PATIENCE_SECONDS):
            raise RuntimeError("the server did not let a follower in")

    def _hear(self, event: str, payload: Any) -> None:
        if event == "welcome":
            self.view_id = payload["view_id"]
            self._in.set()
        if event == "shared":
            self.kept.set()
        self.heard += event == "pointers"


def main() -> None:
    parser = argparse.ArgumentParser(description="What it costs a class that its teacher points.")
    parser.add_argument("--followers", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        teacher = Follower(server.url, new_network(server.url))
        # Its address to view works for others once it is kept.
        teacher.line.emit("share", {})
        teacher.kept.wait(PATIENCE_SECONDS)
        followers = [Follower(server.url, teacher.view_id) for _ in range(asked.followers)]
        rest = pointed(server, teacher, asked.seconds, points=False)
        before = sum(each.heard for each in followers)
        busy = pointed(server, teacher, asked.seconds, points=True)
        heard = (sum(each.heard for each in followers) - before) / asked.seconds
        for each in (teacher, *followers):
            each.line.abort()
        server.stop()
    print(f"{asked.followers} followers, the pointer said {A_SECOND} times a second")
    print(f"heard                  {heard:.0f} messages a second, {heard / asked.followers:.1f} by each")
    print(f"the program            {100 * busy:.0f} % of a processor, {100 * rest:.0f} % without a pointer")


def pointed(server: LiveServer, teacher: Follower, seconds: float, *, points: bool) -> float:
    """The share of a processor that the program took."""
    begin, before = time.monotonic(), processor.seconds(server)
    number = 0
    while time.monotonic() < begin + seconds:
        if points:
            number += 1
            teacher.line.emit("point", {"x": float(number), "y": 0.0, "on": None, "selection": []})
        time.sleep(1 / A_SECOND)
    return (processor.seconds(server) - before) / (time.monotonic() - begin)


if __name__ == "__main__":
    main()
