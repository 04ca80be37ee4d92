"""A data folder is made, migrated once and safely, opened fast afterwards, or refused in one sentence."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from msgspec.structs import replace
from sqlalchemy import Engine

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.templates import template
from backprop_canvas.errors import Problem
from backprop_canvas.storage import migrations, open_store
from backprop_canvas.storage.database import FILE, open_database
from backprop_canvas.storage.models import metadata
from tests.networks import Found, found

OPEN = """
import sys
from pathlib import Path
from backprop_canvas.storage.networks import open_store
open_store(Path(sys.argv[1])).close()
print("alembic" in sys.modules)
"""


@contextmanager
def opened(folder: Path) -> Iterator[Engine]:
    engine = open_database(folder)
    yield engine
    engine.dispose()


def opening(folder: Path) -> subprocess.Popen[str]:
    """A process of its own that opens a store in the folder and says whether it needed the migrations."""
    return subprocess.Popen([sys.executable, "-c", OPEN, str(folder)], stdout=subprocess.PIPE, text=True)


def refused(folder: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        open_database(folder)
    assert caught.value.code == "data_folder"
    assert caught.value.message == f"The data folder {folder} cannot be used: {caught.value.values['reason']}."
    return caught.value


def tables(folder: Path) -> list[tuple[str, ...]]:
    """The statements that make the tables of networks and their indexes, without spaces."""
    with closing(sqlite3.connect(folder / FILE)) as other:
        made = other.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return [(name, "".join(sql.split())) for name, sql in made if name != "alembic_version"]


def test_new_tables_are_those_to_which_the_migrations_lead(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated", tmp_path / "made"
    migrated.mkdir()
    with closing(sqlite3.connect(migrated / FILE)) as other, other:
        other.executescript(BEFORE)
    with opened(migrated) as engine, engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    with opened(made) as engine, engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert MigrationContext.configure(connection).get_current_revision() == migrations.HEAD
    assert tables(migrated) == tables(made)


def test_the_newest_migration_is_the_one_that_is_checked_for() -> None:
    folder = Path(migrations.__file__).parent
    assert ScriptDirectory(str(folder)).get_heads() == [migrations.HEAD]


def test_a_commit_is_on_the_disk(tmp_path: Path) -> None:
    with opened(tmp_path) as engine, engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 50}


def test_a_new_and_an_up_to_date_folder_are_opened_without_the_migrations(tmp_path: Path) -> None:
    assert [opening(tmp_path).communicate()[0].strip() for _ in range(2)] == ["False", "False"]


def test_a_new_folder_may_be_opened_by_several_processes_at_once(tmp_path: Path) -> None:
    processes = [opening(tmp_path / "new") for _ in range(3)]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0] * 3


@pytest.mark.parametrize("name", ["a b", "100%", "%(here)s", "what?x=1#2", "été"])
def test_a_folder_may_be_called_anything(tmp_path: Path, name: str) -> None:
    with opened(tmp_path / name / "data"):
        assert (tmp_path / name / "data" / FILE).is_file()


@pytest.mark.skipif(os.name != "posix", reason="permissions of files mean something else elsewhere")
def test_nobody_else_can_read_the_networks(tmp_path: Path) -> None:
    with opened(tmp_path / "data"):
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data", *(tmp_path / "data").iterdir())]
    assert [mode & 0o077 for mode in modes] == [0] * len(modes)


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("CREATE TABLE networks (mine TEXT)")
    refused(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("networks",)]


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / FILE)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refused(tmp_path).values["reason"] == "its database was written by a newer version of this program"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert refused(tmp_path / "file").values["reason"] == "it is a file"
    assert refused(tmp_path / "file" / "data").values["reason"] == "a part of its path is a file"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_database_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"mine" * 1000)
    assert refused(tmp_path).values["reason"] == "file is not a database"
    assert (tmp_path / FILE).read_bytes() == b"mine" * 1000


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not stop root, as whom tests may run.
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "touch", forbidden)
    assert refused(tmp_path).values["reason"] == "permission denied"


def test_a_name_that_no_folder_can_have() -> None:
    assert refused(Path("a\0b")).values["reason"] == "embedded null byte"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that lets nobody write")
def test_a_folder_that_cannot_be_made() -> None:
    assert refused(Path("/proc/backprop-canvas")).values["reason"] == "no such file or directory"


BEFORE = """
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('0001');
CREATE TABLE networks (edit_id VARCHAR(32) NOT NULL PRIMARY KEY, view_id VARCHAR(32) NOT NULL UNIQUE,
    document TEXT NOT NULL, revision INTEGER NOT NULL, updated DATETIME NOT NULL);
"""


def test_a_database_of_before_goes_on_under_its_old_addresses_and_no_longer_shows_them(tmp_path: Path) -> None:
    documents = [replace(template("2-2-2"), title=f"é {number}") for number in range(30)]
    ids = [(f"{number:032x}", f"{number + 1000:032x}") for number in range(30)]
    with closing(sqlite3.connect(tmp_path / FILE)) as other, other:
        other.executescript(BEFORE)
        for number, (edit, view) in enumerate(ids):
            text = encode_document(documents[number]).decode()
            row = (edit, view, text, number, "2026-01-02 03:04:05.000006")
            other.execute("INSERT INTO networks VALUES (?, ?, ?, ?, ?)", row)
    store = open_store(tmp_path)
    for number, (edit, view) in enumerate(ids):
        assert found(store, edit) == Found(documents[number], number, "editor")
        assert found(store, view) == Found(documents[number], number, "viewer")
    store.close()
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [secret for pair in ids for secret in pair if secret.encode() in held] == []


def test_a_database_of_before_with_a_damaged_document_is_opened(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as other, other:
        other.executescript(BEFORE)
        other.execute("INSERT INTO networks VALUES (?, ?, '{', 3, '2026-01-02 03:04:05.000006')", ("a" * 32, "b" * 32))
    store = open_store(tmp_path)
    with pytest.raises(Problem) as caught:
        found(store, "a" * 32)
    assert caught.value.code == "network_unreadable"
    store.close()
