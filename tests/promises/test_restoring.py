"""A backup is restored while the program serves: the pages come back by themselves and find what was backed up."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backprop_canvas.cli import main
from tests.line import PATIENCE_SECONDS, Line
from tests.live import LiveServer
from tests.promises.editors import new_network


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveServer]:
    server = LiveServer(tmp_path / "data").start()
    yield server
    server.stop()
    assert "Traceback" not in server.errors()


class Page:
    """Keeps what it is told."""

    def __init__(self, url: str, network: str) -> None:
        self._told: queue.Queue[tuple[str, Any]] = queue.Queue()
        auth = {"network": network, "tab": "a" * 16, "position": None}
        self.line = Line(url, auth, lambda *told: self._told.put(told))

    def next(self, event: str) -> Any:
        while True:
            name, payload = self._told.get(timeout=PATIENCE_SECONDS)
            if name == event:
                return payload

    def call(self, number: int, title: str) -> None:
        self.line.emit("edit", {"id": number, "diff": [{"op": "settings", "fields": {"title": title}}]})
        self.next("accepted")


def test_a_backup_is_restored_while_the_program_serves(
    live: LiveServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network, folder = new_network(live.url), ("--data", str(live.data))
    page = Page(live.url, network)
    page.call(0, "backed up")
    assert main(["backup", str(tmp_path / "copy"), *folder]) == 0
    page.call(1, "later")
    assert main(["restore", str(tmp_path / "copy"), *folder]) == 0
    assert "networks-before-" in capsys.readouterr().out
    assert page.next("disconnect")
    back = Page(live.url, network)
    welcome = back.next("welcome")
    assert (welcome["document"]["title"], welcome["revision"], welcome["last_edit"]) == ("backed up", 1, 0)
    back.call(2, "goes on")
    back.line.abort()


def test_what_is_no_backup_interrupts_nobody(
    live: LiveServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Page(live.url, new_network(live.url))
    page.call(0, "kept")
    (tmp_path / "copy").write_bytes(b"no backup")
    assert main(["restore", str(tmp_path / "copy"), "--data", str(live.data)]) == 2
    assert "cannot be restored" in capsys.readouterr().err
    page.call(1, "still here")
    page.line.abort()
