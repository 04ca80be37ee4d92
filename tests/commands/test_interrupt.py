"""Ctrl-C while the program trains in a terminal: what was reached is kept and reported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.programs import ROOT, written
from tests.graphs import long_chain

ITERATIONS = 10_000_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_ctrl_c_keeps_what_was_reached(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    terminal, its_end = os.openpty()
    document = {**long_chain(200), "training": {"optimizer": {"learning_rate": 1e-9}}}
    arguments = ["train", written(tmp_path, document), "--iterations", str(ITERATIONS), "--out", str(out)]
    command = [sys.executable, "-m", "backprop_canvas", *arguments, "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=its_end, preexec_fn=heed_interrupts
    ) as process:
        os.close(its_end)
        shown = read_until(terminal, b"iterations/s")
        process.send_signal(signal.SIGINT)
        printed = process.communicate()[0]
        shown += read_until(terminal, b"iterations.")
    os.close(terminal)
    assert process.returncode == 130
    report = json.loads(printed)
    assert 0 < report["iterations"] < ITERATIONS
    kept = json.loads(out.read_text("utf-8"))["parameters"]
    assert [parameter["value"] for parameter in kept] == list(report["parameters"].values())
    assert f"Interrupted after {report['iterations']:,} of 10,000,000 iterations." in shown.decode()
    assert "Traceback" not in shown.decode()


def heed_interrupts() -> None:
    """Whoever runs the tests in the background has made their processes deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def read_until(terminal: int, text: bytes) -> bytes:
    """What the terminal shows up to `text`; it fails when the program ends without it."""
    shown = b""
    while text not in shown:
        shown += os.read(terminal, 4096)
    return shown
