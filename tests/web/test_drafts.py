"""A network that nobody has changed has an address and no row; the first change or Share keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backprop_canvas.document.diff import Change
from backprop_canvas.document.templates import template, templates
from backprop_canvas.storage import open_store
from backprop_canvas.storage.database import FILE
from backprop_canvas.web import create_app
from tests.networks import Browser, Own, found
from tests.web.conftest import Page, Served

Connect = Callable[..., Page]
TABLES = ("networks", "links", "edits", "owners", "catalogue")
BOT = {"User-Agent": "Mozilla/5.0 (compatible; SomeBot/2.1; +http://bot.example)"}


def rows(folder: Path) -> list[int]:
    """How many rows each table has now, for a connection of its own."""
    other = sqlite3.connect(folder / FILE)
    try:
        return [other.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]
    finally:
        other.close()


def weight(value: float) -> list[Any]:
    diff: list[Any] = msgspec.to_builtins([Change(kind="parameters", id="w1", fields={"value": value})])
    return diff


def first_visit(served: Served) -> Own:
    """The network to which a visitor without a cookie is led."""
    return Browser(served.url).network()


def test_visits_store_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    app = create_app(store)
    for headers in ({}, BOT) * 5:
        for method in ("GET", "HEAD"):
            answer = app.test_client().open("/", method=method, headers=headers, follow_redirects=True)
            assert answer.status_code == 200
    for key, _ in templates():
        answer = app.test_client().post("/new", data={"template": key}, follow_redirects=True)
        assert answer.status_code == 200
    assert rows(tmp_path) == [0] * len(TABLES)
    store.close()


@pytest.mark.parametrize("key", [key for key, _ in templates()])
def test_a_template_opens_at_an_address_that_stays(served: Served, key: str) -> None:
    visitor = served.app.test_client()
    address = visitor.post("/new", data={"template": key}).headers["Location"]
    assert address.startswith(f"/n/{key}.")
    assert visitor.get("/").headers["Location"] == address
    assert visitor.get(f"{address}/document").get_json()["title"] == template(key).title


@pytest.mark.parametrize("address", ["nothing." + "0" * 32, "2-2-2." + "0" * 31, "2-2-2", ".", "." + "0" * 32])
def test_what_names_no_template_is_no_network(served: Served, address: str) -> None:
    visitor = served.app.test_client()
    visitor.get("/")
    assert visitor.get(f"/n/{address}").status_code == 404


@pytest.mark.parametrize("former", [True, False])
def test_somebody_elses_draft_opens_as_an_own_one_that_stays(served: Served, former: bool) -> None:
    """So does a draft from when its address was a secret."""
    theirs = "xor." + "0123456789abcdef" * 2 if former else Browser(served.url).network("/new", {"template": "xor"})
    visitor = Browser(served.url)
    own = visitor.network(f"/n/{theirs}")
    assert own.startswith("xor.")
    assert own != theirs
    assert visitor.network(f"/n/{theirs}") == own
    assert Browser(served.url).network(f"/n/{theirs}") != own


def test_a_draft_lives_in_its_room_and_goes_with_it(served: Served, connect: Connect, tmp_path: Path) -> None:
    before, address = rows(tmp_path), first_visit(served)
    one, other = connect(network=address), connect(network=address)
    told = one.next("welcome")[1]
    assert (told["revision"], told["role"], len(told["document"]["parameters"])) == (0, "editor", 10)
    other.until("members")
    one.say("seek", to={"step": 1})
    one.until("cursor", step=1)
    for page in (one, other):
        page.line.abort()
    # Whoever reloads is where it was, in a room of its own.
    place = {"start": 1, "iteration": 1, "step": 1, "turn": 0}
    again = connect(network=address, position=place)
    again.until("cursor", step=1)
    assert rows(tmp_path) == before


def test_the_first_edit_keeps_it_before_it_is_acknowledged(served: Served, connect: Connect, tmp_path: Path) -> None:
    address = first_visit(served)
    before = rows(tmp_path)
    page = connect(network=address)
    view = page.next("welcome")[1]["view_id"]
    page.say("edit", id=0, diff=weight(0.25))
    assert page.next("accepted")[1]["revision"] == 1
    assert [now - then for now, then in zip(rows(tmp_path), before, strict=True)] == [1, 3, 1, 1, 1]
    kept = found(served.store, view)
    assert kept is not None
    assert (kept.role, kept.revision, kept.document.parameters[0].value) == ("viewer", 1, 0.25)
    again = connect(network=address).next("welcome")[1]
    assert (again["role"], again["revision"], again["handle"]) == ("editor", 1, address)


def test_share_keeps_it_once(served: Served, connect: Connect, tmp_path: Path) -> None:
    address = first_visit(served)
    before = rows(tmp_path)
    page = connect(network=address)
    view = page.next("welcome")[1]["view_id"]
    assert found(served.store, view) is None
    for _ in range(3):
        page.say("share")
        page.next("shared")
        assert [now - then for now, then in zip(rows(tmp_path), before, strict=True)] == [1, 3, 0, 1, 1]
    viewer = connect(network=view)
    assert viewer.next("welcome")[1]["role"] == "viewer"
    page.until("members")


def test_viewers_of_a_network_that_was_a_draft_share_its_room(served: Served, connect: Connect) -> None:
    page = connect(network=first_visit(served))
    view = page.next("welcome")[1]["view_id"]
    page.say("edit", id=0, diff=weight(0.25))
    page.next("accepted")
    viewer = connect(network=view)
    assert viewer.next("welcome")[1]["revision"] == 1
    page.say("edit", id=1, diff=weight(0.5))
    assert viewer.next("patch")[1]["revision"] == 2


def test_what_a_closed_room_has_kept_is_there(served: Served, connect: Connect) -> None:
    address, tab = first_visit(served), "f" * 16
    page = connect(network=address, tab=tab)
    page.say("edit", id=0, diff=weight(0.25))
    page.next("accepted")
    page.line.abort()
    again = connect(network=address, tab=tab)
    told = again.next("welcome")[1]
    assert (told["revision"], told["last_edit"]) == (1, 0)
    again.say("edit", id=0, diff=weight(0.25))
    assert again.next("accepted")[1]["revision"] == 1


def test_an_edit_or_a_share_that_cannot_be_saved_leaves_a_draft(
    served: Served, connect: Connect, tmp_path: Path
) -> None:
    address, before = first_visit(served), rows(tmp_path)
    page = connect(network=address)
    (tmp_path / FILE).rename(tmp_path / "elsewhere")
    page.say("edit", id=0, diff=weight(0.25))
    assert page.next("rejected")[1]["code"] == "storage_failed"
    page.say("share")
    refused = page.next("rejected")[1]
    assert (refused["id"], refused["code"]) == (None, "not_shared")
    (tmp_path / "elsewhere").rename(tmp_path / FILE)
    assert rows(tmp_path) == before
    page.say("edit", id=1, diff=weight(0.5))
    assert page.next("accepted")[1]["revision"] == 1
