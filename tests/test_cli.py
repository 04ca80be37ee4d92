"""The command line as a person or a script meets it: what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.cli import human, main, read_arguments, table
from server.config import Config
from server.errors import Problem

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "examples"
WORKED = EXAMPLES / "mazur-2-2-2.json"


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.expected.json")), ids=lambda path: path.name)
def test_trace_gives_the_published_numbers(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = example.with_name(example.name.replace(".expected", ""))
    assert main(["trace", str(document), "--json"]) == 0
    traced = json.loads(capsys.readouterr().out)
    expected = json.loads(example.read_text("utf-8"))["trace"]
    for part in ("loss", "losses", "neurons", "parameters"):
        assert list(flat(traced[part])) == [
            (path, pytest.approx(value, rel=1e-13, abs=0) if isinstance(value, float) else value)
            for path, value in flat(expected[part])
        ]


def flat(value: object, path: str = "") -> list[tuple[str, object]]:
    if not isinstance(value, dict):
        return [(path, value)]
    return [pair for key in sorted(value) for pair in flat(value[key], f"{path}.{key}")]


def test_trace_without_json_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(WORKED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["w1", "0.15", "0.000438568", "0.149781"] in [line.split() for line in lines]
    assert ["L", "0.298371"] in [line.split() for line in lines]


def test_a_table_has_columns_of_equal_width() -> None:
    rows: dict[str, dict[str, float | None]] = {"x": {"a": -0.5}, "longer": {"a": None}}
    assert table("name", {"a": "∂L/∂a"}, rows) == "name    ∂L/∂a\nx        -0.5\nlonger       \n"


def test_numbers_for_people_have_six_digits() -> None:
    values = (0.2983711087600027, float("nan"), -0.0, None)
    assert [human(value) for value in values] == ["0.298371", "nan", "-0", ""]


BAD = {
    "not JSON": "{",
    "NaN": '{"format": NaN}',
    "1e999": '{"format": "backprop-canvas/1", "neurons": [{"id": "i1", "role": "input", "x": 1e999}]}',
    "an unknown field": '{"format": "backprop-canvas/1", "colour": 1}',
    "another format": '{"format": "backprop-canvas/9"}',
    "nothing to run": '{"format": "backprop-canvas/1"}',
    "deep nesting": "[" * 100_000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_told_in_one_sentence(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "network.json"
    file.write_text(text)
    assert_one_sentence(["trace", str(file)], capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["trace"],
        ["trace", "there-is-no-such-file.json"],
        ["trace", str(EXAMPLES)],
        ["trace", str(WORKED), "--sample", "1"],
        ["trace", str(WORKED), "--sample", "-1"],
        ["trace", str(WORKED), "--sample", "x"],
        ["--port", "65536"],
        ["serve", "--port", "-1"],
        ["serve", "here"],
        ["paint"],
    ],
    ids=" ".join,
)
def test_bad_arguments_are_told_in_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(arguments, capsys)


def assert_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(".\n")
    assert err.count("\n") == 1


def test_without_a_command_it_serves() -> None:
    options = read_arguments(["--port", "0", "--data", "here", "--open"])
    assert (options.command.__name__, options.port, options.data, options.open) == ("serve", 0, Path("here"), True)
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
        command = [sys.executable, "-m", "server", "trace", str(WORKED), "--json"]
        done = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
