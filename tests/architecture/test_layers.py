"""No module imports against the directions between the layers, and the checker would notice if one did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import javascript
from tests.architecture.imports import page_imports, resolved, server_imports
from tests.architecture.layers import page_layer, page_may, server_layer, server_may

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "server" / "backprop_canvas"
PAGE = ROOT / "static" / "js"


def server_violations(package: Path) -> list[str]:
    """One line for each import against the directions."""
    return [
        f"{name}: {imported}"
        for name, imported in server_imports(package)
        if not server_may(server_layer(tuple(name.split(".")[1:])), imported)
    ]


def page_violations(folder: Path) -> list[str]:
    return [
        f"{path}: {name}"
        for path, name in page_imports(folder)
        if not page_may(page_layer(path.parts), name, resolved(path, name).parts if name.startswith(".") else ())
    ]


def users_of_the_line(folder: Path) -> set[str]:
    """The layers of the page that may take Socket.IO from the global object."""
    files = (path.relative_to(folder) for path in folder.rglob("*.js"))
    return {page_layer(file.parts) for file in files if javascript.takes((folder / file).read_bytes(), "io")}


def written(folder: Path, file: str, text: str) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return folder


def test_the_server_imports_only_downwards() -> None:
    assert server_violations(PACKAGE) == []


def test_the_page_imports_only_downwards() -> None:
    assert page_violations(PAGE) == []


def test_only_the_net_layer_reaches_socket_io() -> None:
    assert users_of_the_line(PAGE) == {"net"}


@pytest.mark.parametrize(
    "line",
    [
        "globalThis.io();",
        "(globalThis).io();",
        "/** @type {any} */ (globalThis).io();",
        'window["io"]();',
        "const { io } = self;",
        "const { io: line } = globalThis;",
        'const { ["io"]: line } = globalThis;',
        "const everything = window; everything?.io();",
        "io();",
        'globalThis[`i${"o"}`]();',
        "window[name]();",
        'Reflect.get(globalThis, "io");',
    ],
)
def test_socket_io_is_found_however_it_is_spelled(tmp_path: Path, line: str) -> None:
    assert users_of_the_line(written(tmp_path, "panels/card.js", line)) == {"panels"}


@pytest.mark.parametrize(
    "line",
    [
        "// globalThis.io is net's",
        'say("io");',
        "const radio = 1; window.addEventListener(radio);",
        "rows[at].shown();",
    ],
)
def test_what_only_looks_like_it_is_let_through(tmp_path: Path, line: str) -> None:
    assert users_of_the_line(written(tmp_path, "panels/card.js", line)) == set()


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("engine/forward.py", "from backprop_canvas.document.schema import Document"),
        ("engine/forward.py", "import backprop_canvas.session"),
        ("document/read.py", "from backprop_canvas.engine import plan"),
        ("document/read.py", "def late():\n    from backprop_canvas import web"),
        ("document/read.py", "from ..engine import plan"),
        ("document/read.py", "from .. import engine"),
        ("session/session.py", "import threading"),
        ("session/session.py", "from backprop_canvas.rooms.room import Room"),
        ("training/trainer.py", "import time"),
        ("rooms/room.py", "import flask"),
        ("web/pages.py", "from sqlalchemy.orm import Session"),
        ("web/pages.py", "from backprop_canvas.config import Config"),
        ("storage/networks.py", "from backprop_canvas.session.run.run import Run"),
        ("cli.py", "from backprop_canvas.engine.passes.forward import forward"),
        ("errors.py", "from backprop_canvas.document import schema"),
        ("explain/said.py", "from backprop_canvas.words.wording import word"),
        ("protocol/answers.py", "from backprop_canvas.words.reading import READING"),
        ("rooms/room.py", "from backprop_canvas.protocol.codegen import write"),
        ("production.py", "import backprop_canvas.cli"),
        ("words/wording.py", "from backprop_canvas.errors import Problem"),
        ("__init__.py", "from backprop_canvas.web import create_app"),
        ("session/session.py", "import backprop_canvas"),
    ],
)
def test_an_import_upwards_in_the_server_is_found(tmp_path: Path, file: str, line: str) -> None:
    assert len(server_violations(written(tmp_path / "backprop_canvas", file, line))) == 1


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (
            "engine/forward.py",
            "import numpy\nfrom backprop_canvas.errors import Problem\nfrom backprop_canvas.engine.plan import levels",
        ),
        (
            "session/session.py",
            "from backprop_canvas.engine.plan import levels\nfrom backprop_canvas.document.schema import Document",
        ),
        ("document/read.py", "from . import schema\nfrom .schema import Document\nfrom ..errors import Problem"),
        ("production.py", "from backprop_canvas import service\nimport gunicorn.arbiter"),
        ("__main__.py", "from backprop_canvas.cli import main"),
        ("cli.py", "from backprop_canvas.reports.trace import trace_report"),
        ("protocol/codegen/words.py", "from backprop_canvas.words.wording import FOR_PAGE"),
        ("protocol/codegen/wire.py", "from backprop_canvas.protocol import messages"),
        ("reports/check.py", "from backprop_canvas.words.wording import word"),
        ("__init__.py", "from backprop_canvas.reports.trace import trace_report"),
    ],
)
def test_an_import_downwards_in_the_server_is_allowed(tmp_path: Path, file: str, line: str) -> None:
    assert server_violations(written(tmp_path / "backprop_canvas", file, line)) == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("model/store.js", 'import { draw } from "../render/draw.js";'),
        ("tools/select.js", 'import { card } from "../panels/card.js";'),
        ("render/draw.js", 'import {\n  playhead,\n} from "../playback/playhead.js";'),
        ("lib/format.js", 'export * from "../model/store.js";'),
        ("lib/format.js", 'export { at } from "../protocol/messages.js";'),
        ("lib/format.js", 'const late = await import("../model/store.js");'),
        ("model/store.js", 'import "../main.js";'),
        ("render/draw.js", 'import { h } from "preact";'),
        ("lib/clock.js", 'import { signal } from "@preact/signals-core";'),
        ("net/socket.js", 'import katex from "katex";'),
        ("panels/card.js", 'import { io } from "socket.io-client";'),
        ("panels/card.js", 'import { other } from "../unknown/other.js";'),
    ],
)
def test_an_import_upwards_in_the_page_is_found(tmp_path: Path, file: str, line: str) -> None:
    assert len(page_violations(written(tmp_path, file, line))) == 1


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("main.js", 'import { createModel } from "./model/model.js";\nimport "./net/socket.js";'),
        ("panels/card.js", 'import { h } from "preact";\nimport katex from "katex";\nimport { a } from "./a.js";'),
        ("panels/parts/deep.js", 'import { number } from "../../lib/format.js";'),
        ("render/draw.js", '/** @import {Model} from "../panels/x.js" */\n/** @type {import("../net/a.js").A} */'),
        ("render/draw.js", 'export const from = "../panels/card.js";'),
    ],
)
def test_an_import_downwards_in_the_page_is_allowed(tmp_path: Path, file: str, line: str) -> None:
    assert page_violations(written(tmp_path, file, line)) == []
