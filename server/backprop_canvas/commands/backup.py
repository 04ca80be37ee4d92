"""`backup`: all networks in one file, also while they are served."""

from __future__ import annotations

import argparse
from pathlib import Path

from backprop_canvas.commands.status import DONE
from backprop_canvas.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a new file to write")
    parser.add_argument("--data", type=Path, default=Config().data, metavar="DIR", help="where networks are kept")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.storage.backup import back_up

    back_up(options.data, options.file)
    print(f"The networks are in {options.file}. Who has the file can read them all.")
    return DONE
