"""The real program in its own process, for tests that act as a browser or client would.

It is started like from the command line, over a data folder and a port that survive a restart. Its own output says when
it listens; nothing sleeps.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTENS = re.compile(r"Backprop Canvas is at http://127\.0\.0\.1:(\d+)/ ")
# Long enough for a slow machine; only a program that hangs takes longer.
PATIENCE_SECONDS = 60


class LiveServer:
    """`start`, `stop`, `kill` and `restart` keep port and data folder; `url` has no slash at its end.

    `program` is what Python is to run, `environment` what is added to the tests' own, `arguments`
    what it is started with besides.
    """

    def __init__(
        self,
        data: Path,
        program: Sequence[str] = ("-m", "backprop_canvas"),
        environment: Mapping[str, str] | None = None,
        arguments: Sequence[str] = (),
    ) -> None:
        self.data = data
        self.program = program
        self.arguments = arguments
        self.environment = environment or {}
        self.log = data.with_suffix(".log")
        self.port = 0
        self.process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> LiveServer:
        """Returns once the program listens; on the first start it chooses its port."""
        self.process = self._spawn()
        match = LISTENS.match(self._first_line(self.process))
        if match is None:
            self.kill()
            raise RuntimeError(f"The program did not start: {self.errors()}")
        self.port = int(match[1])
        return self

    def errors(self) -> str:
        """What it has written to standard error since the first start."""
        return self.log.read_text()

    def stop(self) -> int:
        """Ends the program as Ctrl-C does, and returns its exit status."""
        return self._end(signal.SIGINT)

    def kill(self) -> None:
        """Ends the program as a power cut does: all of its processes at once."""
        self._end(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    def restart(self) -> LiveServer:
        self.stop()
        return self.start()

    def _spawn(self) -> subprocess.Popen[str]:
        arguments = ["--port", str(self.port), "--data", str(self.data), *self.arguments]
        with self.log.open("a") as log:
            return subprocess.Popen(
                [sys.executable, *self.program, *arguments],
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )

    @staticmethod
    def _first_line(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        guard = threading.Timer(PATIENCE_SECONDS, process.kill)
        guard.start()
        try:
            return process.stdout.readline()
        finally:
            guard.cancel()

    def _end(self, number: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        with process:
            if process.poll() is None and os.name == "nt":
                process.send_signal(number)
            elif process.poll() is None:
                os.killpg(process.pid, number)
            return process.wait(PATIENCE_SECONDS)


def running(server: LiveServer) -> Iterator[LiveServer]:
    """A program that must stop by itself in the end, having had nothing to complain of."""
    yield server.start()
    server.stop()
    assert "Traceback" not in server.errors()
