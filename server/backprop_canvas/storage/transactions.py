"""Reading and writing in whole transactions, and what a fault of the database is called. Knows no tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from backprop_canvas.errors import Problem
from backprop_canvas.storage.database import reason_of


class Transactions:
    """What SQLite allows: many that read and one that writes, from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self, network: object) -> Iterator[Connection]:
        """One state of everything. Raises Problem network_unreadable, also for what damaged rows lead to."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise Problem("network_unreadable", id=network, reason=reason_of(error)) from None
        except (ValueError, TypeError) as error:
            raise Problem("network_unreadable", id=network, reason=f"it is damaged ({error})") from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing, and on the disk at its end. Raises Problem storage_failed."""
        try:
            with self._engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
                yield connection
        except SQLAlchemyError as error:
            raise Problem("storage_failed", reason=reason_of(error)) from None

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
