"""What is saved is there, under ids that nobody guesses, for whoever opens the folder next."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from backprop_canvas.document import read
from backprop_canvas.document.diff import Change, Settings, apply_diff
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.storage import KeptNetwork, MadeEdit, new_person
from backprop_canvas.storage.database import FILE
from backprop_canvas.storage.loading import load
from backprop_canvas.storage.networks import Store, open_store
from tests.networks import found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def titled(title: str) -> Document:
    return replace(template("2-2-2"), title=title)


def saved(store: Store, secret: str) -> tuple[str, int]:
    """Title and revision of a network that is there."""
    kept = found(store, secret)
    assert kept
    return kept.document.title, kept.revision


def seen_by_another(folder: Path, network: int) -> list[tuple[int]]:
    """The revisions that a connection of its own sees now."""
    other = sqlite3.connect(folder / FILE)
    try:
        return other.execute("SELECT revision FROM edits WHERE network = ?", (network,)).fetchall()
    finally:
        other.close()


def retitled(kept: KeptNetwork, title: str, revision: int, number: int | None = None) -> None:
    """Save one edit, which gives the document another title."""
    diff = (Settings(fields={"title": title}),)
    made = MadeEdit(revision, "t" * 16, revision if number is None else number, "m" * 16, diff)
    kept.save([made], replace(kept.document, title=title))


def test_a_network_is_found_by_its_links(store: Store) -> None:
    made = store.create(template("2-2-2"))
    assert made.document == template("2-2-2")
    assert made.revision == 0
    for secret, role in ((made.links.editor, "editor"), (made.links.viewer, "viewer")):
        kept = found(store, secret)
        assert kept is not None
        assert (kept.document, kept.revision, kept.role) == (made.document, 0, role)
    assert found(store, made.links.copy) is None


@pytest.mark.parametrize("any_id", ["", "0" * 32, "x", "%" * 32, "0" * 31 + "\0", "é" * 32, "0" * 100_000])
def test_an_id_that_nobody_was_given_finds_nothing(store: Store, any_id: str) -> None:
    store.create(template("blank"))
    assert found(store, any_id) is None
    assert store.right(any_id, new_person()) is None


def test_ids_cannot_be_guessed(store: Store) -> None:
    made = [store.create(template("blank")) for _ in range(200)]
    ids = [
        each
        for network in made
        for each in (network.handle, network.links.editor, network.links.viewer, network.links.copy)
    ]
    assert len(set(ids)) == 800
    assert all(len(bytes.fromhex(each)) == 16 for each in ids)
    # Each of the 128 bits is set in some ids and not in others: none is wasted.
    numbers = [int(each, 16) for each in ids]
    assert all(len({number >> bit & 1 for number in numbers}) == 2 for bit in range(128))


def test_saving_returns_when_another_connection_sees_it(store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    retitled(store.open(made.id), "second", 1)
    assert seen_by_another(tmp_path, made.id) == [(1,)]


def test_a_program_that_dies_has_saved_what_it_acknowledged(tmp_path: Path) -> None:
    program = f"""
import os
from pathlib import Path
from backprop_canvas.document.templates import template
from backprop_canvas.storage import open_store
from tests.storage.test_networks import retitled
store = open_store(Path({str(tmp_path)!r}))
made = store.create(template("2-2-2"))
retitled(store.open(made.id), "second", 1)
print(made.links.editor, flush=True)
os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 9, done.stderr
    store = open_store(tmp_path)
    assert saved(store, done.stdout.strip()) == ("second", 1)
    store.close()


