"""Writing a file in one piece, and refusing one that cannot be written before anything was done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backprop_canvas.commands.output import Output
from backprop_canvas.errors import Problem


def reason(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        Output(path)
    assert caught.value.code == "unwritable_file"
    return str(caught.value.values["reason"])


def test_a_file_is_written(tmp_path: Path) -> None:
    Output(tmp_path / "out.json").write(b"{}")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.json", b"{}")]


def test_asking_leaves_no_trace(tmp_path: Path) -> None:
    Output(tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_replaced_with_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("before")
    file.chmod(0o640)
    Output(file).write(b"after")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("after", 0o640 if os.name != "nt" else 0o666)


def test_a_failure_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "out.json"
    file.write_text("before")
    output = Output(file)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match=r"out\.json cannot be written: no space left on device\."):
        output.write(b"after")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.json", "before")]


def test_what_cannot_be_written_is_refused_beforehand(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert reason(tmp_path) == "it is a folder"
    assert reason(tmp_path / "nowhere" / "out.json") == "there is no such folder"
    assert reason(tmp_path / "file" / "out.json") == "its folder is a file"
    assert reason(tmp_path / ("x" * 300)) == "file name too long"
    assert "null" in reason(tmp_path / "a\0b")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other links and devices")
def test_links_are_followed_and_devices_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    Output(link).write(b"new")
    assert (link.is_symlink(), (tmp_path / "file").read_bytes()) == (True, b"new")
    assert reason(Path(os.devnull)) == "it is not an ordinary file"
