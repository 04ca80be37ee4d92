"""The program as tests call it: in this process, or as one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backprop_canvas.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
WORKED = EXAMPLES / "mazur-2-2-2.json"


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "backprop_canvas", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def written(folder: Path, drawing: dict[str, Any]) -> str:
    """The path of a file in `folder` that holds the drawing."""
    file = folder / "network.json"
    file.write_text(json.dumps(drawing), encoding="utf-8")
    return str(file)


def assert_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence on standard error by which the program refuses the arguments, with status 2."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(".\n")
    assert err.count("\n") == 1
    return str(err)
