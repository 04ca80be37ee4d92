"""`data` as a person or a script meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from backprop_canvas.cli import main
from backprop_canvas.document.read import decode_document, read_document
from backprop_canvas.session.editing.made import made_document


def test_a_data_set_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "blobs.json"
    assert main(["data", "blobs", "--count", "9", "--classes", "4", "--seed", "2", "--out", str(out)]) == 0
    assert read_document(out) == made_document("blobs", count=9, classes=4, seed=2)
    assert capsys.readouterr() == ("", "")


def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "circle", "--noise", "0.5"]) == 0
    assert decode_document(capsys.readouterr().out.encode()) == made_document("circle", noise=0.5)


@pytest.mark.parametrize("wrong", [["nothing"], ["xor", "--count", "0"], ["xor", "--noise", "nan"]])
def test_what_cannot_be_made_is_one_sentence(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", *wrong]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
