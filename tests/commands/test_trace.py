"""`trace` as a person or a script meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from backprop_canvas.cli import main

from tests.commands.programs import EXAMPLES, WORKED, assert_one_sentence


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
