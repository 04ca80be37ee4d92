"""No module imports against the directions between the layers, and the checker would notice if one did."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import page_violations, server_violations

ROOT = Path(__file__).parents[1]


def test_the_server_imports_only_downwards() -> None:
    assert server_violations(ROOT / "server" / "backprop_canvas") == []


def test_the_page_imports_only_downwards() -> None:
    assert page_violations(ROOT / "static" / "js") == []


def test_only_the_net_layer_reaches_socket_io() -> None:
    modules = ROOT / "static" / "js"
    users = {
        path.relative_to(modules).parts[0] for path in modules.rglob("*.js") if "globalThis.io" in path.read_text()
    }
    assert users <= {"net"}


def written(folder: Path, file: str, text: str) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return folder


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
        ("production.py", "import backprop_canvas.cli"),
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
