"""The page of all networks of a person, over HTTP: the list, the documents that its pictures need, and what is done to
a network as a whole. The cookie says whose networks they are; an address or a form says nothing of that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
from flask import Flask, Response, render_template, request

from backprop_canvas.document.fields import Title
from backprop_canvas.document.read import encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import templates
from backprop_canvas.errors import Problem
from backprop_canvas.rooms.registry import Registry
from backprop_canvas.session.network.tables import operations
from backprop_canvas.storage import Listed, Person, Right, Store, new_person
from backprop_canvas.storage.catalogue import KEPT_DAYS
from backprop_canvas.web import assets
from backprop_canvas.web.persons import known_by, visitor
from backprop_canvas.web.problems import private, problem_body
from backprop_canvas.web.security import foreign, foreign_origin
from backprop_canvas.web.tries import Tries

# Documents in one answer: the page asks for those in view.
PICTURED = 24
MAX_TITLE = 200
_STATUS = {"network_not_found": 404, "no_such_deed": 404, "no_right": 403, "foreign_form": 403, "too_many_codes": 429}
_CANNOT_WRITE = ("storage_busy", "storage_failed")


class Asked(msgspec.Struct, frozen=True):
    """What the page says with a deed; each deed needs some of it. `fresh`: in place of what there is."""

    handle: str = ""
    handles: tuple[str, ...] = ()
    title: Title = ""
    code: str = ""
    fresh: bool = False


class Deeds:
    """What can be done, by its name in the address. Each answers JSON, and may change whose page it is."""

    def __init__(self, store: Store, rooms: Registry) -> None:
        self._store, self._rooms = store, rooms
        self._tries = Tries()
        self.named: dict[str, Callable[[Person, Asked], Response]] = {
            "pictures": self._pictures,
            "rename": self._rename,
            "duplicate": self._duplicate,
            "delete": self._delete,
            "restore": self._restore,
            "code": self._code,
            "enter": self._enter,
        }

    def _pictures(self, person: Person, asked: Asked) -> Response:
        """The documents of a few networks, without samples. One that cannot be had has no picture."""
        found = []
        for handle in asked.handles[:PICTURED]:
            try:
                document = self._store.document(self._right(handle, person))
            except Problem:
                continue
            bare = msgspec.structs.replace(document, samples=(), stops=())
            found.append(b"%b:%b" % (msgspec.json.encode(handle), encode_document(bare)))
        return private(b"{%b}" % b",".join(found))

    def _rename(self, person: Person, asked: Asked) -> Response:
        self._rooms.retitle(self._owned(asked.handle, person), asked.title, person)
        return private(b"{}")

    def _duplicate(self, person: Person, asked: Asked) -> Response:
        document = self._store.document(self._right(asked.handle, person))
        made = self._store.create(_copy_of(document), person)
        return private(msgspec.json.encode({"handle": made.handle}))

    def _delete(self, person: Person, asked: Asked) -> Response:
        """Whoever sits in it is told, and leaves."""
        if not self._store.catalogue.delete(asked.handle, person):
            raise Problem("network_not_found")
        self._rooms.close_to_all(asked.handle, Problem("network_deleted", days=KEPT_DAYS))
        return private(b"{}")

    def _restore(self, person: Person, asked: Asked) -> Response:
        if not self._store.catalogue.restore(asked.handle, person):
            raise Problem("network_not_found")
        return private(b"{}")

    def _code(self, person: Person, asked: Asked) -> Response:
        """Whoever has nothing here yet has nothing to take along."""
        if not self._store.catalogue.listed(person):
            raise Problem("no_networks_yet")
        return private(msgspec.json.encode({"code": self._store.codes.code(person, fresh=asked.fresh)}))

    def _enter(self, person: Person, asked: Asked) -> Response:
        """Go on as who has given this code. A code that nearly fits opens as little as any other."""
        self._tries.check(str(request.remote_addr))
        other = self._store.codes.open(asked.code, person)
        if other is None:
            self._tries.failed(str(request.remote_addr))
            raise Problem("code_opens_nothing")
        answer = private(b"{}")
        known_by(answer, other)
        return answer

    def _right(self, handle: str, person: Person) -> Right:
        right = self._store.right(handle, person)
        if right is None or right.network is None:
            raise Problem("network_not_found")
        return right

    def _owned(self, handle: str, person: Person) -> Right:
        right = self._right(handle, person)
        if not right.owner:
            raise Problem("no_right")
        return right


def register(app: Flask, store: Store, rooms: Registry, archive_days: int | None) -> None:
    """Add the addresses to an app."""
    deeds = Deeds(store, rooms)
    app.add_url_rule("/networks", "networks", lambda: _page(archive_days))
    app.add_url_rule("/networks.json", "network_list", lambda: _list(store))
    app.add_url_rule("/networks/<deed>", "network_deed", lambda deed: _done(deeds, deed), methods=["POST"])


def _page(archive_days: int | None) -> Response:
    page = render_template(
        "networks.html",
        templates=templates(),
        kept_days=KEPT_DAYS,
        archive_days=archive_days,
        bounded=[row.name for row in operations().activations if row.bounded],
        import_map=assets.import_map(),
        modules=assets.modules("js/networks.js"),
    )
    answer = Response(page, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _list(store: Store) -> Response:
    person = visitor()
    listed = [] if person is None else store.catalogue.listed(person)
    return private(msgspec.json.encode({"networks": [_told(each) for each in listed]}))


def _told(network: Listed) -> dict[str, Any]:
    return {
        "handle": network.handle,
        "title": network.title,
        "touched": _time(network.touched),
        "deleted": _time(network.deleted),
        "archived": _time(network.archived),
        "place": _raw(network.place),
        "summary": _raw(network.summary),
        "own": network.own,
    }


def _raw(text: str | None) -> msgspec.Raw:
    return msgspec.Raw((text or "null").encode())


def _time(at: datetime | None) -> str | None:
    """SQLite gives times back without their zone, which is UTC."""
    return None if at is None else at.replace(tzinfo=UTC).isoformat()


def _done(deeds: Deeds, name: str) -> Response:
    try:
        if foreign(request.environ) or foreign_origin(request.environ):
            raise Problem("foreign_form")
        deed, person = deeds.named.get(name), visitor()
        if deed is None:
            raise Problem("no_such_deed", name=name[:MAX_TITLE])
        return deed(person or new_person(), _asked())
    except Problem as problem:
        status = 503 if problem.code in _CANNOT_WRITE else _STATUS.get(problem.code, 400)
        return private(problem_body(problem), status)


def _asked() -> Asked:
    try:
        return msgspec.json.decode(request.get_data(), type=Asked)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("malformed_message", event="networks", reason=str(error)[:MAX_TITLE]) from None


def _copy_of(document: Document) -> Document:
    return msgspec.structs.replace(document, title=f"{document.title} 2"[:MAX_TITLE] if document.title else "")
