"""The past of a network over HTTP: for those who edit it, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from backprop_canvas.document.templates import template
from backprop_canvas.storage import Person, StoredNetwork, new_draft, new_person
from tests.networks import Own
from tests.web.conftest import Page, Served

Get = Callable[..., Any]


@pytest.fixture
def network(served: Served, connect: Callable[..., Page]) -> StoredNetwork:
    """Whose w1 was set to 0.1 and to 0.2."""
    made = served.store.create(template("2-2-2"))
    page = connect(network=Own(made.handle, f"person={made.owner.secret}"))
    for number in (1, 2):
        change = {"op": "change", "kind": "parameters", "id": "w1", "fields": {"value": number / 10}}
        page.say("edit", id=number, diff=[change])
        page.next("accepted")
    page.say("name_version", revision=1, name="first")
    page.next("named")
    return made


@pytest.fixture
def get(served: Served, network: StoredNetwork) -> Get:
    """Asks for what stands below the address of the network, by default as its owner."""
    client = served.app.test_client()

    def asked(path: str, handle: str = network.handle, owner: Person = network.owner) -> Any:
        client.set_cookie("person", owner.secret)
        return client.get(f"/n/{handle}{path}")

    return asked


def test_versions_are_listed_with_who_and_when(get: Get) -> None:
    answer = get("/history")
    told = answer.get_json()
    assert [(each["revision"], each["edits"], each["name"]) for each in told["versions"]] == [
        (2, 1, ""),
        (1, 1, "first"),
        (0, 0, ""),
    ]
    person = {each["person"] for each in told["versions"][:2]}
    assert len(person) == 1
    assert len(person.pop()) == 16
    assert told["versions"][0]["time"] >= told["versions"][1]["time"] > 1_700_000_000
    assert (told["more"], answer.headers["Cache-Control"]) == (False, "no-store")
    assert [each["revision"] for each in get("/history?before=2").get_json()["versions"]] == [1, 0]


def test_a_version_is_the_document_as_it_was(get: Get) -> None:
    values = [get(f"/history/{revision}").get_json()["parameters"][0]["value"] for revision in (0, 1, 2)]
    assert values == [0.15, 0.1, 0.2]


@pytest.mark.parametrize("asked", ["/3", "/-1", "/x", "/²", "?before=", f"/{9**30}"])
def test_what_is_no_revision_is_told_so(get: Get, asked: str) -> None:
    answer = get(f"/history{asked}")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "no_such_version")


@pytest.mark.parametrize("path", ["/history", "/history/0"])
def test_whoever_may_not_edit_learns_nothing(get: Get, network: StoredNetwork, path: str) -> None:
    for secret in (network.links.editor, network.links.viewer, "0" * 32):
        assert get(path, secret).get_json()["code"] == "network_not_found"
    assert get(path, owner=new_person()).get_json()["code"] == "no_right"


def test_a_network_that_nobody_has_changed_has_no_past(network: StoredNetwork, get: Get) -> None:
    draft = new_draft("2-2-2", network.owner)
    assert get("/history", draft).get_json()["versions"] == []
    assert get("/history/0", draft).get_json()["code"] == "no_such_version"
