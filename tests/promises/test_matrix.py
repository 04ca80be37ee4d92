"""Every role, message and address as declared; and each guard is needed: without it the matrix finds a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from backprop_canvas.errors import Problem
from backprop_canvas.rooms.seating import Seating
from backprop_canvas.storage import Link, Store
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


def any_network(it: Tried) -> Callable[[Store, str], Link | None]:
    """Every address leads somewhere."""
    link = Store.link
    return lambda store, secret: link(store, secret) or link(store, it.secrets["viewer"])


def editors_all(it: Tried) -> Callable[[Store, str], Link | None]:
    """Every address is for editing."""
    link = Store.link

    def as_editor(store: Store, secret: str) -> Link | None:
        found = link(store, secret)
        return None if found is None else Link(found.network, "editor", found.view_id)

    return as_editor


def whatever_role(it: Tried) -> Callable[..., Any]:
    """A page is found by any address of its network."""

    def found(store: Store, address: str, _: object) -> Any:
        known = store.find(address)
        if known is None:
            raise Problem("network_not_found")
        return known[0]

    return found


# Each guard by where it stands; what stands there instead, which lets everything through; and a row that then is wrong.
GUARDS: dict[str, tuple[Any, str, Callable[[Tried], Any], Row]] = {
    "the role of a message": (sockets, "may", lambda _: always, ("say", "viewer", "edit")),
    "the role of an address": (Store, "link", editors_all, ("come", "viewer")),
    "an address that nobody has": (Store, "link", any_network, ("come", "stranger")),
    "the role of a page": (pages, "_found", whatever_role, ("page", "document", "viewer", "GET")),
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
    # Where a guard is missing, there may be no answer at all.
    monkeypatch.setattr(matrix, "PATIENCE_SECONDS", 1)
    monkeypatch.setattr(where, name, instead(it))
    assert row in differences(outcomes(it, row[0]), expected(it.app))


def test_without_the_check_of_origins_the_matrix_is_wrong(it: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own guard, which nothing here may switch off."""
    engine = it.app.extensions["socketio"].server.eio
    monkeypatch.setattr(engine, "cors_allowed_origins", "*")
    assert ("site", "socket", "by Origin") in differences(outcomes(it, "site"), expected(it.app))
