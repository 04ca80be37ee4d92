"""The program as it runs: its port, its data folder, and how it stops while pages are connected."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import engineio
import pytest

from backprop_canvas import service
from backprop_canvas.app import open_port
from backprop_canvas.errors import Problem
from backprop_canvas.service import open_quietly, page_address
from tests.first_words import lost_of
from tests.live import ROOT, LiveServer
from tests.networks import Browser


def refused(*arguments: str) -> str:
    """What a start with these arguments says; it must end by itself, with the status of bad input."""
    done = subprocess.run(
        [sys.executable, "-m", "backprop_canvas", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


@pytest.fixture
def taken() -> Iterator[int]:
    with open_port("127.0.0.1", 0) as listener:
        yield listener.getsockname()[1]


def test_the_page_is_there_as_soon_as_it_is_announced(live_server: LiveServer) -> None:
    with Browser(live_server.url).ask("/") as answer:
        assert answer.status == 200
        assert b"<!doctype html>" in answer.read()


def test_it_stops_while_a_page_is_connected(live_server: LiveServer) -> None:
    client = engineio.Client()
    client.connect(live_server.url, transports=["websocket"], engineio_path="socket.io")
    assert live_server.stop() == 0
    client.wait()


def test_it_comes_back_at_the_same_address_with_the_same_networks(live_server: LiveServer) -> None:
    visitor = Browser(live_server.url)
    network = visitor.network()
    live_server.restart()
    assert visitor.network(f"/n/{network}") == network
    live_server.kill()
    live_server.start()
    assert visitor.network(f"/n/{network}") == network


def test_it_serves_without_gunicorn(tmp_path: Path) -> None:
    script = "import sys; sys.modules['gunicorn.app.base'] = None; from backprop_canvas.cli import main; main()"
    server = LiveServer(tmp_path / "data", ("-c", script)).start()
    with Browser(server.url).ask("/") as answer:
        assert answer.status == 200
    assert lost_of(server.url, 2) == 0
    assert server.stop() == 0
    assert "Traceback" not in server.errors()


def test_a_machine_without_a_browser_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(address: str) -> bool:
        raise webbrowser.Error(address)

    monkeypatch.setattr(webbrowser, "open", refuse)
    open_quietly("http://127.0.0.1:1/")


def test_a_port_in_use_is_told(taken: int, tmp_path: Path) -> None:
    told = refused("--port", str(taken), "--data", str(tmp_path))
    assert told == f"Port {taken} on 127.0.0.1 is in use. Choose another with --port.\n"


def test_an_unknown_host_is_told() -> None:
    with pytest.raises(Problem, match="cannot be opened") as caught:
        open_port("no-such-host.invalid", 0)
    assert caught.value.code == "cannot_bind"


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(Problem) as caught:
        open_port("192.0.2.1", 0)
    assert caught.value.code == "cannot_bind"


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    told = refused("--port", "0", "--data", str(file))
    assert told.startswith(f"The data folder {file} cannot be used: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")])
def test_the_announced_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    assert page_address(host, 8000) == f"http://{shown}:8000/"


def waits(monkeypatch: pytest.MonkeyPatch, quiet: list[float]) -> list[float]:
    """How long it waits, again and again, while the seconds since the last arrival are these; the last one stays."""
    now, waited = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(service, "time", SimpleNamespace(monotonic=lambda: now[0], sleep=sleep))
    service.wait_for_quiet(lambda: quiet.pop(0) if len(quiet) > 1 else quiet[0])
    return waited


def test_it_waits_until_nobody_has_come_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    while_ = service.QUIET_SECONDS
    assert waits(monkeypatch, [0.0, 0.5, while_]) == [while_, while_ - 0.5]


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(waits(monkeypatch, [0.0])) == service.LONGEST_SECONDS
