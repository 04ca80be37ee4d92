"""The past of a network over HTTP, for those who edit it: the list of its versions, and the document at any revision.
Whoever looks on learns neither: a version may hold what a question on the page still hides."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from flask import Flask, Response, request

from backprop_canvas.document.read import encode_document
from backprop_canvas.errors import Problem
from backprop_canvas.storage import Store, Versions
from backprop_canvas.web.problems import for_editors

# Versions in one answer; older ones are asked for.
LISTED = 100
# Larger numbers are no revisions.
MOST_DIGITS = 15
_STATUS = {"network_not_found": 404, "no_right": 403, "no_such_version": 404, "network_unreadable": 410}


def register(app: Flask, store: Store) -> None:
    """Add the addresses to an app."""
    app.add_url_rule("/n/<network>/history", "history", lambda network: _listed(store, network))
    app.add_url_rule("/n/<network>/history/<revision>", "version", lambda **at: _version(store, **at))


def _listed(store: Store, network: str) -> Response:
    return for_editors(store, network, lambda right, _: _list(store, right.network), _STATUS)


def _version(store: Store, network: str, revision: str) -> Response:
    return for_editors(store, network, lambda right, _: _document(store, right.network, revision), _STATUS)


def _list(store: Store, network: int | None) -> bytes:
    """A draft has no past."""
    before = _number(request.args["before"]) if "before" in request.args else None
    found = Versions((), False, {}) if network is None else store.past.versions(network, LISTED, before)
    listed = [
        {
            "revision": each.revision,
            "time": _seconds(each.time),
            "person": each.person,
            "edits": each.edits,
            "name": each.name,
        }
        for each in found.versions
    ]
    return msgspec.json.encode({"versions": listed, "more": found.more, "names": found.names})


def _document(store: Store, network: int | None, revision: str) -> bytes:
    number = _number(revision)
    if network is None:
        raise Problem("no_such_version", revision=number)
    return encode_document(store.past.at(network, number))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise Problem("no_such_version", revision=text[:MOST_DIGITS])
    return int(text)


def _seconds(time: datetime) -> int:
    """Since 1970. SQLite gives times back without their zone, which is UTC."""
    return int(time.replace(tzinfo=UTC).timestamp())
