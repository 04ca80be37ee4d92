"""Samples of large documents over HTTP: a welcome names their hash, which opens them for whom the network is open."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document, Sample
from backprop_canvas.document.templates import template
from backprop_canvas.protocol.messages import FETCHED_FROM
from backprop_canvas.web.shelf import KEPT_EACH, MOST_BYTES, Shelf
from tests.networks import Own
from tests.web.conftest import Page, Served

Connect = Callable[..., Page]


def large(count: int = FETCHED_FROM + 1) -> Document:
    rows = tuple(Sample(inputs={"i1": at / 7, "i2": 0.0}, targets={"o1": 0.0, "o2": 1.0}) for at in range(count))
    return replace(template("2-2-2"), samples=rows)


def samples_of(document: Document) -> Any:
    return json.loads(encode_document(document))["samples"]


def editing(served: Served, network: Any) -> tuple[FlaskClient, Own]:
    """A browser that may edit the network."""
    client = served.app.test_client()
    client.set_cookie("person", network.owner.secret)
    return client, Own(network.handle, f"person={network.owner.secret}")


@pytest.fixture
def network(served: Served) -> Any:
    return served.store.create(large())


def test_a_large_table_is_no_part_of_the_welcome_and_is_had_by_its_hash(
    served: Served, connect: Connect, network: Any
) -> None:
    client, handle = editing(served, network)
    for address, secret in (("n", handle), ("v", network.links.viewer)):
        _, welcome = connect(network=secret, fetches=True).next("welcome")
        assert not welcome["document"].get("samples")
        path = f"/{address}/{secret}/samples/{welcome['samples_hash']}"
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.get_json() == samples_of(large())
        assert "immutable" in answer.headers["Cache-Control"]
        assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_pages_of_older_versions_and_small_tables_have_all_in_the_welcome(
    served: Served, connect: Connect, network: Any
) -> None:
    _, welcome = connect(network=network.links.editor).next("welcome")
    assert (len(welcome["document"]["samples"]), welcome["samples_hash"]) == (FETCHED_FROM + 1, None)
    small = served.store.create(large(FETCHED_FROM))
    _, welcome = connect(network=small.links.editor, fetches=True).next("welcome")
    assert (len(welcome["document"]["samples"]), welcome["samples_hash"]) == (FETCHED_FROM, None)


def test_an_address_opens_its_own_network_in_its_own_role_alone(served: Served, connect: Connect, network: Any) -> None:
    _, welcome = connect(network=network.links.editor, fetches=True).next("welcome")
    key = welcome["samples_hash"]
    other = served.store.create(large(FETCHED_FROM + 2))
    client, _ = editing(served, network)
    refused = {
        "the viewers' secret at the editors' address": f"/n/{network.links.viewer}/samples/{key}",
        "the editors' secret at the editors' address": f"/n/{network.links.editor}/samples/{key}",
        "the editors' secret at the viewers' address": f"/v/{network.links.editor}/samples/{key}",
        "another network": f"/n/{other.handle}/samples/{key}",
        "no network": f"/n/{'0' * 32}/samples/{key}",
        "another hash": f"/n/{network.handle}/samples/{'0' * 64}",
    }
    for what, path in refused.items():
        answer = client.get(path)
        assert answer.status_code == 404, what
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.get_json()["code"] in ("network_not_found", "no_right", "no_such_samples")


def test_another_hash_names_changed_samples_and_edits_carry_none(
    served: Served, connect: Connect, network: Any
) -> None:
    page = connect(network=network.links.editor, fetches=True)
    _, before = page.next("welcome")
    diff = [{"op": "cell", "part": "inputs", "sample": 3, "neuron": "i1", "value": 42.0}]
    page.say("edit", id=0, diff=diff)
    page.next("accepted")
    _, after = connect(network=network.links.editor, fetches=True).next("welcome")
    assert after["samples_hash"] != before["samples_hash"]
    client, _ = editing(served, network)
    fetched = client.get(f"/n/{network.handle}/samples/{after['samples_hash']}").get_json()
    assert fetched[3]["inputs"]["i1"] == 42.0
    # Whoever was welcomed just before still gets what it was told of.
    assert client.get(f"/n/{network.handle}/samples/{before['samples_hash']}").status_code == 200
    change = [{"op": "change", "kind": "parameters", "id": "w1", "fields": {"value": 1.0}}]
    page.say("edit", id=1, diff=change)
    page.next("accepted")
    _, same = connect(network=network.links.editor, fetches=True).next("welcome")
    assert same["samples_hash"] == after["samples_hash"]


def test_the_shelf_forgets_the_oldest_of_a_network_and_what_is_too_much() -> None:
    shelf = Shelf()
    keys = [shelf.put("a", bytes([at])) for at in range(KEPT_EACH + 1)]
    assert [shelf.get("a", key) is not None for key in keys] == [False, *(True,) * KEPT_EACH]
    assert shelf.get("b", keys[-1]) is None
    first = shelf.put("b", b"b" * (MOST_BYTES // 2))
    second = shelf.put("c", b"c" * (MOST_BYTES // 2 + 1))
    assert shelf.get("b", first) is None
    assert shelf.get("c", second) is not None
