"""What all tests share: a browser, looked for only when a test of the page was collected, the program, and the
compiled kernel for the tests that ask for it; all others see the interpreted one."""

from __future__ import annotations

import gc
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from backprop_canvas.compiling import compile_now
from backprop_canvas.engine.advancing import ways
from tests.browser import NoBrowser, find_browser, find_firefox, launch_arguments
from tests.installed import build, unpack
from tests.live import LiveServer, running

BROWSER = pytest.StashKey[Path]()
TESTS = Path(__file__).parent
STORIES = TESTS / "e2e"
# The folders whose tests start no browser, open no socket and build no package: `-m core` runs these alone.
CORE = frozenset(
    (
        "commands",
        "complete",
        "document",
        "engine",
        "explain",
        "protocol",
        "reports",
        "rooms",
        "session",
        "storage",
        "training",
        "words",
    )
)


# Of the whole run, by the number of files: what follows are short tests only.
LONG_TESTS_END = 0.95

# Hypothesis without a clock, which would say more of the machine than of the program. Each run draws other examples.
settings.register_profile("unhurried", deadline=None, max_examples=50)
settings.load_profile("unhurried")

# Whatever the environment says: workers read the same tests, and the program is started a hundred times.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """`-m core` imports no test of another folder."""
    others = config.option.markexpr == "core" and collection_path.parent == TESTS and collection_path.is_dir()
    return True if others and collection_path.name not in CORE else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).parts[0] in CORE:
            item.add_marker("core")
    items[:] = spread(items)


def spread(items: list[pytest.Item]) -> list[pytest.Item]:
    """The files with long tests lie evenly among the others, and none at the end, so that workers finish together.
    Each file stays in one piece: it may set something up for all of its tests."""
    files = defaultdict[tuple[bool, Path], list[pytest.Item]](list)
    for item in items:
        files[item.get_closest_marker("core") is None, item.path].append(item)
    long, short = ([file for file in files if file[0] is is_long] for is_long in (True, False))
    places = {file: (at + 0.5) / len(long) * LONG_TESTS_END for at, file in enumerate(long)}
    places |= {file: (at + 0.5) / len(short) for at, file in enumerate(short)}
    return [item for file in sorted(files, key=places.__getitem__) for item in files[file]]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Finds the browser before the first test runs: its absence is told at once, never skipped over."""
    # Nothing of what was collected goes before the end, so no search for garbage looks at it.
    gc.freeze()
    wanted = any("browser_type_launch_args" in getattr(item, "fixturenames", ()) for item in session.items)
    if wanted and not session.config.option.collectonly:
        session.config.stash[BROWSER] = browser_or_end()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: a story waits now and then."""
    cores = os.cpu_count() or 1
    return cores if config.option.markexpr == "core" else cores + 1


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """The same where workers run the tests: one process installs a browser if need be, and only it can tell."""
    asked = [Path(argument.partition("::")[0]).absolute() for argument in config.args]
    if any(path == STORIES or STORIES in path.parents or path in STORIES.parents for path in asked):
        browser_or_end()
        find_firefox()


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
def live_server(installed: Mapping[str, str], tmp_path: Path) -> Iterator[LiveServer]:
    """The installed program, running over a data folder of its own; the test may stop and restart it."""
    yield from running(LiveServer(tmp_path / "data", environment=installed))


@pytest.fixture(scope="session")
def server_url(installed: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one running program, as it is installed, for all tests that leave it running."""
    for server in running(LiveServer(tmp_path_factory.mktemp("shared") / "data", environment=installed)):
        yield server.url


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the first worker that asks; a worker's folder is in that of the run."""
    own = tmp_path_factory.getbasetemp()
    return build("wheel", (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "wheel")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What to add to the environment of a program so that it is the built wheel's, not the checkout's."""
    return unpack(wheel, tmp_path_factory.mktemp("unpacked"))
