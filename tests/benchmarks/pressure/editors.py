"""How long an edit waits for its answer while 20 people edit one network, each once a second.

    python -m tests.benchmarks.pressure.editors [SECONDS]

The people do not begin at the same moment. Each turns knobs of the 2-2-2 network, and hears of the edits of all others.
Told besides: the program's processor time for each edit.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.parts import processor
from tests.live import LiveServer
from tests.promises.editors import PATIENCE_SECONDS, Editor, Json, new_network

EDITORS = 20
SECONDS = 60
MILLISECONDS = 1e3
TARGET_MILLISECONDS = 50


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(Path(folder) / "data").start()
        network = new_network(server.url)
        editors = [turning(server.url, network) for _ in range(EDITORS)]
        for editor in editors:
            editor.connect()
            assert editor.here.wait(PATIENCE_SECONDS)
        begun = processor.seconds(server)
        threads = [threading.Thread(target=edit, args=(each, at, seconds)) for at, each in enumerate(editors)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        used = processor.seconds(server) - begun
        server.stop()
    waits = [wait * MILLISECONDS for editor in editors for wait in editor.waits]
    faults = sum(len(editor.refused) + editor.gaps for editor in editors)
    print(f"{len(waits)} edits of {EDITORS} people, {faults} refused or out of order")
    print(f"acknowledged after median {median(waits):.1f} ms, p99 {quantiles(waits, n=100)[98]:.1f} ms", end=" ")
    print(f"(target {TARGET_MILLISECONDS} ms)")
    print(f"{used / len(waits) * MILLISECONDS:.1f} ms of the program's processor for each edit")


def turning(url: str, network: str) -> Editor:
    def change(number: int) -> list[Json]:
        return [{"op": "change", "kind": "parameters", "id": f"w{number % 8 + 1}", "fields": {"value": number / 7}}]

    return Editor(url, network, change, limit=0, window=1, resends_all=True)


def edit(editor: Editor, place: int, seconds: int) -> None:
    time.sleep(place / EDITORS)
    due = time.monotonic()
    for _ in range(seconds):
        editor.more()
        assert editor.done.wait(PATIENCE_SECONDS)
        due += 1
        time.sleep(max(0.0, due - time.monotonic()))


if __name__ == "__main__":
    main()
