"""How soon a page answers while 1,100 connections of one address say nothing, and whether 300 members get in too.

    python -m tests.benchmarks.pressure.silent_connections [CONNECTIONS] [MEMBERS]

The connections are idle, half-sent and slow ones in turn; each that is closed is opened again.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import threading
import time
from itertools import cycle, islice
from pathlib import Path

from tests.first_words import lost_of
from tests.live import LiveServer
from tests.networks import Browser
from tests.silence import BEGINNINGS, said

PAGES = 20
SETTLE_SECONDS = 5
TARGET_SECONDS = 1.0


def main() -> None:
    connections = int(sys.argv[1]) if len(sys.argv) > 1 else 1_100
    members = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        try:
            measure(server, connections, members)
        finally:
            server.stop()


def measure(server: LiveServer, connections: int, members: int) -> None:
    # In a process of their own, so that they do not keep the members waiting in this one.
    crowd = multiprocessing.get_context("spawn").Process(target=stay_all, args=(server.port, connections), daemon=True)
    crowd.start()
    time.sleep(SETTLE_SECONDS)
    seconds = sorted(answered(server.url) for _ in range(PAGES))
    held = "holds" if seconds[-1] <= TARGET_SECONDS else "MISSED"
    print(f"{connections} silent connections: {PAGES} pages, p50 {seconds[PAGES // 2]:.3f} s, max {seconds[-1]:.3f} s")
    print(f"within {TARGET_SECONDS:g} s: {held}", flush=True)
    lost = lost_of(server.url, members)
    print(f"{members} members from the same address: {lost} not served", flush=True)
    crowd.kill()


def stay_all(port: int, connections: int) -> None:
    threads = [
        threading.Thread(target=stay, args=(port, beginning)) for beginning in islice(cycle(BEGINNINGS), connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def stay(port: int, beginning: bytes) -> None:
    """Says the beginning of a request, waits until it is closed, and begins again."""
    while True:
        try:
            with said(port, beginning) as line:
                while line.recv(4096):
                    continue
        except OSError:
            continue


def answered(url: str) -> float:
    begun = time.monotonic()
    with Browser(url).ask("/") as answer:
        answer.read()
    time.sleep(0.1)
    return time.monotonic() - begun - 0.1


if __name__ == "__main__":
    main()
