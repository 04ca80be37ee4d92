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
    add_limits(parser, defaults)


def add_limits(parser: argparse.ArgumentParser, defaults: Config) -> None:
    seats, each, silent = defaults.seats, defaults.seats_per_network, defaults.silent_connections
    parser.add_argument("--seats", type=count, default=seats, metavar="N", help=f"pages connected at a time ({seats})")
    told = f"pages connected to one network at a time ({each}); a few are kept for those who edit it"
    parser.add_argument("--seats-per-network", type=count, default=each, metavar="N", help=told)
    told = f"connections of one address that may say nothing for longer than a second ({silent})"
    parser.add_argument("--silent-connections", type=count, default=silent, metavar="N", help=told)
    told = "archive networks that nobody has touched for this long; search still finds them (never)"
    parser.add_argument("--archive-after", type=count, metavar="DAYS", help=told)
    told = "a name that the page is reached by, besides those of this machine; may be given more than once"
    parser.add_argument("--host-name", action="append", default=[], metavar="NAME", help=told)
    told = "address of a proxy whose forwarded headers are believed; may be given more than once"
    parser.add_argument("--trusted-proxy", action="append", default=[], metavar="ADDRESS", help=told)


def count(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) <= 100_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 100000")


def port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 1 << 16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")


def run(options: argparse.Namespace) -> int:
    from backprop_canvas import app

    app.run(
        Config(
            host=options.host,
            port=options.port,
            data=options.data,
            open_browser=options.open,
            seats=options.seats,
            seats_per_network=options.seats_per_network,
            silent_connections=options.silent_connections,
            host_names=tuple(options.host_name),
            trusted_proxies=tuple(options.trusted_proxy),
            archive_days=options.archive_after,
        )
    )
    return DONE
