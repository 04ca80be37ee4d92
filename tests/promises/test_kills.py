"""A server that is killed while people edit loses nothing, makes nothing twice, and keeps the order: a sample of the
benchmark of the same name."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.live import LiveServer
from tests.promises.kills import Counts, trial

TRIALS = 30
# What the serving process needs is loaded before it is forked, so that its successor is there at once. Edits need no
# compiled kernel.
LOADED = """
import backprop_canvas.web
from backprop_canvas import cli, compiling
compiling.start_compiling = lambda wait: None
cli.main()
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[LiveServer]:
    server = LiveServer(tmp_path / "data", ("-c", LOADED)).start()
    yield server
    server.stop()
    assert "Traceback" not in server.errors()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not tell the children of a process")
def test_edits_outlive_kills_once_each_and_in_their_order(loaded: LiveServer) -> None:
    def kill() -> None:
        assert loaded.process is not None
        parent = loaded.process.pid
        (worker,) = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        os.kill(int(worker), signal.SIGKILL)

    def start() -> None:
        with urlopen(f"{loaded.url}/health") as answer:
            assert answer.status == 200

    total = Counts()
    for seed in range(TRIALS):
        total += trial(loaded.url, kill, start, random.Random(seed))
    assert total.trials == TRIALS
    assert total.resent > 0
    assert total.faults == 0, total
