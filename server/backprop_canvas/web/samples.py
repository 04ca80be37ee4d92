"""Large tables of samples over HTTP, by their hash: the page's welcome names it and carries none of them."""

from __future__ import annotations

from flask import Flask, Response, request

from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage import Store
from backprop_canvas.web.problems import problem_body
from backprop_canvas.web.shelf import Shelf

# A year: what has this hash never changes.
KEPT = "private, max-age=31536000, immutable"


def register(app: Flask, store: Store, shelf: Shelf) -> None:
    """Add the addresses to an app: one for those who edit a network, one for those who view it."""
    app.add_url_rule("/n/<network>/samples/<key>", "edit_samples", lambda **at: _samples(store, shelf, "editor", **at))
    app.add_url_rule("/v/<network>/samples/<key>", "view_samples", lambda **at: _samples(store, shelf, "viewer", **at))


def _samples(store: Store, shelf: Shelf, role: Role, network: str, key: str) -> Response:
    link = store.link(network)
    if link is None or link.role != role:
        return _refused(Problem("network_not_found"))
    data = shelf.get(link.view_id, key)
    if data is None:
        return _refused(Problem("no_such_samples"))
    answer = Response(data, mimetype="application/json")
    answer.headers["Cache-Control"] = KEPT
    answer.set_etag(key)
    answer.make_conditional(request.environ)
    return answer


def _refused(problem: Problem) -> Response:
    answer = Response(problem_body(problem), status=404, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
