"""The command line: what a person types, and the words and the status that come back.

Status 0: done; 2: bad input, told in one sentence on standard error. What a command needs is imported
when it runs, so that each one starts quickly.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from server.config import Config
from server.errors import Problem

DONE = 0
BAD_INPUT = 2
INTERRUPTED = 130
DEFAULT_COMMAND = "serve"


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments say, by default those of the process; returns the exit status."""
    write_any_character()
    try:
        options = read_arguments(sys.argv[1:] if arguments is None else arguments)
        options.command(options)
        sys.stdout.flush()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader has seen enough; what is still buffered must not be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return INTERRUPTED
    return DONE


def write_any_character() -> None:
    """Lets a terminal or a pipe that lacks ∂ show another sign in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class Parser(argparse.ArgumentParser):
    """Tells what is wrong as a Problem instead of ending the process after two lines of usage."""

    def error(self, message: str) -> NoReturn:
        raise Problem("bad_arguments", reason=message)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Raises Problem bad_arguments. Without a command it is `serve`."""
    named = arguments and (not arguments[0].startswith("-") or arguments[0] in ("-h", "--help"))
    return build_parser().parse_args(arguments if named else [DEFAULT_COMMAND, *arguments])


def build_parser() -> Parser:
    parser = Parser(prog="backprop-canvas", description="Draw a network and watch one training iteration.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    add_serve(commands.add_parser("serve", help="serve the page (the default)"))
    add_trace(commands.add_parser("trace", help="print every number of one iteration"))
    return parser


def add_serve(parser: argparse.ArgumentParser) -> None:
    defaults = Config()
    parser.set_defaults(command=serve)
    parser.add_argument("--host", default=defaults.host, help=f"address to listen at ({defaults.host})")
    parser.add_argument("--port", type=port, default=defaults.port, help=f"port to listen at ({defaults.port})")
    parser.add_argument("--data", type=Path, default=defaults.data, metavar="DIR", help="where networks are kept")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def add_trace(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=trace)
    parser.add_argument("file", type=Path, metavar="FILE", help="a network as the page exports it")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="which sample, counted from 0")
    parser.add_argument("--json", action="store_true", help="print JSON with full doubles")


def port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 1 << 16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")


def serve(options: argparse.Namespace) -> None:
    from server.app import run

    run(Config(host=options.host, port=options.port, data=options.data, open_browser=options.open))


def trace(options: argparse.Namespace) -> None:
    from server.document.read import read_document
    from server.session.trace_report import to_json, trace_report

    report = trace_report(read_document(options.file), options.sample)
    print(to_json(report) if options.json else trace_text(report))


def trace_text(report: Mapping[str, Any]) -> str:
    """The report for a person: neurons, parameters and losses as tables."""
    losses = {name: {"loss": loss} for name, loss in (*report["losses"].items(), ("L", report["loss"]))}
    return "\n".join(
        (
            table("neuron", {"z": "z", "a": "a", "dL_da": "∂L/∂a", "dL_dz": "∂L/∂z"}, report["neurons"]),
            table("parameter", {name: name for name in ("value", "gradient", "updated")}, report["parameters"]),
            table("loss of", {"loss": "loss"}, losses),
        )
    )


def table(title: str, headings: Mapping[str, str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Columns of equal width: names to the left, numbers to the right. `headings` goes by a row's keys."""
    lines = [
        [title, *headings.values()],
        *([name, *(human(row[key]) for key in headings)] for name, row in rows.items()),
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join([name.ljust(widths[0]), *map(str.rjust, numbers, widths[1:])]) + "\n" for name, *numbers in lines
    )


def human(value: float | None) -> str:
    """Six significant digits; what does not exist is blank."""
    return "" if value is None else f"{value:.6g}"
