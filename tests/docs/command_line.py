"""What the program takes and prints: usage and options of each command from its own declarations, and examples with
what the program really answers.
"""

from __future__ import annotations

import argparse
import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from backprop_canvas.cli import COMMANDS, DEFAULT_COMMAND, main
from tests.commands.programs import program
from tests.docs.markdown import code, table

PROGRAM = "backprop-canvas"
# Objects whose keys are names of the network's own.
BY_NAME = ("losses", "neurons", "parameters")


class Recorder(argparse.ArgumentParser):
    """Keeps what a command declares."""

    def __init__(self) -> None:
        super().__init__(add_help=False)
        self.declared: list[argparse.Action] = []

    def add_argument(self, *names: Any, **more: Any) -> argparse.Action:
        self.declared.append(super().add_argument(*names, **more))
        return self.declared[-1]


def declared(command: str) -> list[argparse.Action]:
    recorder = Recorder()
    COMMANDS[command][0].add_arguments(recorder)
    return recorder.declared


def usage() -> str:
    """One line for each command, with everything that it takes."""
    return "\n".join(("```text", *map(_usage, COMMANDS), "```"))


def _usage(command: str) -> str:
    name = f"[{command}]" if command == DEFAULT_COMMAND else command
    arguments = [_spelled(action) if action.required else f"[{_spelled(action)}]" for action in declared(command)]
    return " ".join((PROGRAM, name, *arguments))


def _spelled(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else _value(action)
    return " ".join(filter(None, (*action.option_strings[:1], value)))


def _value(action: argparse.Action) -> str:
    return "|".join(map(str, action.choices)) if action.choices else str(action.metavar or action.dest.upper())


def options(command: str) -> str:
    """The arguments of one command."""
    rows = [(code(_spelled(action)), _default(action), str(action.help)) for action in declared(command)]
    return table(("argument", "default", "meaning"), rows)


def _default(action: argparse.Action) -> str:
    if action.required:
        return "must be given"
    return code(str(action.default)) if isinstance(action.default, str | int) and action.nargs != 0 else ""


def answered(*arguments: str) -> tuple[str, int]:
    """What the program prints, and its exit status."""
    if arguments[0] == "train":
        # It has the kernel compiled, which this process need not wait for.
        done = program(*arguments)
        return done.stdout + done.stderr, done.returncode
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        status = main(arguments)
    return printed.getvalue(), status


def output(line: str) -> str:
    """A command as it is typed, and what the program answers."""
    printed, status = answered(*shlex.split(line)[1:])
    told = [text.rstrip() for text in printed.rstrip().split("\n")]
    return "\n".join(("```console", f"$ {line}", *told, *([f"$ echo $?\n{status}"] if status else []), "```"))


def shape(line: str) -> str:
    """What a command answers as JSON: of each list and of what goes by name, one entry."""
    answer = json.loads(answered(*shlex.split(line)[1:])[0])
    return f"```json\n{json.dumps(shortened(answer), indent=1, ensure_ascii=False)}\n```"


def shortened(value: Any, by_name: bool = False) -> Any:
    if isinstance(value, list):
        return [shortened(each, by_name) for each in value[:1]]
    if isinstance(value, dict):
        # The middle one is a hidden neuron, which has every number.
        kept = list(value.items())[len(value) // 2 :][:1] if by_name else value.items()
        return {key: shortened(each, key in BY_NAME) for key, each in kept}
    # All digits would differ from machine to machine.
    return float(f"{value:.6g}") if isinstance(value, float) else value
