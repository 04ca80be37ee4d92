"""A backup holds what was acknowledged, also while the networks are served; restoring never loses what was there."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backprop_canvas.cli import main
from backprop_canvas.errors import Problem
from backprop_canvas.storage import Store, backup, checkpoints, lock, open_store
from backprop_canvas.storage.backup import OFFERED, TAKEN, back_up, is_offered, restore, take_offered
from backprop_canvas.storage.checkpoints import Checkpoints
from backprop_canvas.storage.database import FILE
from backprop_canvas.storage.lock import serving
from tests.storage.test_networks import retitled, saved, titled


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (backup, lock):
        monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.0)
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[Store]:
    store = open_store(data)
    yield store
    store.close()


def kept(folder: Path, secret: str) -> tuple[str, int]:
    """Title and revision of a network in a folder."""
    store = open_store(folder)
    try:
        return saved(store, secret)
    finally:
        store.close()


def test_a_backup_is_made_while_the_networks_are_served_and_restored_elsewhere(
    data: Path, store: Store, tmp_path: Path
) -> None:
    made = store.create(titled("first"))
    retitled(store.open(made.id), "second", 1)
    with serving(data, "http://127.0.0.1:2/"):
        back_up(data, tmp_path / "copy")
    retitled(store.open(made.id), "third", 2)
    assert restore(tmp_path / "other", tmp_path / "copy") is None
    assert kept(tmp_path / "other", made.links.editor) == ("second", 1)


def test_a_server_takes_a_backup_between_two_of_its_processes(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(data)
    made = store.create(titled("first"))
    back_up(data, tmp_path / "copy")
    retitled(store.open(made.id), "second", 1)
    store.close()
    waited: list[Path] = []

    def wait(holds: Callable[[Path], bool], folder: Path) -> None:
        waited.append(folder)
        if is_offered(folder):
            take_offered(folder)
        assert not holds(folder)

    monkeypatch.setattr(backup, "_wait_while", wait)
    with serving(data, "http://127.0.0.1:2/"):
        before = restore(data, tmp_path / "copy")
    assert waited == [data, data]
    assert kept(data, made.links.editor) == ("first", 0)
    assert before is not None
    shutil.copy(before, tmp_path / FILE)
    assert kept(tmp_path, made.links.editor) == ("second", 1)


def test_a_backup_that_no_server_takes_is_withdrawn(data: Path, store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    back_up(data, tmp_path / "copy")
    with serving(data, "http://127.0.0.1:2/"), pytest.raises(Problem) as caught:
        restore(data, tmp_path / "copy")
    assert caught.value.code == "data_folder_in_use"
    assert not is_offered(data)
    take_offered(data)
    assert saved(store, made.links.editor) == ("first", 0)
    assert list(data.glob("networks-before-*")) == []


def test_a_server_that_was_interrupted_goes_on_taking(data: Path, tmp_path: Path) -> None:
    store = open_store(data)
    made = store.create(titled("first"))
    back_up(data, data / OFFERED)
    store.close()
    (data / OFFERED).replace(data / TAKEN)
    (data / FILE).unlink()
    take_offered(data)
    assert kept(data, made.links.editor) == ("first", 0)
    assert not (data / TAKEN).exists()


def test_restoring_keeps_what_was_there(data: Path, tmp_path: Path) -> None:
    store = open_store(data)
    made = store.create(titled("first"))
    back_up(data, tmp_path / "copy")
    retitled(store.open(made.id), "second", 1)
    store.close()
    before = restore(data, tmp_path / "copy")
    assert before is not None
    assert kept(data, made.links.editor) == ("first", 0)
    (tmp_path / "before").mkdir()
    shutil.copy(before, tmp_path / "before" / FILE)
    assert kept(tmp_path / "before", made.links.editor) == ("second", 1)


def test_a_backup_overwrites_nothing(data: Path, store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(Problem) as caught:
        back_up(data, tmp_path / "mine")
    assert caught.value.code == "file_exists"
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_backup_needs_networks_and_a_place(data: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        back_up(tmp_path / "nothing", tmp_path / "copy")
    assert caught.value.code == "data_folder"
    open_store(data).close()
    with pytest.raises(Problem) as caught:
        back_up(data, tmp_path / "no folder" / "copy")
    assert caught.value.code == "unwritable_file"


@pytest.mark.parametrize("content", [None, b"", b"mine" * 1000, b"SQLite format 3\0" + b"x" * 4000])
def test_what_is_no_backup_is_told_and_changes_nothing(data: Path, tmp_path: Path, content: bytes | None) -> None:
    store = open_store(data)
    made = store.create(titled("first"))
    store.close()
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    with pytest.raises(Problem) as caught:
        restore(data, tmp_path / "copy")
    assert caught.value.code == "bad_backup"
    assert "\n" not in caught.value.message
    assert kept(data, made.links.editor) == ("first", 0)


def test_a_backup_of_a_newer_program_is_refused(data: Path, store: Store, tmp_path: Path) -> None:
    back_up(data, tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    with pytest.raises(Problem, match="newer version"):
        restore(tmp_path / "other", tmp_path / "copy")


def test_the_commands_say_what_they_did(
    data: Path, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = str(tmp_path / "copy")
    assert main(["backup", copy, "--data", str(data)]) == 0
    assert copy in capsys.readouterr().out
    assert main(["backup", copy, "--data", str(data)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["restore", copy, "--data", str(data)]) == 0
    assert "networks-before-" in capsys.readouterr().out


def test_what_was_written_is_brought_into_the_file_itself(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "EVERY_SECONDS", 0.0)
    brought = threading.Event()
    plain = Checkpoints.__init__

    def watched(self: Checkpoints, checkpoint: Callable[[], None]) -> None:
        def and_told() -> None:
            checkpoint()
            brought.set()

        plain(self, and_told)

    monkeypatch.setattr(Checkpoints, "__init__", watched)
    store = open_store(data)
    made = store.create(titled("first"))
    assert brought.wait(20)
    (tmp_path / "copied").mkdir()
    shutil.copy(data / FILE, tmp_path / "copied" / FILE)
    assert kept(tmp_path / "copied", made.links.editor) == ("first", 0)
    store.close()
