"""Every template is a file that can be read and run, and the page offers it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from importlib.resources import files
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from backprop_canvas.document import templates as package
from backprop_canvas.document.templates import template, templates
from backprop_canvas.session.network.what_fits import what_is_missing
from backprop_canvas.session.run.iteration import all_finite
from backprop_canvas.session.run.run import Run
from backprop_canvas.storage import open_store
from backprop_canvas.web import create_app
from tests.complete.page import Page
from tests.complete.sets import assert_everywhere, assert_same

KEYS = [key for key, _ in templates()]
# Nothing is drawn in it yet, so that there is nothing to run.
EMPTY = "blank"


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[FlaskClient]:
    store = open_store(tmp_path)
    yield create_app(store).test_client()
    store.close()


def runs(key: str) -> bool:
    """Whether a template trains for an iteration."""
    document = template(key)
    missing = list(what_is_missing(document))
    return not missing and all_finite(Run(1, 1, document).iteration(2).parameters)


def test_every_template_is_a_file_that_can_be_read_and_run() -> None:
    written = [file.name.removesuffix(".json") for file in files(package).iterdir() if file.name.endswith(".json")]
    assert_same("template", KEYS, {"its file in document/templates": written})
    places = {
        "a title": [key for key in KEYS if template(key).title],
        "all that it needs to run": [key for key in KEYS if key == EMPTY or runs(key)],
    }
    assert_everywhere("template", KEYS, places)
    assert template(EMPTY).neurons == ()


def test_every_template_is_offered_and_made(visitor: FlaskClient, page_tables: Page) -> None:
    text = visitor.get("/", follow_redirects=True).text
    (listed,) = re.findall(r'data-templates="([^"]*)"', text)
    offered = [key for key, _ in json.loads(unescape(listed))]
    made = [key for key in KEYS if visitor.post("/new", data={"template": key}).status_code == 303]
    places = {"the page's list": offered, "what POST /new makes": made}
    assert_same("template", KEYS, places)
    assert_same("template", KEYS, {"a button of the page": [*page_tables.templates, *KEYS]})
