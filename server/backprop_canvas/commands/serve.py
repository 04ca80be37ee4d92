"""`serve`: the page, until it is stopped."""

from __future__ import annotations

import argparse
from pathlib import Path

from backprop_canvas.commands.status import DONE
from backprop_canvas.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    defaults = Config()
    parser.add_argument("--host", default=defaults.host, help=f"address to listen at ({defaults.host})")
    parser.add_argument("--port", type=port, default=defaults.port, help=f"port to listen at ({defaults.port})")
    parser.add_argument("--data", type=Path, default=defaults.data, metavar="DIR", help="where networks are kept")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 1 << 16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas import app

    app.run(Config(host=options.host, port=options.port, data=options.data, open_browser=options.open))
    return DONE
