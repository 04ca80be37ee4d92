"""A program that has just started and a class that comes in at once; and what it says when its worker dies."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.first_words import lost_of
from tests.live import LiveServer
from tests.networks import Browser

PAGES = 50


@pytest.mark.parametrize("start", range(3))
def test_a_fresh_program_serves_fifty_first_words_at_once(live_server: LiveServer, start: int) -> None:
    assert lost_of(live_server.url, PAGES) == 0
    assert "Worker" not in live_server.errors()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not tell the children of a process")
def test_a_worker_that_dies_is_told_with_its_signal_and_so_is_the_next(live_server: LiveServer) -> None:
    assert live_server.process is not None
    parent = live_server.process.pid
    (worker,) = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    os.kill(int(worker), signal.SIGSEGV)
    with Browser(live_server.url).ask("/") as answer:
        assert answer.status == 200
    told = live_server.errors()
    assert f"Worker (pid:{worker}) was sent SIGSEGV!" in told
    assert "has taken over" in told
