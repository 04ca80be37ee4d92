"""Large tables of samples over HTTP, by their hash: the page's welcome names it and carries none of them."""

from __future__ import annotations

from flask import Flask, Response, request

from backprop_canvas.errors import Problem
from backprop_canvas.storage import Right, Store
from backprop_canvas.web.persons import visitor
from backprop_canvas.web.problems import private, problem_body
from backprop_canvas.web.shelf import Shelf

# A year: what has this hash never changes.
KEPT = "private, max-age=31536000, immutable"


def register(app: Flask, store: Store, shelf: Shelf) -> None:
    """Add the addresses to an app: one for those who edit a network, one for those who view it."""

    def edited(network: str, key: str) -> Response:
        try:
            return _samples(shelf, store.right(network, visitor()), key)
        except Problem as problem:
            return _refused(problem)

    def viewed(network: str, key: str) -> Response:
        right = store.right_by_link(network)
        return _samples(shelf, right if right is not None and right.role == "viewer" else None, key)

    app.add_url_rule("/n/<network>/samples/<key>", "edit_samples", edited)
    app.add_url_rule("/v/<network>/samples/<key>", "view_samples", viewed)


def _samples(shelf: Shelf, right: Right | None, key: str) -> Response:
    if right is None:
        return _refused(Problem("network_not_found"))
    data = shelf.get(right.handle, key)
    if data is None:
        return _refused(Problem("no_such_samples"))
    answer = Response(data, mimetype="application/json")
    answer.headers["Cache-Control"] = KEPT
    answer.set_etag(key)
    answer.make_conditional(request.environ)
    return answer


def _refused(problem: Problem) -> Response:
    return private(problem_body(problem), 404)
