"""The page's files over HTTP: those of a bundle are kept for good and come compressed, those of a checkout are not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from backprop_canvas.storage import Store
from backprop_canvas.web import assets, create_app

SCRIPT = "/static/main-1.js"


@pytest.fixture
def visitor(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Of a program that serves a small bundle."""
    for name in ("main-1.js", "main-1.js.br", "main-1.js.gz", "font-1.woff2"):
        (tmp_path / name).write_text(name)
    manifest = {"js/main.js": "main-1.js", "css/page.css": "page-1.css", "font.woff2": "font-1.woff2"}
    (tmp_path / assets.MANIFEST).write_text(json.dumps(manifest))
    monkeypatch.setattr(assets, "static_folder", lambda: tmp_path)
    monkeypatch.setattr(assets, "built", lambda: assets.read_manifest(tmp_path))
    assets.modules.cache_clear()
    return create_app(store).test_client()


@pytest.mark.parametrize(
    ("accepted", "encoding", "sent"),
    [
        ("gzip, deflate, br, zstd", "br", "main-1.js.br"),
        ("gzip, deflate", "gzip", "main-1.js.gz"),
        ("br;q=0, gzip", "gzip", "main-1.js.gz"),
        ("", None, "main-1.js"),
    ],
)
def test_a_script_comes_as_the_browser_can_read_it(
    visitor: FlaskClient, accepted: str, encoding: str | None, sent: str
) -> None:
    answer = visitor.get(SCRIPT, headers={"Accept-Encoding": accepted})
    assert (answer.headers.get("Content-Encoding"), answer.text) == (encoding, sent)
    assert answer.mimetype == "text/javascript"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_font_comes_as_it_is(visitor: FlaskClient) -> None:
    answer = visitor.get("/static/font-1.woff2", headers={"Accept-Encoding": "gzip, br"})
    assert (answer.headers.get("Content-Encoding"), answer.text) == (None, "font-1.woff2")


def test_a_built_file_is_kept_for_good(visitor: FlaskClient) -> None:
    kept = visitor.get(SCRIPT).cache_control
    assert kept.immutable
    assert kept.max_age == 365 * 24 * 3600


@pytest.mark.parametrize("name", ["main-1.js.br", assets.MANIFEST, "js/main.js", "../main-1.js"])
def test_nothing_but_what_the_manifest_names_is_served(visitor: FlaskClient, name: str) -> None:
    assert visitor.get(f"/static/{name}").status_code == 404


def test_a_bundled_page_names_built_files_and_has_no_script_in_its_markup(visitor: FlaskClient) -> None:
    page = visitor.get("/", follow_redirects=True).text
    assert f'<script type="module" src="{SCRIPT}"></script>' in page
    assert 'href="/static/page-1.css"' in page
    assert re.findall(r"<script(?![^>]*\bsrc=)|modulepreload", page) == []


def test_a_file_of_a_checkout_is_asked_for_again_and_sent_once(store: Store) -> None:
    visitor = create_app(store).test_client()
    first = visitor.get("/static/js/main.js")
    assert (first.cache_control.no_cache, first.cache_control.immutable) == (True, False)
    tag = first.headers["ETag"]
    assert visitor.get("/static/js/main.js", headers={"If-None-Match": tag}).status_code == 304
