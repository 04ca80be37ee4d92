"""A run that is trained while the server is killed goes on where it was, in the bits of one that nothing disturbed: a
sample of the benchmark of the same name."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live import LiveServer
from tests.promises.test_kills import LOADED
from tests.promises.trained import DRAWINGS, trial


@pytest.fixture
def interpreted(tmp_path: Path) -> Iterator[LiveServer]:
    """A program that compiles nothing, so that few iterations pass in a second."""
    server = LiveServer(tmp_path / "data", ("-c", LOADED)).start()
    yield server
    server.stop()
    assert "Traceback" not in server.errors()


@pytest.mark.parametrize(("drawing", "branch"), [*zip(DRAWINGS, (True, False), strict=False)])
def test_a_run_outlives_the_kill_of_its_server(interpreted: LiveServer, drawing: str, branch: bool) -> None:
    found = trial(
        interpreted.url, interpreted.kill, lambda: void(interpreted.start()), drawing, random.Random(3), branch
    )
    assert found.faults == 0, found


def void(_: object) -> None:
    return
