"""`check` as an instructor's script meets it: the exit status, the text and the JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from backprop_canvas.cli import main
from tests.commands.programs import WORKED, assert_one_sentence, program

RIGHT = "dL/dw1 = dh1/dw1*(do1/dh1*dL/do1 + do2/dh1*dL/do2)"
HALF = "dL/dw1 = dh1/dw1*do1/dh1*dL/do1"
UNREADABLE = "dL/dw1 = dh1/dw1 * foo"


def check(equation: str, *more: str) -> int:
    return main(["check", str(WORKED), "--equation", equation, *more])


@pytest.mark.parametrize(("equation", "status"), [(RIGHT, 0), (HALF, 1), (UNREADABLE, 2), ("", 2)])
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_the_status_is_the_verdict(equation: str, status: int, more: list[str]) -> None:
    assert check(equation, *more) == status


def test_a_right_equation_is_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    check(RIGHT)
    assert capsys.readouterr() == ("Correct.\nThat is right.\n", "")


def test_a_wrong_equation_is_told_what_is_right_before_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    check(HALF)
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[:3] == [
        "Incorrect.",
        "The path through h1 and o1 is right.",
        "1. The path through h1 and o2 is missing.",
    ]
    assert "Its value is 0.000668396; 0.000438568 is right." in lines
    assert lines[-1] == "∂L/∂w1 = ∂h1/∂w1 * ∂o1/∂h1 * ∂L/∂o1 + ∂h1/∂w1 * ∂o2/∂h1 * ∂L/∂o2"
    assert err == ""


def test_what_cannot_be_read_is_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(["check", str(WORKED), "--equation", UNREADABLE], capsys)


def test_what_cannot_be_read_is_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    check(UNREADABLE, "--json")
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["verdict"] == "unreadable"
    assert err == f"{told['findings'][0]['message']}\n"


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("0.000439", 0),
        ("4.3856773447434685e-4", 0),
        ("0.00044", 0),
        ("0.0004", 1),
        ("0.000668396", 1),
        ("-0.00043856773", 1),
    ],
)
def test_a_bare_number_is_an_answer(number: str, status: int) -> None:
    assert main(["check", str(WORKED), f"--equation={number}", "--parameter", "w1"]) == status


@pytest.mark.parametrize(("equation", "status"), [("-4.1e-05", 1), ("-delta_h1*(0-i1)", 0), ("-(0-delta_h1)*i1", 0)])
def test_an_equation_may_begin_with_a_minus(equation: str, status: int) -> None:
    assert check(equation, "--parameter", "w1") == status


def test_an_equation_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("dL/dw1 = delta_h1*i1\n"))
    assert check("-") == 0


def test_what_is_true_of_something_else_is_no_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("dh1/dw1 = i1*h1*(1-h1)", "--parameter", "w1") == 1
    assert capsys.readouterr().out.startswith("Not an answer.\n1. This is true, for ∂h1/∂w1.")


def test_a_bare_number_needs_a_parameter(capsys: pytest.CaptureFixture[str]) -> None:
    assert "∂L/∂w1" in assert_one_sentence(["check", str(WORKED), "--equation", "0.000439"], capsys)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--parameter", "w9"], "w9 is no parameter and no neuron here. Did you mean w8?\n"),
        (["--sample", "5"], None),
    ],
)
def test_bad_input_is_told_in_one_sentence(
    more: list[str], sentence: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(RIGHT, *more) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert sentence in (None, err)


def test_a_file_that_is_none_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(["check", str(tmp_path / "none.json"), "--equation", RIGHT], capsys)


def test_a_script_sees_the_same() -> None:
    done = program("check", str(WORKED), "--equation", HALF)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Incorrect.\n")
