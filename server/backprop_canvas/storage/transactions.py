"""Reads and writes in whole transactions, and translates faults of the database into Problems. This module knows no
tables."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from backprop_canvas.errors import Problem
from backprop_canvas.storage.checkpoints import Checkpoints
from backprop_canvas.storage.database import reason_of


class Transactions:
    """SQLite's concurrency: many readers and one writer, from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._file = Path(str(engine.url.database))
        self._opened = _identity(self._file)
        self._line = threading.Lock()
        self._checkpoints = Checkpoints(self._checkpoint)

    @contextmanager
    def reading(self, network: object) -> Iterator[Connection]:
        """Read one consistent state. Raises Problem network_unreadable, also for errors that damaged rows cause."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise Problem("network_unreadable", id=network, reason=reason_of(error)) from None
        except (ValueError, TypeError) as error:
            raise Problem("network_unreadable", id=network, reason=f"it is damaged ({error})") from None

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[Connection]:
        """Write all or nothing. At the end it is on the disk; where it need not be `durable`, it outlives the program
        but not the machine, and nobody waits for the disk. Raises Problem storage_failed. Raises storage_busy after a
        short wait if another program writes."""
        try:
            # SQLite lets waiting writers through in no particular order; here they queue.
            with self._line, self._transaction("FULL" if durable else "NORMAL") as connection:
                yield connection
                self._check_place()
        except SQLAlchemyError as error:
            if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise Problem("storage_busy") from None
            raise Problem("storage_failed", reason=reason_of(error)) from None
        self._check_place()
        self._checkpoints.written()

    @contextmanager
    def _transaction(self, synchronous: str) -> Iterator[Connection]:
        how = {"sqlite_begin": "IMMEDIATE", "sqlite_synchronous": synchronous}
        with self._engine.connect().execution_options(**how) as connection, connection.begin():
            yield connection

    def _check_place(self) -> None:
        """Check that the file is still in its folder. A removed file would accept every write, and the data would be
        lost."""
        if _identity(self._file) != self._opened:
            raise Problem("storage_failed", reason="the database is no longer in its folder")

    def close(self) -> None:
        """Close all connections."""
        self._checkpoints.close()
        self._engine.dispose()

    def _checkpoint(self) -> None:
        """Does not wait for readers. The data that they still read is moved the next time."""
        with closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")


def _identity(file: Path) -> tuple[int, int] | None:
    """Distinguishes a file from another file of the same name."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
