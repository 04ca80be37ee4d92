"""The command line: what a person types, and the words and the status that come back.

Status 0: done; 1: `check` found the equation incorrect; 2: bad input, told in one sentence on standard error; 130:
stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from backprop_canvas.commands import backup, check, data, explain, restore, serve, trace, train
from backprop_canvas.commands.status import BAD_INPUT, DONE, INTERRUPTED
from backprop_canvas.errors import Problem

DEFAULT_COMMAND = "serve"
COMMANDS = {
    "serve": (serve, "serve the page (the default)"),
    "trace": (trace, "print every number of one iteration"),
    "train": (train, "train a network and print what it has become"),
    "explain": (explain, "print where one derivative comes from"),
    "check": (check, "judge an equation for a derivative"),
    "data": (data, "make a data set, with a network that learns it"),
    "backup": (backup, "copy all networks to a file"),
    "restore": (restore, "put a backup in the place of all networks"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments say, by default those of the process; returns the exit status."""
    write_any_character()
    try:
        options = read_arguments(sys.argv[1:] if arguments is None else arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        # The reader has closed the pipe; the rest of the buffer must not be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # For example a full disk behind standard output.
        print(Problem("output_failed", reason=error.strerror or error), file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD_INPUT
    return status


def write_any_character() -> None:
    """Lets a terminal or a pipe that lacks ∂ show a replacement character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class Version(argparse.Action):
    """Tells the version. It is looked up only then: reading the package's metadata would slow every command."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"{parser.prog} {version('backprop-canvas')}")
        parser.exit()


class Parser(argparse.ArgumentParser):
    """Reports bad arguments as a Problem. The base class would print two lines of usage and end the process."""

    def error(self, message: str) -> NoReturn:
        raise Problem("bad_arguments", reason=message)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Raises Problem bad_arguments. Without a command, the command is `serve`."""
    named = arguments and (not arguments[0].startswith("-") or arguments[0] in ("-h", "--help", "--version"))
    return build_parser().parse_args(joined(arguments) if named else [DEFAULT_COMMAND, *arguments])


def joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with each text joined to its option. As an argument of its own, one that begins with a minus would
    be taken for an option."""
    found: list[str] = []
    for argument in arguments:
        if found and found[-1] in check.TEXTS:
            found[-1] = f"{found[-1]}={argument}"
        else:
            found.append(argument)
    return found


def build_parser() -> Parser:
    parser = Parser(prog="backprop-canvas", description="Draw a network and watch one training iteration.")
    parser.add_argument("--version", action=Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    for name, (command, description) in COMMANDS.items():
        arguments = commands.add_parser(name, help=description)
        arguments.set_defaults(run=command.run)
        command.add_arguments(arguments)
    return parser