def test_a_network_survives_closing_and_opening(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    made = first.create(titled("first"))
    retitled(first.open(made.id), "second", 1)
    first.close()
    second = open_store(tmp_path)
    assert saved(second, made.links.viewer) == ("second", 1)
    second.close()


@pytest.mark.parametrize("revision", [-1, 0, 2, 4, 5])
def test_a_revision_that_does_not_follow_is_refused(store: Store, revision: int) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    retitled(kept, "second", 1)
    retitled(kept, "third", 2)
    with pytest.raises(Problem) as caught:
        retitled(kept, "late", revision, number=99)
    assert caught.value.code == "storage_failed"
    assert saved(store, made.links.editor) == ("third", 2)


def test_an_edit_of_a_tab_is_kept_once(store: Store) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    retitled(kept, "second", 1, number=7)
    with pytest.raises(Problem):
        retitled(kept, "third", 2, number=7)
    assert saved(store, made.links.editor) == ("second", 1)


def test_the_edits_of_a_tab_are_known_after_a_restart(store: Store) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    retitled(kept, "second", 1, number=3)
    retitled(kept, "third", 2, number=8)
    again = store.open(made.id)
    assert (again.last_edit("t" * 16), again.last_edit("u" * 16)) == (8, -1)
    assert [again.revision_of("t" * 16, number) for number in (3, 5, 8)] == [1, None, 2]


def test_edits_are_saved_all_or_none(store: Store) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    edits = [MadeEdit(revision, "t" * 16, 1, "m", (Settings(fields={"title": "x"}),)) for revision in (1, 2)]
    with pytest.raises(Problem):
        kept.save(edits, titled("x"))
    assert saved(store, made.links.editor) == ("first", 0)


def test_a_network_is_its_snapshot_and_the_edits_since(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backprop_canvas.storage.snapshots.TAIL_EDITS", 4)
    made = store.create(titled("first"))
    kept, document = store.open(made.id), made.document
    for revision in range(1, 12):
        diff = (Change(kind="parameters", id="w1", fields={"value": revision / 7}),)
        document, _ = apply_diff(document, diff)
        kept.save([MadeEdit(revision, "t" * 16, revision, "m", diff)], document)
        kept.rest(document, revision)
        again = store.open(made.id)
        assert (again.document, again.revision) == (document, revision)
        assert load_tail(store, made.id) == revision % 4
    kept.rest(document, 11, closing=True)
    assert load_tail(store, made.id) == 0
    assert store.open(made.id).document == document


def load_tail(store: Store, network: int) -> int:
    with store._transactions.reading(network) as connection:
        return load(connection, network).tail_edits


def test_other_networks_stay_as_they_are(store: Store) -> None:
    one, other = store.create(titled("one")), store.create(titled("other"))
    retitled(store.open(one.id), "changed", 1)
    assert saved(store, other.links.editor) == ("other", 0)


def test_many_threads_save_at_once(store: Store) -> None:
    made = [store.create(titled("first")) for _ in range(8)]

    def work(number: int) -> None:
        kept = store.open(made[number].id)
        for revision in range(1, 11):
            retitled(kept, f"network {number}", revision)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert [saved(store, each.links.editor) for each in made] == [(f"network {number}", 10) for number in range(8)]


def test_a_database_in_use_is_told_and_nothing_changes(store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Problem, match="in use by another program") as caught:
        retitled(kept, "second", 1)
    assert caught.value.code == "storage_busy"
    with pytest.raises(Problem) as caught:
        store.create(titled("third"))
    assert caught.value.code == "storage_busy"
    assert saved(store, made.links.editor) == ("first", 0)
    other.close()
    retitled(kept, "second", 1)
    assert saved(store, made.links.editor) == ("second", 1)


@pytest.mark.skipif(os.name == "nt", reason="there an open file cannot be taken away")
@pytest.mark.parametrize("instead", [None, b"", b"mine"])
def test_nothing_is_saved_once_the_database_is_taken_away(store: Store, tmp_path: Path, instead: bytes | None) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    (tmp_path / FILE).rename(tmp_path / "elsewhere")
    if instead is not None:
        (tmp_path / FILE).write_bytes(instead)
    with pytest.raises(Problem, match="no longer in its folder") as caught:
        retitled(kept, "second", 1)
    assert caught.value.code == "storage_failed"
    (tmp_path / "elsewhere").rename(tmp_path / FILE)
    retitled(kept, "third", 1)
    assert saved(store, made.links.editor) == ("third", 1)


def damage(folder: Path, *statements: str) -> None:
    other = sqlite3.connect(folder / FILE)
    with other:
        for statement in statements:
            other.execute(statement)
    other.close()


def test_a_database_without_its_table_is_told(store: Store, tmp_path: Path) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    damage(tmp_path, "DROP TABLE edits")
    with pytest.raises(Problem) as caught:
        found(store, made.links.editor)
    assert caught.value.code == "network_unreadable"
    with pytest.raises(Problem) as caught:
        retitled(kept, "second", 1)
    assert caught.value.message == "The change could not be saved, so it was not made: no such table: edits."


DAMAGE = [
    "UPDATE networks SET snapshot = ''",
    "UPDATE networks SET snapshot = '{'",
    "UPDATE networks SET snapshot = x'78'",
    "UPDATE networks SET snapshot = x'ff00'",
    "UPDATE networks SET snapshot = 12",
    'UPDATE networks SET snapshot = CAST(\'{"format": "backprop-canvas/9"}\' AS BLOB)',
    "UPDATE networks SET snapshot_revision = 'many'",
    "DELETE FROM networks",
    "UPDATE links SET role = 'owner'",
    "UPDATE links SET network = 99",
    "DELETE FROM catalogue",
    "UPDATE edits SET diff = x'00'",
    "UPDATE edits SET diff = 'text'",
    'UPDATE edits SET diff = CAST(\'[{"op": "remove_sample", "id": 99}]\' AS BLOB)',
    "UPDATE edits SET revision = 7",
    "UPDATE edits SET revision = 'two' WHERE revision = 1",
]


@pytest.mark.parametrize("statement", DAMAGE)
def test_damaged_rows_are_told_in_one_sentence(store: Store, tmp_path: Path, statement: str) -> None:
    made = store.create(titled("first"))
    retitled(store.open(made.id), "second", 1)
    damage(tmp_path, statement)
    with pytest.raises(Problem) as caught:
        found(store, made.links.editor)
    assert caught.value.code == "network_unreadable"
    assert "\n" not in caught.value.message


def test_a_damaged_network_names_no_secret(store: Store, tmp_path: Path) -> None:
    made = store.create(template("2-2-2"))
    damage(tmp_path, DAMAGE[0])
    with pytest.raises(Problem) as caught:
        found(store, made.links.viewer)
    assert f"network {made.id} " in caught.value.message


def test_a_document_too_large_to_be_read_again_is_not_saved(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = store.create(titled("first"))
    kept = store.open(made.id)
    monkeypatch.setattr(read, "MAX_BYTES", 4_000)
    monkeypatch.setattr("backprop_canvas.storage.kept.MAX_BYTES", 4_000)
    edit = MadeEdit(1, "t" * 16, 1, "m", (Settings(fields={"title": "x" * 100}),))
    with pytest.raises(Problem) as caught:
        kept.save([edit], replace(made.document, samples=made.document.samples * 100))
    assert caught.value.code == "too_large"
    assert saved(store, made.links.editor) == ("first", 0)


def test_the_database_holds_no_address(store: Store, tmp_path: Path) -> None:
    made = store.create(template("2-2-2"))
    store.open(made.id)
    store.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (made.owner.secret, made.links.editor, made.links.viewer, made.links.copy):
        assert secret.encode() not in held
        assert bytes.fromhex(secret) not in held
