"""A copy of all networks in one file. It can be made while a server runs, and restored while none does.

This module knows files and SQLite, but no documents. Copying the data folder's database file by itself may miss data in
the files beside it."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from backprop_canvas.errors import Problem
from backprop_canvas.storage.database import FILE, open_database
from backprop_canvas.storage.lock import serving

RESTORING = "backprop-canvas restore"


def back_up(folder: Path, file: Path) -> None:
    """Copy the networks of a data folder to a new file, in their state at one moment. Raises Problem data_folder if the
    folder has none, file_exists, or unwritable_file."""
    if not (folder / FILE).is_file():
        raise Problem("data_folder", folder=folder, reason="there are no networks in it")
    if file.exists():
        raise Problem("file_exists", file=file)
    try:
        file.touch(mode=0o600)
    except (OSError, ValueError) as error:
        raise Problem("unwritable_file", file=file, reason=getattr(error, "strerror", None) or error) from None
    try:
        _copy(folder / FILE, file)
    except BaseException as error:
        file.unlink()
        if isinstance(error, sqlite3.Error):
            raise Problem("unwritable_file", file=file, reason=error) from None
        raise


def restore(folder: Path, file: Path) -> Path | None:
    """Replace the networks of a data folder by a backup. Returns where the replaced networks are kept.

    Raises Problem bad_backup with nothing changed, or data_folder_in_use while a program serves the folder."""
    with serving(folder, RESTORING), tempfile.TemporaryDirectory(dir=folder) as work:
        _check(file, Path(work))
        before = _set_aside(folder)
        (Path(work) / FILE).replace(folder / FILE)
    return before


def _check(file: Path, work: Path) -> None:
    """Copy a backup to a separate folder and open it there, in the same way as it would be opened later."""
    if not file.is_file():
        raise Problem("bad_backup", file=file, reason="there is no such file")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            found = source.execute("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            if not found[0]:
                raise Problem("bad_backup", file=file, reason="it holds no networks")
            if source.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Problem("bad_backup", file=file, reason="it is damaged")
        _copy(file, work / FILE)
        open_database(work).dispose()
    except sqlite3.Error as error:
        raise Problem("bad_backup", file=file, reason=error) from None
    except Problem as problem:
        if problem.code == "bad_backup":
            raise
        raise Problem("bad_backup", file=file, reason=problem.values.get("reason", problem)) from None


def _copy(source: Path, target: Path) -> None:
    """All committed data, including data that is not in the main file yet."""
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as write:
        read.backup(write)
        write.execute("PRAGMA journal_mode = DELETE")


def _set_aside(folder: Path) -> Path | None:
    """Move the database and the files beside it away. Returns None if it is empty."""
    if not (folder / FILE).stat().st_size:
        return None
    before = folder / f"networks-before-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite"
    for suffix in ("", "-wal", "-shm"):
        part = folder / f"{FILE}{suffix}"
        if part.exists():
            part.replace(before.with_name(before.name + suffix))
    return before
