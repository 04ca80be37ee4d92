"""Opens the database of a data folder and updates its tables. All settings of SQLite are made here and nowhere else.
This module knows no documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from backprop_canvas.errors import Problem
from backprop_canvas.storage.migrations import HEAD
from backprop_canvas.storage.models import metadata

FILE = "networks.sqlite"
# How long to wait for another process that writes while this one starts; longer than any write takes.
BUSY_SECONDS = 5
# How long to wait while serving; the caller does other work in between.
SLICE_SECONDS = 0.05
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def open_database(folder: Path) -> Engine:
    """An engine on up-to-date tables. Raises Problem data_folder."""
    make_folder(folder)
    engine = _engine(folder / FILE, BUSY_SECONDS)
    try:
        _migrate(engine, folder)
    except SQLAlchemyError as error:
        raise Problem("data_folder", folder=folder, reason=reason_of(error)) from None
    finally:
        engine.dispose()
    return _engine(folder / FILE, SLICE_SECONDS)


def make_folder(folder: Path) -> None:
    """A data folder with a database in it; a new database is empty. Raises Problem data_folder."""
    try:
        # Other users of this machine must not read the networks.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / FILE).touch(mode=0o600)
    except (OSError, ValueError) as error:
        raise Problem("data_folder", folder=folder, reason=_reason(error)) from None


def reason_of(error: SQLAlchemyError) -> str:
    """The database's own error message, without the statement."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileExistsError):
        return "it is a file"
    if isinstance(error, NotADirectoryError):
        return "a part of its path is a file"
    text = getattr(error, "strerror", None) or str(error)
    return f"{text[:1].lower()}{text[1:]}"


def _engine(file: Path, busy_seconds: float) -> Engine:
    url = URL.create("sqlite+pysqlite", database=str(file))
    engine = create_engine(url, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # Python's own module would begin transactions too late for changes to tables, and never for reading.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "sqlite_synchronous" in options:
        connection.exec_driver_sql(f"PRAGMA synchronous = {options['sqlite_synchronous']}")
    connection.exec_driver_sql(f"BEGIN {options.get('sqlite_begin', 'DEFERRED')}")


def _migrate(engine: Engine, folder: Path) -> None:
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    # A second process that opens the folder at the same time waits here, and then finds the tables up to date.
    with engine.connect().execution_options(sqlite_begin="IMMEDIATE") as connection, connection.begin():
        if not inspect(connection).get_table_names():
            _make_tables(connection)
        elif _version(connection) != HEAD:
            _upgrade(connection, folder)


def _make_tables(connection: Connection) -> None:
    """The newest tables in an empty database, as all migrations together would make them. Importing what runs the
    migrations would take a fifth of the program's first start."""
    metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, folder: Path) -> None:
    # Only the rare start that needs a migration imports this.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        reason = "its database was written by a newer version of this program"
        raise Problem("data_folder", folder=folder, reason=reason) from None
