"""A file that a command writes. It is checked to be writable before the work begins, and replaced in one piece at the
end."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backprop_canvas.errors import Problem

REASONS = {
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "its folder is a file",
    errno.EACCES: "writing there is not permitted",
    errno.EPERM: "writing there is not permitted",
}


class Output:
    """A file to be written. Raises Problem unwritable_file if that would fail, at once and in `write`."""

    def __init__(self, path: Path) -> None:
        self._told = path
        with self._problems():
            # The target of a link is replaced, not the link.
            self._path = path.resolve()
            self._check()
            self._beside().unlink()

    def write(self, data: bytes) -> None:
        """All or nothing: until the end, readers of the file find its old content."""
        with self._problems():
            beside = self._beside()
            try:
                with beside.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                if self._path.exists():
                    shutil.copymode(self._path, beside)
                beside.replace(self._path)
            finally:
                beside.unlink(missing_ok=True)

    def _check(self) -> None:
        if self._path.is_dir():
            raise self._problem("it is a folder")
        if not self._path.exists():
            return
        if not self._path.is_file():
            raise self._problem("it is not an ordinary file")
        if not os.access(self._path, os.W_OK):
            raise self._problem(REASONS[errno.EACCES])

    def _beside(self) -> Path:
        """An empty file with another name in the same folder, with the permissions of any new file."""
        path = self._path.with_name(f".{secrets.token_hex(8)}.part")
        path.touch(exist_ok=False)
        return path

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise self._problem(_reason(error)) from None

    def _problem(self, reason: str) -> Problem:
        return Problem("unwritable_file", file=self._told, reason=reason)


def _reason(error: OSError | ValueError) -> str:
    known = REASONS.get(getattr(error, "errno", None) or 0)
    text: str = getattr(error, "strerror", None) or str(error)
    return known or f"{text[:1].lower()}{text[1:]}"
