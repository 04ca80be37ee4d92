"""`train` as a person or a script meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backprop_canvas.cli import main
from backprop_canvas.document.read import read_document
from tests.commands.programs import WORKED, assert_one_sentence, written
from tests.graphs import SHAPES, diverging


def trained(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["train", *arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    report: dict[str, Any] = json.loads(out)
    return report


def test_the_trained_network_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "trained.json"
    report = trained(capsys, str(WORKED), "--iterations", "7", "--out", str(out))
    before, after = json.loads(WORKED.read_text("utf-8")), json.loads(out.read_text("utf-8"))
    assert {p["id"]: p["value"] for p in after["parameters"]} == report["parameters"]
    for document in (before, after):
        for parameter in document["parameters"]:
            del parameter["value"]
    assert read_document(out).title == before["title"]
    assert after["parameters"] == [{k: v for k, v in p.items() if v is not True} for p in before["parameters"]]
    assert [neuron["id"] for neuron in after["neurons"]] == [neuron["id"] for neuron in before["neurons"]]


def test_without_json_it_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", str(WORKED), "--iterations", "10000"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "10,000 iterations, loss over all samples 3.51019e-05"
    assert ["sample", "o1", "o2"] in [line.split() for line in lines]
    assert ["b1", "0.35"] in [line.split() for line in lines]


def test_people_are_told_of_divergence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", written(tmp_path, diverging()), "--iterations", "1000"]) == 0
    assert "is no longer finite" in capsys.readouterr().out.splitlines()[1]


def test_people_see_the_beginning_of_long_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = SHAPES["chain"]()
    document["samples"] *= 50
    assert main(["train", written(tmp_path, document), "--iterations", "1"]) == 0
    assert "and 80 more; --json has them all" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("iterations", ["0", "-1", "10000001", "1.5", "many", "", "9" * 5000])
def test_a_number_of_iterations_out_of_range(iterations: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert_one_sentence(["train", str(WORKED), "--iterations", iterations], capsys)


def test_ten_million_iterations_are_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # It is refused for its folder, before ten million iterations have been made.
    out = str(tmp_path / "nowhere" / "out.json")
    sentence = assert_one_sentence(["train", str(WORKED), "--iterations", "10000000", "--out", out], capsys)
    assert sentence == f"{out} cannot be written: there is no such folder.\n"


def without(document: dict[str, Any], part: str) -> dict[str, Any]:
    document["samples"][1][part].popitem()
    return document


def with_optimizer(**fields: Any) -> dict[str, Any]:
    return {**SHAPES["chain"](), "training": {"optimizer": {"kind": "sgd", **fields}}}


TARGET_ABOVE_1 = {"inputs": {"x": 0.5}, "targets": {"y": 1.5}}
UNFIT = {
    "a missing input": without(SHAPES["chain"](), "inputs"),
    "a missing target": without(SHAPES["chain"](), "targets"),
    "no sample": {**SHAPES["chain"](), "samples": []},
    "a loss that does not fit": {**SHAPES["chain"](), "loss": "cross_entropy"},
    "a target out of range": {**SHAPES["chain"](), "loss": "binary_cross_entropy", "samples": [TARGET_ABOVE_1]},
    "an unknown loss": SHAPES["chain"](loss="hinge"),
    "an unknown optimizer": with_optimizer(kind="lion"),
    "a learning rate of 0": with_optimizer(learning_rate=0),
    "a momentum that sgd has not": with_optimizer(momentum=0.9),
    "a momentum below 0": with_optimizer(kind="momentum", momentum=-1),
    "a beta of 1": with_optimizer(kind="adam", betas=[0.9, 1.0]),
    "an eps of 0": with_optimizer(kind="adam", eps=0),
    "a batch of none": {**SHAPES["chain"](), "training": {"batch_size": 0}},
    "sequential with momentum": {
        **SHAPES["chain"](),
        "training": {"update": "sequential", "optimizer": {"kind": "momentum"}},
    },
}


@pytest.mark.parametrize("document", UNFIT.values(), ids=UNFIT.keys())
def test_what_cannot_be_trained_is_told_in_one_sentence(
    document: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    file = written(tmp_path, document)
    assert_one_sentence(["train", file, "--iterations", "10", "--out", str(out)], capsys)
    assert not out.exists()
