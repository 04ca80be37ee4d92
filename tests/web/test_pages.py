"""The pages over HTTP: one's own network, new ones, roles by address, plain errors, a strict policy."""

from __future__ import annotations

import io
import json
import re

import msgspec
import pytest
from flask.testing import FlaskClient

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.storage import Store
from backprop_canvas.web import create_app


@pytest.fixture
def visitor(store: Store) -> FlaskClient:
    return create_app(store).test_client()


def document_at(visitor: FlaskClient, address: str) -> Document:
    return decode_document(visitor.get(f"{address}/document").data)


def test_a_first_visit_opens_a_worked_example_of_ones_own(visitor: FlaskClient) -> None:
    address = visitor.get("/").headers["Location"]
    assert document_at(visitor, address).title == "2-2-2 network"
    assert visitor.get("/").headers["Location"] == address


def test_the_network_opened_last_is_the_one_that_opens(store: Store) -> None:
    made = [store.create(template(key)) for key in ("xor", "chain")]
    visitor = create_app(store).test_client()
    for network in made:
        visitor.get(f"/e/{network.links.editor}", follow_redirects=True)
        assert visitor.get("/").headers["Location"] == f"/n/{network.handle}"
    visitor.get(f"/n/{made[0].handle}")
    assert visitor.get("/").headers["Location"] == f"/n/{made[0].handle}"


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_a_browser_from_when_its_address_was_a_secret_opens_its_network(store: Store, role: str) -> None:
    """And nobody's own network is one that it could only view."""
    made = store.create(template("xor"))
    visitor = create_app(store).test_client()
    visitor.set_cookie("own_network", getattr(made.links, role))
    address = visitor.get("/").headers["Location"]
    assert (address == f"/n/{made.handle}") == (role == "editor")
    assert visitor.get(address).status_code == 200
    assert visitor.get_cookie("own_network") is None
    assert visitor.get("/").headers["Location"] == address


def test_two_visitors_have_networks_of_their_own(store: Store) -> None:
    app = create_app(store)
    addresses = {app.test_client().get("/").headers["Location"] for _ in range(2)}
    assert len(addresses) == 2


def test_a_new_network_is_made_from_a_template(visitor: FlaskClient) -> None:
    answer = visitor.post("/new", data={"template": "blank"})
    assert document_at(visitor, answer.headers["Location"]).neurons == ()


def test_the_list_of_templates_gets_their_documents_and_asks_for_no_bytes_twice(visitor: FlaskClient) -> None:
    answer = visitor.get("/templates")
    documents = {key: decode_document(json.dumps(each).encode()) for key, each in answer.get_json().items()}
    assert documents == {key: template(key) for key, _ in templates()}
    assert visitor.get("/templates", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "http://[", ""])
def test_another_site_cannot_make_networks(visitor: FlaskClient, origin: str) -> None:
    answer = visitor.post("/new", data={"template": "blank"}, headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("address", ["/n/nobody", "/v/nobody", "/nowhere", "/n/nobody/document", "/static/js/none.js"])
def test_what_is_not_there_says_so_in_one_sentence(visitor: FlaskClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert re.search(r"There is no (network|page) at this address\.|This link leads nowhere", answer.text)


def test_an_address_to_view_does_not_edit_and_the_other_way_round(visitor: FlaskClient, store: Store) -> None:
    made = store.create(template("2-2-2"))
    edit, view = made.links.editor, made.links.viewer
    assert visitor.get(f"/v/{view}").status_code == 200
    for address in (f"/n/{view}", f"/e/{view}", f"/c/{view}", f"/c/{edit}"):
        assert visitor.get(address, follow_redirects=True).status_code == 404, address
    assert visitor.get(f"/n/{made.handle}").status_code == 403
    assert visitor.get(f"/v/{edit}").status_code == 404
    assert edit not in visitor.get(f"/v/{view}").text


def test_the_policy_allows_no_inline_script_but_the_import_map(visitor: FlaskClient) -> None:
    answer = visitor.get("/", follow_redirects=True)
    policy = answer.headers["Content-Security-Policy"]
    (nonce,) = re.findall(r"'nonce-([^']+)'", policy)
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text)
    assert inline == [f'<script type="importmap" nonce="{nonce}">']
    assert "unsafe" not in policy
    assert nonce not in visitor.get("/", follow_redirects=True).headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_title_is_shown_as_text(store: Store, visitor: FlaskClient) -> None:
    network = store.create(msgspec.structs.replace(template("blank"), title="</title><script>alert(1)</script>"))
    answer = visitor.get(f"/n/{network.links.editor}", follow_redirects=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_network_is_opened_from_a_file(visitor: FlaskClient) -> None:
    taken = visitor.get(f"{visitor.get('/').headers['Location']}/document").data
    answer = visitor.post("/new", data={"document": (io.BytesIO(taken), "network.json")})
    assert encode_document(document_at(visitor, answer.headers["Location"])) == taken


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"hello", "This is not JSON"),
        (b'{"format": "backprop-canvas/1", "colour": 1}', "colour"),
        (b"[" * 100_000, "This is not JSON"),
        (b" " * (18 << 20), "This is larger than 16 MiB"),
    ],
)
def test_a_file_that_is_no_network_gets_one_sentence(visitor: FlaskClient, data: bytes, sentence: str) -> None:
    answer = visitor.post("/new", data={"document": (io.BytesIO(data), "network.json")})
    assert answer.status_code in {400, 413}
    assert sentence in answer.text


def test_the_document_can_be_taken_away_as_a_file(visitor: FlaskClient) -> None:
    address = visitor.get("/").headers["Location"]
    answer = visitor.get(f"{address}/document")
    assert answer.is_json
    assert answer.get_json()["format"] == "backprop-canvas/1"
