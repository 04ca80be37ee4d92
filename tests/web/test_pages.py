"""The pages over HTTP: one's own network, new ones, roles by address, plain errors, a strict policy."""

from __future__ import annotations

import io
import json
import re

import msgspec
import pytest
from flask.testing import FlaskClient

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.templates import template, templates
from backprop_canvas.storage import Store
from backprop_canvas.web import create_app


@pytest.fixture
def visitor(store: Store) -> FlaskClient:
    return create_app(store).test_client()


def test_a_first_visit_opens_a_worked_example_of_ones_own(visitor: FlaskClient, store: Store) -> None:
    address = visitor.get("/").headers["Location"]
    found = store.find(address.removeprefix("/n/"))
    assert found is not None
    assert (found[1], found[0].document.title) == ("editor", "2-2-2 network")
    assert visitor.get("/").headers["Location"] == address


def test_an_address_to_view_is_nobodys_own_network(store: Store) -> None:
    made = store.create(template("2-2-2"))
    visitor = create_app(store).test_client()
    for address in (made.view_id, made.edit_id):
        visitor.set_cookie("own_network", address)
        found = store.find(visitor.get("/").headers["Location"].removeprefix("/n/"))
        assert found is not None
        assert found[1] == "editor"
        assert (found[0].edit_id == made.edit_id) == (address == made.edit_id)


def test_two_visitors_have_networks_of_their_own(store: Store) -> None:
    app = create_app(store)
    addresses = {app.test_client().get("/").headers["Location"] for _ in range(2)}
    assert len(addresses) == 2


def test_a_new_network_is_made_from_a_template(visitor: FlaskClient, store: Store) -> None:
    answer = visitor.post("/new", data={"template": "blank"})
    found = store.find(answer.headers["Location"].removeprefix("/n/"))
    assert found is not None
    assert found[0].document.neurons == ()


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
    assert re.search(r"There is no (network|page) at this address\.", answer.text)


def test_an_address_to_view_does_not_edit_and_the_other_way_round(visitor: FlaskClient, store: Store) -> None:
    made = store.create(template("2-2-2"))
    edit, view = made.edit_id, made.view_id
    assert visitor.get(f"/v/{view}").status_code == 200
    assert visitor.get(f"/n/{view}").status_code == 404
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
    assert "<script>alert" not in visitor.get(f"/n/{network.edit_id}").text


def test_a_network_is_opened_from_a_file(visitor: FlaskClient, store: Store) -> None:
    taken = visitor.get(f"{visitor.get('/').headers['Location']}/document").data
    answer = visitor.post("/new", data={"document": (io.BytesIO(taken), "network.json")})
    found = store.find(answer.headers["Location"].removeprefix("/n/"))
    assert found is not None
    assert encode_document(found[0].document) == taken


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
