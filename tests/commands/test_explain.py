"""`explain` as a person or a script meets it."""

from __future__ import annotations

import json

import pytest

from backprop_canvas.cli import main
from tests.commands.programs import WORKED, assert_one_sentence


def test_text_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", "w_{1}"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "∂L/∂w1 = ∂h1/∂w1 · ∂o1/∂h1 · ∂L/∂o1 + ∂h1/∂w1 · ∂o2/∂h1 · ∂L/∂o2"
    assert lines[3].strip() == "= 0.000438568"
    assert "w1 → h1 → o2 → L  -0.000229828  -52.4%" in lines


def test_latex_is_symbols_then_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", "w1", "--format", "latex"]) == 0
    symbols, numbers = capsys.readouterr().out.splitlines()
    assert symbols.startswith(r"\frac{\partial L}{\partial w_{1}} = \frac{\partial h_{1}}{\partial w_{1}} \cdot ")
    assert numbers.endswith("= 0.000438568")


def test_the_limit_is_of_paths(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", "w1", "--limit", "1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["remainder"]["count"] == "1"


@pytest.mark.parametrize("more", [["--parameter", "w9"], ["--parameter", "w1", "--sample", "5"], []])
def test_bad_input_is_told_in_one_sentence(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    if more == ["--parameter", "w9"]:
        assert main(["explain", str(WORKED), *more]) == 2
        assert capsys.readouterr().err == "w9 is no parameter and no neuron here. Did you mean w8?\n"
    else:
        assert_one_sentence(["explain", str(WORKED), *more], capsys)


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_at_least_one(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(["explain", str(WORKED), "--parameter", "w1", "--limit", limit], capsys)
