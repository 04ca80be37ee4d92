"""Compiles the kernel while the program works, and then switches the engine to it.

Compiling takes much time and memory (docs/decisions.md has the figures). A separate process does it once per version of
the engine, and stores the result in the user's cache folder. This process only loads the result. The server loads it in
a thread beside its work, once there is time for it. A training without a server loads it between two of its slices. If
Numba is missing, or the result cannot be stored, the engine stays interpreted: slower, with the same bits."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TextIO

import numpy as np

from backprop_canvas import engine
from backprop_canvas.engine.advancing import call, ways
from backprop_canvas.engine.advancing.rules import Rules
from backprop_canvas.engine.advancing.setup import Setup
from backprop_canvas.engine.kernel import loop
from backprop_canvas.engine.plan.compile import compile_plan
from backprop_canvas.engine.plan.network import Topology

ENGINE = Path(engine.__file__).parent
# The interpreter's work in the half second that loading takes: neurons and edges, once for each sample and iteration.
WORTH_LOADING = 450_000
READY = "ready"
LOCK = "lock"
LESS_URGENT = 10
IMPOSSIBLE = (ImportError, OSError, subprocess.CalledProcessError)


def start_compiling(wait: Callable[[], None]) -> None:
    """Returns at once; a thread does the rest, after it has called `wait`."""
    threading.Thread(target=_compile_after, args=(wait,), name="compiling", daemon=True).start()


def compile_now() -> bool:
    """Switch before returning. Returns whether that was possible."""
    try:
        folder = cache_folder()
        if not (folder / READY).exists():
            _compile_elsewhere(folder)
        _load(folder)
    except IMPOSSIBLE:
        return False
    return True


class Switch:
    """Switches for a training that has no second thread, and asks the other process to compile what is missing. Loading
    in parallel with the training would slow both down, because they would share the interpreter."""

    def __init__(self) -> None:
        self._possible = True
        self._asked: subprocess.Popen[bytes] | None = None

    def consider(self, left: int) -> None:
        """To be called before the first iteration and then every few milliseconds. left: the remaining work, in the
        units of WORTH_LOADING. Returns at once, or after half a second with the compiled kernel in use."""
        if not self._possible or left < WORTH_LOADING or ways.in_use() is not ways.INTERPRETED:
            return
        try:
            folder = cache_folder()
            if (folder / READY).exists() and self._has_ended():
                _load(folder)
            elif self._asked is None:
                self._asked = _started(folder)
        except IMPOSSIBLE:
            self._possible = False

    def _has_ended(self) -> bool:
        """Whether the compiling process has ended, or was never started."""
        return self._asked is None or self._asked.poll() is not None


@cache
def cache_folder() -> Path:
    """Where the compiled functions of this engine version are stored, for this user alone. The name depends on the
    content of all sources, because a compiled function does not notice changes in functions that it calls. It also
    depends on Numba's own criteria: its version, the location of the function's file and its time. Raises ImportError
    without Numba."""
    # A short training does not need these modules, so it does not import them.
    from importlib.metadata import version

    import platformdirs

    entry = Path(loop.__file__)
    digest = sha256(f"{sys.version} {version('numba')} {entry} {entry.stat().st_mtime_ns}".encode())
    for source in (Path(__file__), *sorted(ENGINE.rglob("*.py"))):
        digest.update(source.read_bytes())
    return platformdirs.user_cache_path("backprop-canvas", appauthor=False) / f"kernel-{digest.hexdigest()[:16]}"


def _compile_after(wait: Callable[[], None]) -> None:
    wait()
    compile_now()


def _load(folder: Path) -> None:
    ways.use(_warmed(_compiled(folder)))


def _compile_elsewhere(folder: Path) -> None:
    process = _started(folder)
    if process.wait() != 0:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """Start a process that compiles. If this process ends first, it goes on, so that the next start finds the
    result."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", __name__]
    # Do not run it in the user's folder: a user's file with a module's name would be run.
    place = ENGINE.parents[1]
    return subprocess.Popen(  # noqa: S603
        command, cwd=place, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _compiled(folder: Path) -> ways.Way:
    # Intel's vector library rounds differently from the library that the interpreter calls.
    os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")
    import numba

    # The error model is C's: a division by 0 gives infinity. The kernel makes no arrays, so Numba need not count
    # references to them. Counting would take most of the time of a small network's iteration.
    options = {"nogil": True, "error_model": "numpy", "_nrt": False}
    # Only the outer functions are called from Python. The way in from there would take a fifth of the compiling time.
    inner = {"forceinline": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True, **options}
    # A function gets its folder when it is made. The folder of all other compiled functions stays unchanged.
    elsewhere, numba.config.CACHE_DIR = numba.config.CACHE_DIR, str(folder)
    try:
        return ways.compiled(numba.njit(**inner), numba.njit(cache=True, **options))
    finally:
        numba.config.CACHE_DIR = elsewhere


def _warmed(way: ways.Way) -> ways.Way:
    """The same function, once everything that it needs is compiled or loaded."""
    call.rehearse(way, _smallest())
    return way


def _smallest() -> Setup:
    """One input, one output, one sample."""
    topology = Topology((None, "linear"), (0,), (1,), (0,), (-1, -1), (1,), 1, "squared_error")
    rules = Rules("sgd", 0.5, (0.0,))
    return Setup(compile_plan(topology), rules, np.ones(1, np.bool_), np.ones((1, 1)), np.ones((1, 1)))


def main() -> None:
    """The work of the other process. While one such process compiles, others wait for its result."""
    if hasattr(os, "nice"):
        os.nice(LESS_URGENT)
    folder = cache_folder()
    with (folder / LOCK).open("w") as lock:
        _wait_for(lock)
        if not (folder / READY).exists():
            _warmed(_compiled(folder))
            (folder / READY).touch()


def _wait_for(lock: TextIO) -> None:
    """Hold a file's lock while the file is open. On systems without locks, two processes may do the same work."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(lock, fcntl.LOCK_EX)


if __name__ == "__main__":
    main()
