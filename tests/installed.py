"""The package as somebody gets it: built as a wheel and unpacked, which is what an installer does with it.

Its dependencies are those of the tests. Knows nothing of what the program does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(target: str, folder: Path) -> Path:
    """Builds "wheel" or "sdist" from the checkout into a folder, unless another process has done so."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    with one_at_a_time():
        if not folder.is_dir() or not any(folder.iterdir()):
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """All builds prepare the page in the checkout's one folder build/, and tests run in several processes. Where
    files cannot be locked, on Windows, nothing keeps them apart."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:
            pass
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def unpack(wheel: Path, folder: Path) -> Mapping[str, str]:
    """What to add to the environment of a Python process that is to find the unpacked package first. It finds no
    Numba: it would compile the kernel for each folder anew, for a minute, and the stories are not about that."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    (folder / "numba.py").write_text("raise ImportError\n")
    others = os.environ.get("PYTHONPATH", "")
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), others)))}
