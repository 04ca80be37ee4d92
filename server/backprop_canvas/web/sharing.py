"""The links by which a network is given to others, over HTTP: for those who may edit it, and for its owner to withdraw.
Only these answers hold the secret of a link to edit, so that it stands on no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import msgspec
from flask import Flask, Response, request

from backprop_canvas.errors import Problem
from backprop_canvas.storage import Links, Person, Right, Store, links_of
from backprop_canvas.web.problems import for_editors
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

    app.add_url_rule("/n/<network>/links", "links", lambda network: _told(store, network, show))
    app.add_url_rule(
        "/n/<network>/withdraw", "withdraw", lambda network: _told(store, network, withdraw), methods=["POST"]
    )


def _told(store: Store, network: str, links: Callable[[Right, Person], Links]) -> Response:
    """The links, and whether the visitor is the owner, who alone may withdraw them."""

    def told(right: Right, person: Person) -> bytes:
        return msgspec.json.encode({**asdict(links(right, person)), "owner": right.owner})

    return for_editors(store, network, told, _STATUS)
