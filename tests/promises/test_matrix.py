"""Every role, message and address as declared; and each guard is needed: without it the matrix finds a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from backprop_canvas.rooms.seating import Seating
from backprop_canvas.storage import Link, Person, Right, Store
from backprop_canvas.storage.rights import LinkKind
from backprop_canvas.web import hosts, packets, pages, sockets, transport
from tests.promises import matrix
from tests.promises.declared import OPENS, Row, expected
from tests.promises.matrix import Tried, differences, outcomes, tried


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    with tried(tmp_path_factory.mktemp("matrix")) as served:
        yield served


def test_everybody_may_do_what_is_declared_and_nothing_else(it: Tried) -> None:
    assert {rule.endpoint for rule in it.app.url_map.iter_rules()} == set(OPENS)
    assert differences(outcomes(it), expected(it.app)) == {}


def always(_: object = None, *__: object) -> bool:
    return True


def never(_: object = None, *__: object) -> bool:
    return False


def anybodys(it: Tried) -> Callable[..., Right]:
    """Whoever knows a handle may edit."""
    return lambda _, handle, __: Right(it.network.id, handle, "editor")


def owners(it: Tried) -> Callable[..., Right | None]:
    """Whoever may edit owns."""
    right = Store.right

    def owned(store: Store, handle: str, person: Person | None) -> Right | None:
        known = right(store, handle, person)
        return known and replace(known, owner=True)

    return owned


def links_to(kind: LinkKind) -> Callable[[Tried], Callable[[Store, str], Link | None]]:
    """Every link is of this kind."""
    link = Store.link

    def opened(store: Store, secret: str) -> Link | None:
        known = link(store, secret)
        return known and replace(known, kind=kind)

    return lambda _: opened


def any_link(it: Tried) -> Callable[[Store, str], Link | None]:
    """Every secret leads somewhere."""
    link = Store.link
    return lambda store, secret: link(store, secret) or link(store, it.holders["viewer"].link)


# Each guard by where it stands; what stands there instead, which lets everything through; and a row that then is wrong.
GUARDS: dict[str, tuple[Any, str, Callable[[Tried], Any], Row]] = {
    "the role of a message": (sockets, "may", lambda _: always, ("say", "viewer", "edit")),
    "who may come by a handle": (Store, "right", anybodys, ("come", "stranger")),
    "who may open a network": (Store, "right", anybodys, ("page", "edit", "stranger", "GET")),
    "that only an owner withdraws links": (Store, "right", owners, ("page", "withdraw", "editor", "POST")),
    "who is told the links": (Store, "right", anybodys, ("page", "links", "stranger", "GET")),
    "who may take the document": (Store, "right", anybodys, ("page", "document", "stranger", "GET")),
    "that a viewer's link gives no more": (Store, "link", links_to("editor"), ("come", "viewer")),
    "that only a link to edit grants": (Store, "link", links_to("editor"), ("page", "enter", "viewer", "GET")),
    "that only a link to copy copies": (Store, "link", links_to("copy"), ("page", "copy", "viewer", "GET")),
    "that a link to copy lets nobody look on": (Store, "link", links_to("viewer"), ("come", "copy holder")),
    "that a link to copy opens no view": (Store, "link", links_to("viewer"), ("page", "view", "copy holder", "GET")),
    "a link that nobody has": (Store, "link", any_link, ("page", "view", "stranger", "GET")),
    "forms of other sites": (pages, "foreign", lambda _: never, ("site", "form", "by Sec-Fetch-Site")),
    "forms of other origins": (pages, "foreign_origin", lambda _: never, ("site", "form", "by Origin")),
    "sockets of other sites": (transport, "foreign", lambda _: never, ("site", "socket", "by Sec-Fetch-Site")),
    "names of other hosts": (hosts.Hosts, "_known", lambda _: always, ("host", "elsewhere.example")),
    "events of the library": (packets, "_OWN", lambda _: frozenset(), ("reserved", "viewer", "disconnect")),
    "seats": (Seating, "check", lambda _: lambda *_: None, ("seats", "editor")),
    "seats kept for editors": (Seating, "_kept", lambda _: lambda *_: 0, ("seats", "viewer")),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_without_a_guard_the_matrix_is_wrong(it: Tried, guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, instead, row = GUARDS[guard]
    it.hand_out()
    # Where a guard is missing, there may be no answer at all.
    monkeypatch.setattr(matrix, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr(where, name, instead(it))
    assert row in differences(outcomes(it, row[0]), expected(it.app))


def test_without_the_check_of_origins_the_matrix_is_wrong(it: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own guard, which nothing here may switch off."""
    engine = it.app.extensions["socketio"].server.eio
    monkeypatch.setattr(engine, "cors_allowed_origins", "*")
    assert ("site", "socket", "by Origin") in differences(outcomes(it, "site"), expected(it.app))
