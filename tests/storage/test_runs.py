"""What is kept of runs outlives the program, goes with its network and its backups, and never comes back damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event

from backprop_canvas.document.templates import template
from backprop_canvas.storage import KeptNetwork, Store, open_store
from backprop_canvas.storage import runs as stored
from backprop_canvas.storage.backup import back_up, restore
from backprop_canvas.storage.database import FILE

PARTS = {"head": b"h", "state/1/0": bytes(range(256)), "curve/1/0": b"points"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def network(store: Store) -> int:
    return store.create(template("2-2-2")).id


@pytest.fixture
def kept(store: Store, network: int) -> KeptNetwork:
    kept = store.open(network)
    assert kept.keep_run(PARTS)
    return kept


def meddle(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as other, other:
        other.execute("PRAGMA foreign_keys = ON")
        assert other.execute(statement).rowcount > 0


def test_parts_are_exchanged_one_by_one(store: Store, network: int, kept: KeptNetwork) -> None:
    kept.keep_run({"head": b"later", "curve/1/0": None, "state/1/9": b"new"})
    expected = {"head": b"later", "state/1/0": PARTS["state/1/0"], "state/1/9": b"new"}
    assert store.open(network).run_parts() == expected
    assert store.open(store.create(template("xor")).id).run_parts() == {}
    kept.drop_runs()
    assert store.open(network).run_parts() == {}


def test_a_backup_has_them(tmp_path: Path, network: int, kept: KeptNetwork) -> None:
    back_up(tmp_path, tmp_path / "copy")
    restore(tmp_path / "other", tmp_path / "copy")
    other = open_store(tmp_path / "other")
    assert other.open(network).run_parts() == PARTS == kept.run_parts()
    other.close()


@pytest.mark.parametrize(
    "change", ["X'00'", "substr(content, 1, length(content) - 1)", "CAST(content || X'00' AS BLOB)", "X''", "'text'"]
)
def test_a_damaged_part_is_refused(tmp_path: Path, kept: KeptNetwork, change: str) -> None:
    meddle(tmp_path, f"UPDATE run_parts SET content = {change} WHERE name = 'state/1/0'")
    with pytest.raises(ValueError, match=r"damaged|no bytes"):
        kept.run_parts()


def test_parts_that_together_are_too_large_are_refused(kept: KeptNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(map(len, PARTS.values())) + 8 * len(PARTS)
    monkeypatch.setattr(stored, "MAX_BYTES", size)
    assert kept.run_parts() == PARTS
    monkeypatch.setattr(stored, "MAX_BYTES", size - 1)
    with pytest.raises(ValueError, match="the most"):
        kept.run_parts()


def test_they_go_with_their_network(tmp_path: Path, network: int, kept: KeptNetwork) -> None:
    for table in ("links", "catalogue", "networks"):
        meddle(tmp_path, f"DELETE FROM {table}")
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        assert other.execute("SELECT count(*) FROM run_parts").fetchone() == (0,)


def test_only_what_must_outlive_the_machine_waits_for_the_disk(store: Store, kept: KeptNetwork) -> None:
    said: list[str] = []
    engine = store._transactions._engine
    event.listen(engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    kept.keep_run({"head": b"again"})
    assert said[:2] == ["PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE"]
    said.clear()
    store.create(template("xor"))
    assert said[:2] == ["PRAGMA synchronous = FULL", "BEGIN IMMEDIATE"]
