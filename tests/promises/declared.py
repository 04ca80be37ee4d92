"""Who may do what, derived from the declarations: the roles of messages, and the rules of addresses. Each row names one
attempt; `matrix` makes it.
"""

from __future__ import annotations

from typing import Any

from flask import Flask

from backprop_canvas.protocol import messages as wire
from backprop_canvas.rooms.roles import ALLOWED
from backprop_canvas.rooms.seating import Seating

Row = tuple[str, ...]
Outcomes = dict[Row, Any]

# Those who come in, and as what; a follower is a viewer who is where an editor is. The others stay outside.
COMERS: dict[str, wire.Role] = {"owner": "editor", "editor": "editor", "viewer": "viewer", "follower": "viewer"}
# A stranger has a cookie and knows the handle; whoever holds a copy link knows nothing else.
EVERYBODY = (*COMERS, "copy holder", "stranger")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
EDITORS, VIEWERS = ("owner", "editor"), ("viewer", "follower")
# For whom a page opens. A rule that is not named here is a new one. Nobody gets samples whose hash does not exist.
OPENS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("edit_samples", "view_samples"), ()),
    **dict.fromkeys(("edit", "document", "enter", "history", "links"), EDITORS),
    # A revision that there is; others open for nobody.
    "version": EDITORS,
    "withdraw": ("owner",),
    "view": VIEWERS,
    "copy": ("copy holder",),
    # What is done is done to networks of one's own; nothing has this name.
    "network_deed": (),
    # Everybody sees networks of their own.
    **dict.fromkeys(("networks", "network_list"), EVERYBODY),
    **dict.fromkeys(
        ("home", "new", "csv", "dataset", "datasets", "health", "static", "templates"),
        EVERYBODY,
    ),
}
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
    said: Outcomes = {
        ("say", who, _event(kind)): role in roles for kind, roles in ALLOWED.items() for who, role in COMERS.items()
    }
    own: Outcomes = {("reserved", who, event): False for event in RESERVED for who in COMERS}
    come: Outcomes = {("come", who): COMERS.get(who) for who in EVERYBODY}
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
        for who in EVERYBODY:
            for method in METHODS:
                known = method in (rule.methods or ())
                pages["page", rule.endpoint, who, method] = (known and who in opens, known)
    return pages


def _event(kind: type[Any]) -> str:
    return str(kind.__struct_config__.tag)
