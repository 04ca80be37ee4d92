"""The command line as a person or a script meets it: commands, arguments, and the exit status."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from backprop_canvas.cli import main, read_arguments
from backprop_canvas.config import Config
from backprop_canvas.errors import Problem
from tests.commands.programs import EXAMPLES, ROOT, WORKED, assert_one_sentence, program


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace"],
        ["trace", "there-is-no-such-file.json"],
        ["trace", str(EXAMPLES)],
        ["trace", str(WORKED), "--sample", "1"],
        ["trace", str(WORKED), "--sample", "-1"],
        ["trace", str(WORKED), "--sample", "x"],
        ["train", str(WORKED)],
        ["train", "there-is-no-such-file.json", "--iterations", "1"],
        ["--port", "65536"],
        ["serve", "--port", "-1"],
        ["serve", "here"],
        ["paint"],
    ],
    ids=" ".join,
)
def test_bad_arguments_are_told_in_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(arguments, capsys)


def test_without_a_command_it_serves() -> None:
    options = read_arguments(["--port", "0", "--data", "here", "--open"])
    assert (options.run.__module__, options.port) == ("backprop_canvas.commands.serve", 0)
    assert (options.data, options.open) == (Path("here"), True)
    assert read_arguments([]).host == Config().host


def test_an_unknown_argument_is_a_problem() -> None:
    with pytest.raises(Problem, match="--wide") as caught:
        read_arguments(["--wide"])
    assert caught.value.code == "bad_arguments"


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert not end.value.code
    assert "serve" in capsys.readouterr().out


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert not end.value.code
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert capsys.readouterr().out == f"backprop-canvas {project['version']}\n"


def test_it_runs_as_a_module() -> None:
    done = program("trace", str(WORKED))
    assert (done.returncode, done.stderr) == (0, "")
    assert "0.298371" in done.stdout


def test_the_process_ends_with_the_status_of_bad_input() -> None:
    done = program("trace", "there-is-no-such-file.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes of this kind")
def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        command = [sys.executable, "-m", "backprop_canvas", "trace", str(WORKED), "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_told_in_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "backprop_canvas", "trace", str(WORKED)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "The answer could not be written: No space left on device.\n"
