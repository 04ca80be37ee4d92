"""`explain` as a person or a script meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from backprop_canvas.cli import main

from tests.commands.programs import WORKED, assert_one_sentence, written
from tests.graphs import SHAPES


def test_json_holds_the_sum_to_the_bit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", "w1", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"parameter", "gradient", "path_count", "paths", "remainder", "latex"}
    assert (told["parameter"], told["path_count"]) == ("w1", "2")
    assert [path["value"] for path in told["paths"]] == [0.000668396021144373, -0.00022982828667002643]
    assert told["gradient"] == 0.00043856773447434685
    assert told["remainder"] == {"count": "0", "value": 0.0}
    first = told["paths"][0]
    assert (first["use"], first["through"]) == ("e_w1", ["h1", "o1"])
    assert [(factor["of"], factor["wrt"]) for factor in first["factors"]] == [("h1", "w1"), ("o1", "h1"), ("L", "o1")]


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


@pytest.mark.parametrize(("name", "shown"), [("h1", "h1"), ("z_h1", "z_h1"), ("i_1", "i1")])
def test_neurons_and_their_z_have_paths_too(name: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", name, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["parameter"] == shown


def test_the_rest_is_told_beyond_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(WORKED), "--parameter", "w1", "--limit", "1", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["remainder"]["count"] == "1"
    assert told["remainder"]["value"] == pytest.approx(-0.00022982828667002643, rel=1e-14)


def test_a_shared_parameter_says_where_each_path_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, SHAPES["shared_parameter"]())
    assert main(["explain", file, "--parameter", "p1", "--format", "json"]) == 0
    uses = {path["use"] for path in json.loads(capsys.readouterr().out)["paths"]}
    assert uses == {"bias of h", "bias of y", "x-y"}


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
