"""The page of all networks over HTTP: whose they are, what can be done to them, and what a wrong code says."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from backprop_canvas.document.templates import template
from backprop_canvas.storage import Person, Store, new_person
from backprop_canvas.web import create_app
from backprop_canvas.web.persons import COOKIE
from backprop_canvas.web.tries import EACH
from tests.web.conftest import Page, Served

DOCUMENT = template("2-2-2")


def visitor(app: Any, person: Person) -> FlaskClient:
    client: FlaskClient = app.test_client()
    client.set_cookie(COOKIE, person.secret)
    return client


@pytest.fixture
def ada() -> Person:
    return new_person()


@pytest.fixture
def client(store: Store, ada: Person) -> FlaskClient:
    return visitor(create_app(store), ada)


def listed(client: FlaskClient) -> list[dict[str, Any]]:
    return list(client.get("/networks.json").get_json()["networks"])


def test_the_first_address_opens_the_list_once_there_are_two(client: FlaskClient, store: Store, ada: Person) -> None:
    store.create(DOCUMENT, ada)
    assert client.get("/").location.startswith("/n/")
    store.create(DOCUMENT, ada)
    assert client.get("/").location == "/networks"


def test_a_network_is_renamed_copied_deleted_and_restored(client: FlaskClient, store: Store, ada: Person) -> None:
    handle = store.create(DOCUMENT, ada).handle
    assert client.post("/networks/rename", json={"handle": handle, "title": "mine"}).status_code == 200
    assert [each["title"] for each in listed(client)] == ["mine"]
    right = store.right(handle, ada)
    assert right is not None
    assert store.document(right).title == "mine"
    copy = client.post("/networks/duplicate", json={"handle": handle}).get_json()["handle"]
    assert {each["handle"]: each["title"] for each in listed(client)} == {handle: "mine", copy: "mine 2"}
    assert client.post("/networks/delete", json={"handle": handle}).status_code == 200
    assert client.get(f"/n/{handle}").status_code == 404
    assert [each["handle"] for each in listed(client) if each["deleted"]] == [handle]
    assert client.post("/networks/restore", json={"handle": handle}).status_code == 200
    assert client.get(f"/n/{handle}").status_code == 200


@pytest.mark.parametrize("deed", ["rename", "duplicate", "delete", "restore"])
def test_nothing_is_done_to_networks_of_others(served: Served, deed: str) -> None:
    stranger = visitor(served.app, new_person())
    handle = served.network.handle
    if deed == "restore":
        served.store.catalogue.delete(handle, served.network.owner)
    assert stranger.post(f"/networks/{deed}", json={"handle": handle, "title": "x"}).status_code in (403, 404)
    assert stranger.post("/networks/pictures", json={"handles": [handle]}).get_json() == {}
    owned = served.store.catalogue.listed(served.network.owner)
    assert [(each.title, each.deleted is not None) for each in owned] == [(DOCUMENT.title, deed == "restore")]


def test_pictures_need_no_samples(client: FlaskClient, store: Store, ada: Person) -> None:
    handle = store.create(DOCUMENT, ada).handle
    found = client.post("/networks/pictures", json={"handles": [handle, "0" * 32]}).get_json()
    assert list(found) == [handle]
    assert "samples" not in found[handle]
    assert len(found[handle]["neurons"]) == len(DOCUMENT.neurons)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"title": 3}', b"\xff", b'{"handle": null}'])
def test_what_cannot_be_read_is_told_in_one_sentence(client: FlaskClient, body: bytes) -> None:
    answer = client.post("/networks/rename", data=body)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "malformed_message")


def test_other_sites_do_nothing(client: FlaskClient, store: Store, ada: Person) -> None:
    handle = store.create(DOCUMENT, ada).handle
    answer = client.post("/networks/delete", json={"handle": handle}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.get_json()["code"]) == (403, "foreign_form")
    assert listed(client)[0]["deleted"] is None


def test_a_code_takes_all_networks_along(client: FlaskClient, store: Store, ada: Person) -> None:
    ben = new_person()
    handles = {store.create(DOCUMENT, ada).handle, store.create(DOCUMENT, ben).handle}
    code = client.post("/networks/code", json={}).get_json()["code"]
    elsewhere = visitor(client.application, ben)
    assert elsewhere.post("/networks/enter", json={"code": code}).status_code == 200
    assert {each["handle"] for each in listed(elsewhere)} == handles == {each["handle"] for each in listed(client)}


def test_codes_that_open_nothing_say_the_same_and_come_to_an_end(
    client: FlaskClient, store: Store, ada: Person
) -> None:
    store.create(DOCUMENT, ada)
    code = client.post("/networks/code", json={}).get_json()["code"]
    nearly = code[:-1] + ("b" if code[-1] != "b" else "d")
    said = {str(client.post("/networks/enter", json={"code": each}).get_json()) for each in (nearly, "x", "")}
    assert len(said) == 1
    for _ in range(EACH - 3):
        client.post("/networks/enter", json={"code": "x"})
    answer = client.post("/networks/enter", json={"code": code})
    assert (answer.status_code, answer.get_json()["code"]) == (429, "too_many_codes")


def test_members_see_a_new_title_and_are_told_when_it_is_deleted(served: Served, connect: Any) -> None:
    page: Page = connect()
    page.next("cursor")
    owner = visitor(served.app, served.network.owner)
    handle = served.network.handle
    owner.post("/networks/rename", json={"handle": handle, "title": "while open"})
    _, patch = page.next("patch")
    assert patch["diff"] == [{"op": "settings", "fields": {"title": "while open"}}]
    assert listed(owner)[0]["title"] == "while open"
    owner.post("/networks/delete", json={"handle": handle})
    _, told = page.next("rejected")
    assert told["code"] == "network_deleted"
    page.say("edit", id=0, diff=[{"op": "settings", "fields": {"title": "too late"}}])
    owner.post("/networks/restore", json={"handle": handle})
    assert listed(owner)[0]["title"] == "while open"


def test_the_list_tells_where_one_was(served: Served, connect: Any) -> None:
    page: Page = connect()
    page.next("cursor")
    page.say("seek", to={"iteration": 1, "step": 1000})
    page.next("cursor")
    page.line.disconnect()
    served.app.extensions["rooms"].close()
    (row,) = listed(visitor(served.app, served.network.owner))
    assert row["place"]["step"] == row["place"]["steps"] > 0
    assert set(row["summary"]["values"]) == {"h1", "h2", "o1", "o2"}
    assert row["summary"]["loss"] > 0
