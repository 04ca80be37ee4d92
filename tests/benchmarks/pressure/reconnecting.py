"""How soon pages have caught up after the line was cut, and after the program was started again.

    python -m tests.benchmarks.pressure.reconnecting [PAGES [RESTARTS]]

A page is cut off for 1, 10 and 60 seconds while another one edits. Then the program is started again while all pages
have edits without an answer, and they come back at once. Told: seconds from the opened socket until a page was told
everything and each of its own edits had an answer; and edits that are missing, made twice or out of order. Of the
restarts: the program's processor time for each page. Pages come back as the page's client does, which tries again by
chance within longer and longer spans; and once more all in one moment, which no class does. With RESTARTS given,
nothing but that many restarts of each kind is measured.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count, pairwise
from pathlib import Path

from tests.benchmarks.parts import processor
from tests.live import LiveServer
from tests.networks import Own
from tests.promises.editors import PATIENCE_SECONDS, Editor, Json, new_network
from tests.promises.kills import made_in

PAGES = 60
CUTS = (1, 10, 60)
UNDER_WAY = 3
MILLISECONDS = 1e3
TARGET_MILLISECONDS = 300
# How the page's client comes back (static/js/net/socket.js, and Socket.IO's own share of chance).
FIRST_DELAY, LONGEST_DELAY, CHANCE = 0.2, 2.0, 0.5


def main() -> None:
    pages, *restarts = [int(each) for each in sys.argv[1:]] or [PAGES]
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        for seconds in CUTS if not restarts else ():
            cut_off(server.url, seconds)
        for _ in range(restarts[0] if restarts else 1):
            started_again(server, pages, "as the page's client", comes_back)
            started_again(server, pages, "in one moment", Editor.connect)
        server.stop()


def cut_off(url: str, seconds: int) -> None:
    network = new_network(url)
    one, other = (person(url, network, number) for number in range(2))
    for page in (one, other):
        page.connect()
        assert page.here.wait(PATIENCE_SECONDS)
    one.leave()
    assert one.gone.wait(PATIENCE_SECONDS)
    one.more(UNDER_WAY)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        other.more()
        assert other.done.wait(PATIENCE_SECONDS)
        time.sleep(0.1)
    one.connect()
    assert one.here.wait(PATIENCE_SECONDS)
    assert one.caught_up is not None
    wrong = faults(url, network, (one, other))
    print(f"cut for {seconds:>2} s: caught up after {one.caught_up * MILLISECONDS:.0f} ms, {wrong} faults", flush=True)


def started_again(server: LiveServer, pages: int, how: str, back: Callable[[Editor], None]) -> None:
    network = new_network(server.url)
    people = [person(server.url, network, number) for number in range(pages)]
    for page in people:
        page.connect()
        assert page.here.wait(PATIENCE_SECONDS)
    server.kill()
    for page in people:
        assert page.gone.wait(PATIENCE_SECONDS)
        page.more(UNDER_WAY)
    threads = [threading.Thread(target=back, args=(page,)) for page in people]
    at_once = back is Editor.connect
    if not at_once:
        start(threads)
    server.start()
    begun = processor.seconds(server)
    if at_once:
        start(threads)
    for thread in threads:
        thread.join()
    assert all(page.here.wait(PATIENCE_SECONDS) for page in people)
    used = (processor.seconds(server) - begun) * MILLISECONDS
    taken = sorted(page.caught_up * MILLISECONDS for page in people if page.caught_up is not None)
    print(f"{pages} pages after a restart, {how}, {UNDER_WAY} edits each to send again: caught up after", end=" ")
    print(f"median {taken[pages // 2]:.0f} ms, p95 {taken[pages * 95 // 100]:.0f} ms (target {TARGET_MILLISECONDS} ms)")
    print(f"{used / pages:.1f} ms of the program's processor for each page, ", end="")
    print(f"{faults(server.url, network, people)} faults", flush=True)


def start(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()


def comes_back(page: Editor) -> None:
    """Try again until the program answers, each time after a span that chance picks around twice the one before."""
    for attempt in count():
        middle = FIRST_DELAY * 2**attempt
        time.sleep(min(LONGEST_DELAY, middle * random.uniform(1 - CHANCE, 1 + CHANCE)))
        with suppress(OSError):
            page.connect()
            return


def person(url: str, network: str, number: int) -> Editor:
    def change(edit: int) -> list[Json]:
        return [{"op": "add_sample", "at": 0, "inputs": {"i1": number, "i2": edit}, "targets": {"o1": 0, "o2": 1}}]

    return Editor(url, network, change, limit=0, window=UNDER_WAY, resends_all=True)


def faults(url: str, network: Own, people: Sequence[Editor]) -> int:
    """Edits that are missing or made twice, those out of order, and gaps between the revisions that were told."""
    made = made_in(url, network)
    wrong = sum(page.gaps + len(page.refused) for page in people)
    for number, page in enumerate(people):
        mine = [edit for who, edit in made if who == number]
        wrong += abs(len(mine) - len(page.acknowledged)) + sum(later <= earlier for earlier, later in pairwise(mine))
        page.leave()
    return wrong


if __name__ == "__main__":
    main()
