"""No module imports another in a circle, for types either, and no folder another folder of its side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.circles import (
    circle,
    page_arrows,
    page_folder_arrows,
    server_arrows,
    server_folder_arrows,
)
from tests.architecture.test_layers import PACKAGE, PAGE, written


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(server_arrows(PACKAGE)) == []
    assert circle(page_arrows(PAGE)) == []


def test_no_folders_import_each_other_in_a_circle() -> None:
    assert circle(server_folder_arrows(PACKAGE)) == []
    assert circle(page_folder_arrows(PAGE)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from backprop_canvas.engine.b import x",
        "from backprop_canvas.engine import b",
        "from . import b",
        "if TYPE_CHECKING:\n    from .b import x",
        "def late():\n    import backprop_canvas.engine.b",
    ],
)
def test_a_circle_in_the_server_is_found(tmp_path: Path, line: str) -> None:
    package = tmp_path / "backprop_canvas"
    written(package, "engine/b.py", "from backprop_canvas.engine.a import y")
    written(package, "engine/a.py", line)
    assert set(circle(server_arrows(package))) == {"backprop_canvas.engine.a", "backprop_canvas.engine.b"}


def test_a_circle_in_the_page_is_found(tmp_path: Path) -> None:
    written(tmp_path, "render/a.js", 'import { b } from "./b.js";')
    written(tmp_path, "render/b.js", 'export const late = () => import("./a.js");')
    assert set(circle(page_arrows(tmp_path))) == {"render/a.js", "render/b.js"}


def test_a_circle_of_folders_is_found_where_its_modules_have_none(tmp_path: Path) -> None:
    written(tmp_path, "render/marks/a.js", 'import "../scene/b.js";')
    written(tmp_path, "render/scene/c.js", 'import "../marks/d.js";')
    assert circle(page_arrows(tmp_path)) == []
    assert set(circle(page_folder_arrows(tmp_path))) == {"render/marks", "render/scene"}
    package = tmp_path / "backprop_canvas"
    for file, line in (("engine/plan/a.py", "from ..passes import b"), ("engine/passes/c.py", "from ..plan import d")):
        written(package, file, line)
    written(package, "engine/passes/b.py", "import math")
    written(package, "engine/plan/d.py", "import math")
    assert circle(server_arrows(package)) == []
    assert set(circle(server_folder_arrows(package))) == {"engine.plan", "engine.passes"}
