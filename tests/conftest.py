"""What all tests share: a browser, looked for only when a test of the page was collected, the program, and the
compiled kernel for the tests that ask for it; all others see the interpreted one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from backprop_canvas.compiling import compile_now
from backprop_canvas.engine.advancing import ways
from tests.browser import NoBrowser, find_browser, launch_arguments
from tests.installed import build, unpack
from tests.live import LiveServer

BROWSER = pytest.StashKey[Path]()
STORIES = Path(__file__).parent / "e2e"


def pytest_collection_finish(session: pytest.Session) -> None:
    """Finds the browser before the first test runs: its absence is told at once, never skipped over."""
    wanted = any("browser_type_launch_args" in getattr(item, "fixturenames", ()) for item in session.items)
    if wanted and not session.config.option.collectonly:
        session.config.stash[BROWSER] = browser_or_end()


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """The same where workers run the tests: one process installs a browser if need be, and only it can tell."""
    asked = [Path(argument.partition("::")[0]).absolute() for argument in config.args]
    if any(path == STORIES or STORIES in path.parents or path in STORIES.parents for path in asked):
        browser_or_end()


def browser_or_end() -> Path:
    try:
        return find_browser()
    except NoBrowser as sentence:
        pytest.exit(str(sentence), returncode=1)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": str(pytestconfig.stash[BROWSER]),
        "args": launch_arguments(),
    }


@pytest.fixture(scope="session")
def compiled_once() -> ways.Way:
    assert compile_now()
    way = ways.in_use()
    ways.use(ways.INTERPRETED)
    return way


@pytest.fixture
def compiled(compiled_once: ways.Way) -> Iterator[ways.Way]:
    """The compiled kernel. It is not in use until the test says so, and no longer afterwards."""
    yield compiled_once
    ways.use(ways.INTERPRETED)


@pytest.fixture
def live_server(tmp_path: Path) -> Iterator[LiveServer]:
    """The program, running over a data folder of its own; the test may stop and restart it."""
    yield from running(tmp_path)


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one running program for all tests that leave it running."""
    for server in running(tmp_path_factory.mktemp("shared")):
        yield server.url


def running(folder: Path) -> Iterator[LiveServer]:
    """A program that must stop by itself in the end, having had nothing to complain of."""
    server = LiveServer(folder / "data").start()
    yield server
    server.stop()
    assert "Traceback" not in server.errors()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What to add to the environment of a program so that it is the built wheel's, not the checkout's. What it
    compiles is not kept: it would never be found again, lying elsewhere each time."""
    folder = tmp_path_factory.mktemp("unpacked")
    return {**unpack(wheel, folder / "package"), "XDG_CACHE_HOME": str(folder / "cache")}
