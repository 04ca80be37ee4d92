"""Runs the checkout's program with a bundled page: `python -m tests.bundled FOLDER ARGUMENTS`.

FOLDER holds static/ and templates/ as a wheel carries them. Everything else is the checkout's.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from backprop_canvas import cli
from backprop_canvas.web import assets


def main(folder: str, *arguments: str) -> int:
    with patch.object(assets, "home", return_value=Path(folder)):
        return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
