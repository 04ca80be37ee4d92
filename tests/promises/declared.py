"""Who may do what, derived from the declarations: the roles of messages, and the rules of addresses. Each row names one
attempt; `matrix` makes it.
"""

from __future__ import annotations

from typing import Any, get_args

from flask import Flask

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.roles import ALLOWED
from backprop_canvas.rooms.seating import Seating

Row = tuple[str, ...]
Outcomes = dict[Row, Any]

ROLES: tuple[wire.Role, ...] = get_args(wire.Role)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# Whose address opens a page; None where no address is needed. A rule that is not named here is a new one.
# Nobody gets samples whose hash does not exist.
NOBODY = "nobody"
OPENS: dict[str, str | None] = {
    **dict.fromkeys(("edit_samples", "view_samples"), NOBODY),
    "edit": "editor",
    "document": "editor",
    "history": "editor",
    # A revision that there is; others open for nobody.
    "version": "editor",
    "view": "viewer",
    **dict.fromkeys(("home", "new", "csv", "dataset", "datasets", "health", "static", "templates")),
}
STRANGER = "0" * 32
# What each kind of site says of itself, and whether it may use forms and sockets.
SITES: dict[str, tuple[dict[str, str], bool]] = {
    "ours": ({"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"}, True),
    "says nothing": ({}, True),
    "by Sec-Fetch-Site": ({"Sec-Fetch-Site": "cross-site"}, False),
    "by Origin": ({"Origin": "http://elsewhere.example"}, False),
}
HOSTS = {"127.0.0.1": True, "localhost": True, "elsewhere.example": False}
RESERVED = ("connect", "disconnect", "malformed")
# Seats of the whole server; those kept for editors leave viewers half of a network's.
SEATING = Seating(total=24, each=4)


def expected(app: Flask) -> Outcomes:
    """What the declarations say."""
    said: Outcomes = {("say", role, _event(kind)): role in roles for kind, roles in ALLOWED.items() for role in ROLES}
    own: Outcomes = {("reserved", role, event): False for event in RESERVED for role in ROLES}
    come: Outcomes = {("come", who): who if who in ROLES else None for who in (*ROLES, "stranger")}
    sites: Outcomes = {
        ("site", what, site): allowed for what in ("form", "socket") for site, (_, allowed) in SITES.items()
    }
    seats: Outcomes = {("seats", "viewer"): SEATING.each // 2, ("seats", "editor"): SEATING.each}
    hosts: Outcomes = {("host", host): known for host, known in HOSTS.items()}
    return {**said, **own, **come, **sites, **seats, **hosts, **_expected_pages(app)}


def _expected_pages(app: Flask) -> Outcomes:
    pages: Outcomes = {}
    for rule in app.url_map.iter_rules():
        opens = OPENS[rule.endpoint]
        for who in (*ROLES, "stranger"):
            for method in METHODS:
                known = method in (rule.methods or ())
                pages["page", rule.endpoint, who, method] = (known and opens in (who, None), known)
    return pages


def _event(kind: type[Any]) -> str:
    return str(kind.__struct_config__.tag)
