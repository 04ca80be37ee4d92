"""Compiling the kernel: kept once per version of the engine, and never in the way where it cannot be done."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backprop_canvas import compiling
from backprop_canvas.engine.advancing import ways
from backprop_canvas.reports.train import Training
from backprop_canvas.session.run.ready import ready
from backprop_canvas.training.slices import work
from tests.graphs import decoded, example


@pytest.fixture(autouse=True)
def _interpreted() -> Iterator[None]:
    ways.use(ways.INTERPRETED)
    compiling.cache_folder.cache_clear()
    yield
    ways.use(ways.INTERPRETED)
    compiling.cache_folder.cache_clear()


def test_it_switches_over_and_finds_the_result_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiling.compile_now()
    assert ways.in_use().name == "compiled"
    ways.use(ways.INTERPRETED)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert compiling.compile_now()
    assert ways.in_use().name == "compiled"


def test_without_numba_it_stays_interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_compile_elsewhere", lambda folder: None)
    monkeypatch.setitem(sys.modules, "numba", None)
    assert not compiling.compile_now()
    assert ways.in_use() is ways.INTERPRETED


def test_without_a_folder_to_keep_it_in_it_stays_interpreted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiling, "cache_folder", lambda: tmp_path / "file" / "kernel")
    assert not compiling.compile_now()
    assert ways.in_use() is ways.INTERPRETED


def test_a_compiling_process_that_fails_leaves_it_interpreted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "cache_folder", lambda: tmp_path / "kernel")
    monkeypatch.setattr(sys, "executable", "false")
    assert not compiling.compile_now()
    assert ways.in_use() is ways.INTERPRETED


def test_any_change_of_the_engine_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "kernel" / "loop.py"
    source.parent.mkdir()
    source.write_text("one")
    monkeypatch.setattr(compiling, "ENGINE", tmp_path)
    first = compiling.cache_folder()
    compiling.cache_folder.cache_clear()
    source.write_text("other")
    assert compiling.cache_folder() != first


def test_what_else_is_compiled_here_is_kept_where_it_was() -> None:
    import numba

    before = numba.config.CACHE_DIR
    assert compiling.compile_now()
    assert before == numba.config.CACHE_DIR


DOCUMENT = decoded(example("mazur-2-2-2"))
# So many iterations that loading the compiled kernel is worth it, here.
MANY = 1_000


@pytest.fixture(autouse=True)
def _worth_loading_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WORTH_LOADING", MANY * work(ready(DOCUMENT).setup))


def must_not_run(*_: object) -> None:
    raise AssertionError


def train(of: Training, iterations: int, told: Callable[[int], None] = lambda done: None) -> None:
    of.advance(iterations, lambda: 0.0, told)


def test_a_training_that_is_worth_it_is_compiled_from_its_first_iteration_on(
    compiled_once: ways.Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    not_to_be_run = dataclasses.replace(ways.INTERPRETED, run=must_not_run)
    monkeypatch.setattr(ways, "INTERPRETED", not_to_be_run)
    ways.use(not_to_be_run)
    worthwhile = Training(DOCUMENT)
    train(worthwhile, MANY)
    assert worthwhile.iterations == MANY
    assert ways.in_use().name == compiled_once.name


def test_a_short_training_does_not_look_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "cache_folder", None)
    short = Training(DOCUMENT)
    train(short, MANY - 1)
    assert ways.in_use() is ways.INTERPRETED


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders for which another process was asked to compile. It does nothing, and has ended."""
    folders: list[Path] = []

    def started(folder: Path) -> Any:
        folders.append(folder)
        return SimpleNamespace(poll=lambda: 0)

    monkeypatch.setattr(compiling, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(compiling, "_started", started)
    return folders


def test_what_is_not_compiled_yet_is_taken_when_it_is_ready(
    asked: list[Path], compiled_once: ways.Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "_compiled", lambda folder: compiled_once)
    long = Training(DOCUMENT)
    names = {}

    def told(done: int) -> None:
        names[done] = ways.in_use().name
        if len(names) == 2:
            (tmp_path / compiling.READY).touch()

    train(long, 2 * MANY, told)
    assert asked == [tmp_path]
    assert list(names.values())[:3] == ["interpreted", "interpreted", "compiled"]
    train(alone := Training(DOCUMENT), 2 * MANY)
    assert long.report() == alone.report()


def test_near_its_end_a_training_stays_as_it_is(asked: list[Path], tmp_path: Path) -> None:
    nearly = Training(DOCUMENT)
    train(nearly, MANY, lambda done: (tmp_path / compiling.READY).touch())
    assert asked == [tmp_path]
    assert ways.in_use() is ways.INTERPRETED
    assert nearly.iterations == MANY


def test_a_training_goes_on_where_nothing_can_be_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def impossible() -> Path:
        tries.append("once")
        raise ImportError

    monkeypatch.setattr(compiling, "cache_folder", impossible)
    long = Training(DOCUMENT)
    train(long, 2 * MANY)
    assert (len(tries), long.iterations) == (1, 2 * MANY)
