"""A copy of all networks in one file. It can be made and restored while a server runs. A server takes a restored copy
itself, between two of its processes: what an open room knows would contradict it.

This module knows files and SQLite, but no documents. Copying the data folder's database file by itself may miss data in
the files beside it."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from backprop_canvas.errors import Problem
from backprop_canvas.storage.database import FILE, make_folder, open_database
from backprop_canvas.storage.lock import serving

RESTORING = "backprop-canvas restore"
# The networks that a backup has replaced.
KEPT = "networks-before-*.sqlite"
# A checked copy that waits for the server of its data folder, and one that the server has taken and puts in its place.
OFFERED = "networks-offered.sqlite"
TAKEN = "networks-taken.sqlite"
# Time for a server to end its open connections and to start anew.
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.1


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
    """Replace the networks of a data folder by a backup. Returns where the replaced networks are kept. A program that
    serves the folder starts anew with the backup.

    Raises Problem bad_backup with nothing changed, or data_folder_in_use if the program that holds the folder does not
    take the backup."""
    try:
        with serving(folder, RESTORING), tempfile.TemporaryDirectory(dir=folder) as work:
            _check(file, Path(work))
            return _replaced(folder, Path(work) / FILE)
    except Problem as problem:
        if problem.code != "data_folder_in_use" or problem.values["address"] == RESTORING:
            raise
        return _offer(folder, file, problem)


def is_offered(folder: Path) -> bool:
    """Whether a restored copy waits for the server of a data folder."""
    return (folder / OFFERED).is_file()


def take_offered(folder: Path) -> None:
    """Put the restored copy that waits, if one does, in the place of the networks. To be called by whoever serves the
    folder, before it opens the networks. What was interrupted is done to the end."""
    with suppress(FileNotFoundError):
        # From now on it cannot be withdrawn.
        (folder / OFFERED).replace(folder / TAKEN)
    if (folder / TAKEN).is_file():
        make_folder(folder)
        _replaced(folder, folder / TAKEN)


def _offer(folder: Path, file: Path, in_use: Problem) -> Path | None:
    """Let the server of a data folder take a backup. Raises `in_use` if it does not."""
    before = set(folder.glob(KEPT))
    with tempfile.TemporaryDirectory(dir=folder) as work:
        _check(file, Path(work))
        if is_offered(folder):
            raise in_use
        (Path(work) / FILE).replace(folder / OFFERED)
    _wait_while(is_offered, folder)
    with suppress(FileNotFoundError):
        (folder / OFFERED).unlink()
        raise in_use
    _wait_while(lambda folder: (folder / TAKEN).is_file(), folder)
    return next(iter(set(folder.glob(KEPT)) - before), None)


def _wait_while(holds: Callable[[Path], bool], folder: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while holds(folder) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)


def _replaced(folder: Path, copy: Path) -> Path | None:
    """Put a copy in the place of the networks. Returns where those are kept."""
    before = _set_aside(folder)
    copy.replace(folder / FILE)
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
    before = folder / KEPT.replace("*", f"{datetime.now():%Y%m%d-%H%M%S-%f}")
    for suffix in ("", "-wal", "-shm"):
        part = folder / f"{FILE}{suffix}"
        if part.exists():
            part.replace(before.with_name(before.name + suffix))
    return before
