"""Compiling the kernel: kept once per version of the engine, and never in the way where it cannot be done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from backprop_canvas import compiling
from backprop_canvas.engine.advancing import ways


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
    monkeypatch.setattr(subprocess, "run", None)
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
