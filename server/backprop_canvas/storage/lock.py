"""Only one program at a time serves a data folder: a second one would not learn of the first one's edits. This module
knows no database.

The lock belongs to an open file. A forked worker holds it too, and so does its successor. A process that is killed
releases it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from backprop_canvas.errors import Problem
from backprop_canvas.storage.database import make_folder

FILE = "serving.lock"
# A worker whose watching process was killed needs a moment to notice.
PATIENCE_SECONDS = 2.0
LOOK_SECONDS = 0.1
# Windows locks bytes, and no other process can read locked bytes. So the locked byte lies after the text.
LOCKED_BYTE = 1 << 20


@contextmanager
def serving(folder: Path, address: str) -> Iterator[None]:
    """Hold a data folder for a program at `address`; the folder is made if needed. Raises Problem data_folder. Raises
    data_folder_in_use with the process and the address of the holder."""
    make_folder(folder)
    try:
        file = open(folder / FILE, "a+", opener=_private)  # noqa: SIM115
    except OSError as error:
        raise Problem("data_folder", folder=folder, reason=error.strerror or error) from None
    with file:
        _wait(file, folder)
        file.truncate(0)
        file.write(f"{os.getpid()} {address}\n")
        file.flush()
        # Closing releases this process's hold; unlocking would release the worker's too.
        yield


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _wait(file: IO[str], folder: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not _locked(file):
        if time.monotonic() >= until:
            file.seek(0)
            process, _, address = file.readline().strip().partition(" ")
            raise Problem("data_folder_in_use", folder=folder, process=process, address=address)
        time.sleep(LOOK_SECONDS)


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[str]) -> bool:
        """Whether the lock was free and is now held."""
        file.seek(LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _locked(file: IO[str]) -> bool:
        """Whether the lock was free and is now held."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
