"""The links by which a network is given to others, over HTTP: for those who may edit it, and for its owner to withdraw.
Only these answers hold the secret of a link to edit, so that it stands on no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import msgspec
from flask import Flask, Response, request

from backprop_canvas.errors import Problem
from backprop_canvas.storage import Links, Person, Right, Store, links_of
from backprop_canvas.web.persons import visitor
from backprop_canvas.web.problems import problem_body
from backprop_canvas.web.security import foreign, foreign_origin

_STATUS = {"network_not_found": 404, "no_right": 403, "not_owner": 403, "foreign_form": 403}


def register(app: Flask, store: Store, withdrawn: Callable[[str], None]) -> None:
    """Add the addresses to an app. `withdrawn` is told the handle of a network whose links have gone."""

    def show(right: Right, person: Person) -> Links:
        return links_of(person, right.handle, right.generation)

    def withdraw(right: Right, person: Person) -> Links:
        if foreign(request.environ) or foreign_origin(request.environ):
            raise Problem("foreign_form")
        if not right.owner:
            raise Problem("not_owner")
        fresh = store.withdraw(right, person)
        withdrawn(right.handle)
        return fresh

    app.add_url_rule("/n/<network>/links", "links", lambda network: _answered(store, network, show))
    app.add_url_rule(
        "/n/<network>/withdraw", "withdraw", lambda network: _answered(store, network, withdraw), methods=["POST"]
    )


def _answered(store: Store, network: str, links: Callable[[Right, Person], Links]) -> Response:
    """The links, and whether the visitor is the owner, who alone may withdraw them."""
    try:
        person = visitor()
        right = store.right(network, person)
        if right is None or person is None:
            raise Problem("network_not_found")
        told = {**asdict(links(right, person)), "owner": right.owner}
        body, status = msgspec.json.encode(told), 200
    except Problem as problem:
        body, status = problem_body(problem), _STATUS.get(problem.code, 503)
    answer = Response(body, status=status, mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
