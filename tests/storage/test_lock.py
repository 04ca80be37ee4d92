"""One program at a time holds a data folder; whoever dies lets go of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.storage import lock
from backprop_canvas.storage.lock import serving

HOLD = """
import os, sys
from pathlib import Path
from backprop_canvas.storage.lock import serving
with serving(Path(sys.argv[1]), "http://127.0.0.1:1/"):
    print("held", flush=True)
    sys.stdin.read()
"""
FORK = """
import os, sys
from pathlib import Path
from backprop_canvas.storage.lock import serving
with serving(Path(sys.argv[1]), "http://127.0.0.1:1/"):
    if os.fork() == 0:
        os._exit(0) if sys.argv[2] == "worker" else sys.stdin.read()
    elif sys.argv[2] == "worker":
        os.wait()
        print("held", flush=True)
        sys.stdin.read()
    else:
        print("held", flush=True)
        os._exit(0)
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.0)


def holder(folder: Path, program: str = HOLD, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, str(folder), *more]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def refused(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught, serving(folder, "http://127.0.0.1:2/"):
        pass
    return caught.value


def test_a_second_program_is_told_who_has_the_folder(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        problem = refused(tmp_path)
        assert problem.code == "data_folder_in_use"
        told = f"The data folder {tmp_path} is in use: process {first.pid} serves it at http://127.0.0.1:1/."
        assert problem.message == told
        first.communicate("")
    with serving(tmp_path, "http://127.0.0.1:2/"):
        assert (tmp_path / lock.FILE).read_text() == f"{os.getpid()} http://127.0.0.1:2/\n"


def test_whoever_is_killed_lets_go(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        first.kill()
        first.wait()
    with serving(tmp_path, "http://127.0.0.1:2/"):
        pass


@pytest.mark.skipif(os.name != "posix", reason="there are no forks elsewhere")
@pytest.mark.parametrize("who_ends", ["worker", "watcher"])
def test_the_lock_is_held_by_whoever_lives(tmp_path: Path, who_ends: str) -> None:
    with holder(tmp_path, FORK, who_ends) as first:
        assert refused(tmp_path).code == "data_folder_in_use"
        first.communicate("")


@pytest.mark.skipif(os.name != "posix", reason="permissions of files mean something else elsewhere")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "http://127.0.0.1:2/"):
        assert [path.stat().st_mode & 0o077 for path in (tmp_path / "data").iterdir()] == [0, 0]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file").code == "data_folder"
