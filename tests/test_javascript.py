"""Runs the tests of the page's modules. A run without a single test fails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from backprop_canvas.web.assets import LIBRARIES
from tests.node import MODULES, run_node


def counted(tap: str, what: str) -> int:
    """One of the totals with which a TAP report closes."""
    found = re.search(rf"^# {what} (\d+)$", tap, re.MULTILINE)
    return int(found[1]) if found else 0


FILES = sorted(MODULES.rglob("*.test.js"))


def share_of(file: Path) -> str:
    """The folder whose tests run with those of the file. `render` has as many as all others, so it is several."""
    first, *deeper = file.relative_to(MODULES).parts[:-1]
    return "/".join((first, *deeper[:1])) if first == "render" else first


@pytest.mark.parametrize("folder", sorted({share_of(file) for file in FILES}))
def test_the_tests_of_the_modules_pass(folder: str) -> None:
    files = [str(file) for file in FILES if share_of(file) == folder]
    # A process for a folder: to start Node for each file would take five times as long, and one for all would keep one
    # worker busy while the others have nothing left.
    done = run_node("--test", "--test-isolation=none", "--test-reporter=tap", *files)
    assert done.returncode == 0, done.stdout + done.stderr
    assert counted(done.stdout, "pass") > 0, done.stdout
    assert counted(done.stdout, "tests") == counted(done.stdout, "pass"), done.stdout


def test_every_library_loads_with_what_it_imports() -> None:
    script = "".join(f"await import({json.dumps(name)});" for name in LIBRARIES)
    done = run_node("--input-type=module", "--eval", script)
    assert done.returncode == 0, done.stderr
