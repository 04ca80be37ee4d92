"""`restore`: a backup in the place of the networks, also of those that are being served."""

from __future__ import annotations

import argparse
from pathlib import Path

from backprop_canvas.commands.status import DONE
from backprop_canvas.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="what backup has written")
    parser.add_argument("--data", type=Path, default=Config().data, metavar="DIR", help="where networks are kept")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas.storage.backup import restore

    before = restore(options.data, options.file)
    print(f"The networks of {options.file} are in {options.data}.")
    if before is not None:
        print(f"Those that were there are kept in {before}.")
    return DONE
