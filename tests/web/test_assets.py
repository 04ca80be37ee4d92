"""Where the page's files are found, in a checkout and in an installed package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.web import assets


def test_a_checkout_keeps_the_files_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "server" / "backprop_canvas").mkdir(parents=True)
    assert assets.home(tmp_path / "server" / "backprop_canvas") == tmp_path


def test_a_wheel_keeps_the_files_in_the_package(tmp_path: Path) -> None:
    (tmp_path / "backprop_canvas" / "static").mkdir(parents=True)
    assert assets.home(tmp_path / "backprop_canvas") == tmp_path / "backprop_canvas"


def test_the_import_map_names_files_that_are_served() -> None:
    served = assets.static_folder()
    for address in assets.import_map().values():
        assert (served / address.removeprefix("/static/")).is_file()


def test_missing_libraries_are_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="libraries are not installed") as caught:
        assets.require_libraries(tmp_path)
    assert caught.value.code == "assets_missing"


def test_every_style_sheet_is_part_of_the_page() -> None:
    css = assets.static_folder() / "css"
    imported = {name for sheet in css.glob("*.css") for name in re.findall(r'@import "(\w+\.css)";', sheet.read_text())}
    assert {sheet.name for sheet in css.glob("*.css")} - imported == {"page.css"}
