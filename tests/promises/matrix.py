"""Who may do what, tried in full against the real application: each role says each message, and each visitor asks each
address by each method. What should come of it is `declared`. Knows no sentences.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import websocket
from flask import Flask
from werkzeug.serving import ThreadedWSGIServer

from backprop_canvas.document.templates import template
from backprop_canvas.storage import Person, Store, StoredNetwork, links_of, new_person, open_store
from backprop_canvas.web import create_app
from backprop_canvas.web.hosts import Hosts, names_of
from tests.line import Line
from tests.networks import Own
from tests.promises.declared import COMERS, EVERYBODY, HOSTS, METHODS, RESERVED, SEATING, SITES, Outcomes
from tests.rooms.test_roles import MAY

PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class Holder:
    """What somebody has: a cookie, something in place of a network's name in addresses, and the secret of a link."""

    cookie: str
    network: str
    link: str


@dataclass
class Tried:
    """A served application with one network."""

    app: Flask
    port: int
    store: Store
    network: StoredNetwork
    holders: dict[str, Holder]

    def hand_out(self) -> None:
        """Give everybody all that they could try. The editor has been granted the network by the owner's link."""
        owner, handle = self.network.owner, self.network.handle
        right = self.store.right(handle, owner)
        assert right is not None
        links = links_of(owner, handle, right.generation)
        held = {"viewer": links.viewer, "follower": links.viewer, "copy holder": links.copy, "stranger": handle}
        editor = new_person()
        self.store.grant(links.editor, editor)
        self.holders = {
            **{who: Holder(_cookie(new_person()), secret, secret) for who, secret in held.items()},
            "editor": Holder(_cookie(editor), handle, links.editor),
            # The last, since what it withdraws is gone.
            "owner": Holder(_cookie(owner), handle, links.editor),
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def tried(folder: Path) -> Iterator[Tried]:
    store = open_store(folder)
    app = create_app(store, SEATING)
    app.wsgi_app = Hosts(app.wsgi_app, names_of("127.0.0.1", ()), frozenset())  # type: ignore[method-assign]
    network = store.create(template("2-2-2"))
    server = ThreadedWSGIServer("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    it = Tried(app, server.server_port, store, network, {})
    it.hand_out()
    yield it
    server.shutdown()
    thread.join()
    app.extensions["rooms"].close()
    store.close()


def _cookie(person: Person) -> str:
    return f"person={person.secret}"


def outcomes(it: Tried, part: str | None = None) -> Outcomes:
    """What comes of everything, or of the rows that begin with `part`."""
    told: Outcomes = {}
    for name, attempt in PARTS.items():
        if part in (None, name):
            told |= attempt(it)
    return told


class Guest:
    """A client and what it is told, in order."""

    def __init__(self, it: Tried, who: str) -> None:
        self.rooms = it.app.extensions["rooms"]
        self.told: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        holder = it.holders[who]
        network = Own(holder.network, holder.cookie)
        # Whoever has been somewhere does not follow by itself.
        position = {"start": 1, "iteration": 1, "step": 1} if who == "viewer" else None
        auth = {"network": network, "tab": "0123456789abcdef", "position": position}
        self.line = Line(it.url, auth, lambda event, payload: self.told.put((event, payload)))
        self.welcome = self.until("welcome", "rejected", "disconnect")

    @property
    def role(self) -> str | None:
        event, payload = self.welcome
        return str(payload["role"]) if event == "welcome" else None

    def until(self, *events: str) -> tuple[str, Any]:
        while (told := self.told.get(timeout=PATIENCE_SECONDS))[0] not in events:
            continue
        return told

    def answers(self, event: str, payload: Any) -> list[str]:
        """The codes of the refusals that an event leads to. An event that nobody knows marks their end."""
        self.line.emit(event, payload)
        self.line.emit("nobody knows this", {})
        codes: list[str] = []
        while "unknown_message" not in codes:
            try:
                _, told = self.until("rejected", "unanswered")
            except queue.Empty:
                return ["no answer"]
            codes.append(told["code"])
        return codes[:-1]

    def leave(self) -> None:
        """Returns once the server has heard it."""
        self.line.disconnect()
        while self.role is not None and self.rooms.role(self.welcome[1]["member"]) is not None:
            continue


def _said(it: Tried) -> Outcomes:
    told: Outcomes = {}
    for who in COMERS:
        guest = Guest(it, who)
        for message, *_ in MAY:
            payload = msgspec.to_builtins(message)
            event = payload.pop("event")
            told["say", who, event] = "not_allowed" not in guest.answers(event, payload)
        guest.leave()
    return told


def _reserved(it: Tried) -> Outcomes:
    """Events that only the library may tell: whether one has an effect."""
    told: Outcomes = {}
    for who in COMERS:
        for event in RESERVED:
            guest = Guest(it, who)
            told["reserved", who, event] = guest.answers(event, {}) != ["malformed_message"]
            guest.leave()
    return told


def _come(it: Tried) -> Outcomes:
    told: Outcomes = {}
    for who in EVERYBODY:
        guest = Guest(it, who)
        told["come", who] = guest.role
        guest.leave()
    return told


def _seats(it: Tried) -> Outcomes:
    """How many get in: viewers alone, then editors too."""
    told: Outcomes = {}
    seated: list[Guest] = []
    for role in ("viewer", "editor"):
        while len(seated) < 2 * SEATING.each and (guest := Guest(it, role)).role is not None:
            seated.append(guest)
        told["seats", role] = len(seated)
    for guest in seated:
        guest.leave()
    return told


def _sites(it: Tried) -> Outcomes:
    client = it.app.test_client()
    told: Outcomes = {}
    for site, (headers, _) in SITES.items():
        sent = {name: value.format(port=it.port) for name, value in headers.items()}
        address = {"base_url": f"{it.url}/", "headers": sent}
        told["site", "form", site] = client.post("/new", data={"template": "blank"}, **address).status_code == 303
        told["site", "socket", site] = _opens(it, sent)
    return told


def _opens(it: Tried, headers: dict[str, str]) -> bool:
    """Whether a socket opens for a page with these headers."""
    origin = headers.get("Origin")
    others = {name: value for name, value in headers.items() if name != "Origin"}
    address = f"ws://127.0.0.1:{it.port}/socket.io/?EIO=4&transport=websocket"
    try:
        websocket.create_connection(address, origin=origin, suppress_origin=origin is None, header=others).close()
    except websocket.WebSocketBadStatusException:
        return False
    return True


def _hosts(it: Tried) -> Outcomes:
    client = it.app.test_client()
    return {("host", host): client.get("/health", headers={"Host": host}).status_code == 200 for host in HOSTS}


def _pages(it: Tried) -> Outcomes:
    """Whether a page opens, and whether the method is known."""
    client = it.app.test_client(use_cookies=False)
    told: Outcomes = {}
    # Once the links are withdrawn, nobody but the owner may do anything.
    for rule in sorted(it.app.url_map.iter_rules(), key=lambda rule: rule.endpoint == "withdraw"):
        for who, holder in it.holders.items():
            sent = {"Cookie": holder.cookie}
            address = rule.rule.replace("<network>", holder.network).replace("<link>", holder.link)
            address = (
                address.replace("<path:filename>", "js/main.js")
                .replace("<name>", "xor")
                .replace("<key>", "0" * 64)
                .replace("<revision>", "0")
            )
            for method in METHODS:
                answer = client.open(
                    address,
                    method=method,
                    headers=sent,
                    data=_form() if method == "POST" else None,
                )
                told["page", rule.endpoint, who, method] = (answer.status_code < 400, answer.status_code != 405)
                answer.close()
    return told


def _form() -> dict[str, Any]:
    """What any form of the page takes."""
    return {"template": "blank", "table": (BytesIO(b"x,y\n1,2\n"), "own.csv")}


# Each part by the word that its rows begin with.
PARTS = {
    "say": _said,
    "reserved": _reserved,
    "come": _come,
    "site": _sites,
    "seats": _seats,
    "host": _hosts,
    "page": _pages,
}


def differences(told: Outcomes, should: Outcomes) -> Outcomes:
    """The rows that are not as they should be, each with what came of it."""
    return {row: told.get(row) for row in told | should if told.get(row) != should.get(row)}
