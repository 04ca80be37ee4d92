"""What the page knows by name, asked once for all tests of this folder."""

from __future__ import annotations

import json

import msgspec
import pytest

from backprop_canvas.document.training import Clip, Penalty
from backprop_canvas.session.network.tables import operations
from tests.complete.page import Page, formulas
from tests.node import MODULES, run_node


@pytest.fixture(scope="session")
def page_tables() -> Page:
    given = {
        "operations": msgspec.to_builtins(operations()),
        "latex": [text for row in formulas().values() for text in row],
        "numbers": {"penalty": Penalty.__struct_fields__, "clip": Clip.__struct_fields__},
    }
    done = run_node(str(MODULES / "page_tables.js"), given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    return Page(**json.loads(done.stdout))
