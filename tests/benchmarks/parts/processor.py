"""The processor time of a running program, its workers included. Latencies on a busy machine say little; this says what
the program itself does. Known on Linux alone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tests.live import LiveServer

PROC = Path("/proc")
# Of the fields behind the name in /proc/…/stat: the process group, time in the program, time in the system.
GROUP, USER, SYSTEM = 2, 11, 12


def seconds(server: LiveServer) -> float:
    """Since its start; 0 where it is not known."""
    assert server.process is not None
    ticks = 0
    for each in PROC.glob("[0-9]*/stat") if PROC.exists() else ():
        with suppress(OSError):
            fields = each.read_text().rpartition(")")[2].split()
            if int(fields[GROUP]) == server.process.pid:
                ticks += int(fields[USER]) + int(fields[SYSTEM])
    return ticks / os.sysconf("SC_CLK_TCK") if ticks else 0.0
