"""What is saved is there, under ids that nobody guesses, for whoever opens the folder next."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from backprop_canvas.document import read
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.storage import database
from backprop_canvas.storage.database import FILE
from backprop_canvas.storage.networks import Store, open_store
from msgspec.structs import replace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def titled(title: str) -> Document:
    return replace(template("2-2-2"), title=title)


def saved(store: Store, any_id: str) -> tuple[str, int]:
    """Title and revision of a network that is there."""
    found = store.find(any_id)
    assert found
    return found[0].document.title, found[0].revision


def seen_by_another(folder: Path, edit_id: str) -> list[tuple[int]]:
    """The revision that a connection of its own sees now."""
    other = sqlite3.connect(folder / FILE)
    try:
        return other.execute("SELECT revision FROM networks WHERE edit_id = ?", (edit_id,)).fetchall()
    finally:
        other.close()


def test_a_network_is_found_by_both_ids(store: Store) -> None:
    made = store.create(template("2-2-2"))
    assert made.document == template("2-2-2")
    assert made.revision == 0
    assert store.find(made.edit_id) == (made, "editor")
    assert store.find(made.view_id) == (made, "viewer")


@pytest.mark.parametrize("any_id", ["", "0" * 32, "x", "%" * 32, "0" * 31 + "\0", "é" * 32, "0" * 100_000])
def test_an_id_that_nobody_was_given_finds_nothing(store: Store, any_id: str) -> None:
    store.create(template("blank"))
    assert store.find(any_id) is None


def test_ids_cannot_be_guessed(store: Store) -> None:
    made = [store.create(template("blank")) for _ in range(200)]
    ids = [each for network in made for each in (network.edit_id, network.view_id)]
    assert len(set(ids)) == 400
    assert all(len(bytes.fromhex(each)) == 16 for each in ids)
    # Each of the 128 bits is set in some ids and not in others: none is wasted.
    numbers = [int(each, 16) for each in ids]
    assert all(len({number >> bit & 1 for number in numbers}) == 2 for bit in range(128))


def test_saving_returns_when_another_connection_sees_it(store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    assert seen_by_another(tmp_path, made.edit_id) == [(0,)]
    store.save(made.edit_id, titled("second"), 1)
    assert seen_by_another(tmp_path, made.edit_id) == [(1,)]


def test_a_program_that_dies_has_saved_what_it_acknowledged(tmp_path: Path) -> None:
    program = f"""
import os
from pathlib import Path
from backprop_canvas.document.templates import template
from backprop_canvas.storage.networks import open_store
store = open_store(Path({str(tmp_path)!r}))
made = store.create(template("blank"))
store.save(made.edit_id, template("2-2-2"), 1)
print(made.edit_id, flush=True)
os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    store = open_store(tmp_path)
    assert saved(store, done.stdout.strip()) == ("2-2-2 network", 1)
    store.close()


def test_a_network_survives_closing_and_opening(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    made = first.create(titled("first"))
    first.save(made.edit_id, titled("second"), 7)
    first.close()
    second = open_store(tmp_path)
    assert saved(second, made.view_id) == ("second", 7)
    second.close()


@pytest.mark.parametrize("revision", [-1, 4, 5])
def test_a_revision_that_is_not_newer_is_refused(store: Store, revision: int) -> None:
    made = store.create(titled("first"))
    store.save(made.edit_id, titled("fifth"), 5)
    with pytest.raises(Problem) as caught:
        store.save(made.edit_id, titled("late"), revision)
    assert caught.value.code == "storage_failed"
    assert saved(store, made.edit_id) == ("fifth", 5)


def test_the_view_id_cannot_save(store: Store) -> None:
    made = store.create(titled("first"))
    with pytest.raises(Problem, match="could not be saved"):
        store.save(made.view_id, titled("second"), 1)
    assert saved(store, made.edit_id) == ("first", 0)


def test_other_networks_stay_as_they_are(store: Store) -> None:
    one, other = store.create(titled("one")), store.create(titled("other"))
    store.save(one.edit_id, titled("changed"), 1)
    assert saved(store, other.edit_id) == ("other", 0)


def test_two_stores_on_one_folder_see_each_other(store: Store, tmp_path: Path) -> None:
    second = open_store(tmp_path)
    made = store.create(titled("first"))
    second.save(made.edit_id, titled("second"), 1)
    assert saved(store, made.edit_id) == ("second", 1)
    second.close()


def test_many_threads_save_at_once(store: Store) -> None:
    made = [store.create(titled("first")) for _ in range(8)]

    def work(number: int) -> None:
        for revision in range(1, 11):
            store.save(made[number].edit_id, titled(f"network {number}"), revision)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert [saved(store, each.edit_id) for each in made] == [(f"network {number}", 10) for number in range(8)]


def test_a_database_that_fails_is_told_and_nothing_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    store = open_store(tmp_path)
    made = store.create(titled("first"))
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem, match="database is locked") as caught:
        store.save(made.edit_id, titled("second"), 1)
    assert caught.value.code == "storage_failed"
    with pytest.raises(Problem, match="database is locked"):
        store.create(titled("third"))
    assert saved(store, made.edit_id) == ("first", 0)
    other.close()
    store.save(made.edit_id, titled("second"), 1)
    assert saved(store, made.edit_id) == ("second", 1)
    store.close()


def test_a_database_without_its_table_is_told(store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("DROP TABLE networks")
    other.close()
    with pytest.raises(Problem) as caught:
        store.find(made.edit_id)
    assert caught.value.code == "network_unreadable"
    with pytest.raises(Problem) as caught:
        store.save(made.edit_id, titled("second"), 1)
    assert caught.value.message == "The change could not be saved, so it was not made: no such table: networks."


@pytest.mark.parametrize("text", ["", "{", '{"format": "backprop-canvas/9"}'])
def test_a_stored_document_that_cannot_be_read_is_named(store: Store, tmp_path: Path, text: str) -> None:
    made = store.create(titled("first"))
    other = sqlite3.connect(tmp_path / FILE)
    with other:
        other.execute("UPDATE networks SET document = ?", (text,))
    other.close()
    with pytest.raises(Problem) as caught:
        store.find(made.view_id)
    assert caught.value.code == "network_unreadable"
    assert made.view_id in caught.value.message
    assert made.edit_id not in caught.value.message


def test_a_document_too_large_to_be_read_again_is_not_saved(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = store.create(titled("first"))
    monkeypatch.setattr(read, "MAX_BYTES", 4_000)
    with pytest.raises(Problem) as caught:
        store.save(made.edit_id, replace(titled("second"), samples=made.document.samples * 100), 1)
    assert caught.value.code == "too_large"
    assert saved(store, made.edit_id) == ("first", 0)
