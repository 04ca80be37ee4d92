"""`trace` as a person or a script meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backprop_canvas.cli import main
from tests.commands.programs import WORKED, assert_one_sentence


def test_trace_without_json_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(WORKED)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["w1", "0.15", "0.000438568", "0.149781"] in [line.split() for line in lines]
    assert ["L", "0.298371"] in [line.split() for line in lines]


def test_the_loss_has_the_letter_of_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "e.json"
    file.write_text(json.dumps({**json.loads(WORKED.read_text()), "conventions": {"loss": "E"}}))
    assert main(["trace", str(file)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0][-2:] == ["∂E/∂a", "∂E/∂z"]
    assert ["E", "0.298371"] in lines


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
@pytest.mark.parametrize("command", [["trace"], ["train", "--iterations", "1"]], ids=["trace", "train"])
def test_a_bad_file_is_told_in_one_sentence(
    tmp_path: Path, text: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "network.json"
    file.write_text(text)
    assert_one_sentence([*command, str(file)], capsys)
