"""The pages over HTTP: the visitor's own network, a new one, a network to edit or to view, and plain errors."""

from __future__ import annotations

from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.schema import Document
from backprop_canvas.document.templates import template_documents, templates
from backprop_canvas.errors import Problem
from backprop_canvas.storage import Person, Right, Store, new_draft, new_person, own_draft, template_of
from backprop_canvas.web import assets
from backprop_canvas.web.persons import for_a_person, keep, known_by, visitor
from backprop_canvas.web.security import foreign, foreign_origin

FIRST = "2-2-2"
# Names the network that the browser opened last.
NEWEST = "newest"
# In browsers from when an address gave the right to edit: that address.
FORMER = "own_network"
# A stored network that cannot be read is reported as gone. A database in use is free again soon.
_STATUS = {
    "network_not_found": 404,
    "no_such_link": 404,
    "no_right": 403,
    "cookies_needed": 403,
    "network_unreadable": 410,
    "storage_busy": 503,
    "storage_failed": 503,
}
_SENTENCES = {
    404: Problem("no_such_page").message,
    413: Problem("too_large", limit="16 MiB").message,
}


def register(app: Flask, store: Store) -> None:
    """Add the pages to an app."""
    app.add_url_rule("/", "home", lambda: _home(store))
    app.add_url_rule("/health", "health", lambda: {"status": "ok"})
    app.add_url_rule("/new", "new", lambda: _new(store), methods=["POST"])
    app.add_url_rule("/templates", "templates", _templates)
    app.add_url_rule("/n/<network>", "edit", lambda network: _edit(store, network))
    app.add_url_rule("/v/<network>", "view", lambda network: _view(store, network))
    app.add_url_rule("/e/<link>", "enter", lambda link: _enter(store, link))
    app.add_url_rule("/c/<link>", "copy", lambda link: _copy(store, link))
    app.add_url_rule("/n/<network>/document", "document", lambda network: _document(store, network))
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http_error)


def _home(store: Store) -> AnyResponse:
    """The visitor's networks where there are several, else the one opened last, or a draft of the worked example. Most
    visitors without a cookie are programs that never come back, so nothing is stored for them."""
    person = visitor() or new_person()
    try:
        if FORMER not in request.cookies and store.catalogue.count(person) > 1:
            return known_by(redirect(url_for("networks"), code=303), person)
        handle = _known(store, person)
    except Problem:
        handle = None  # The network can no longer be read; a new one is better than an error with no way on.
    return _opened(handle or new_draft(FIRST, person), person)


def _known(store: Store, person: Person) -> str | None:
    """The network that this browser has."""
    former = request.cookies.get(FORMER, "")
    if former:
        handle = store.grant(former, person) or own_draft(former, person)
        if handle:
            return handle
    try:
        right = store.right(request.cookies.get(NEWEST, ""), person)
    except Problem as problem:
        if problem.code != "no_right":
            raise
        right = None
    return right.handle if right else store.newest(person)


def _new(store: Store) -> AnyResponse:
    """A new network from a file or a template, for a form on one of this server's own pages."""
    if foreign(request.environ) or foreign_origin(request.environ):
        return _error_page(403, Problem("foreign_form").message)
    if "document" in request.files:
        return _made(store, request.files["document"].read())
    key = request.form.get("template", "")
    if key not in {known for known, _ in templates()}:
        return _error_page(404, Problem("no_such_template").message)
    person = visitor() or new_person()
    return _opened(new_draft(key, person), person)


def _templates() -> Response:
    """The document of each template by its key, for the pictures in the list of templates."""
    answer = Response(template_documents(), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    answer.make_conditional(request.environ)
    return answer


def _made(store: Store, data: bytes) -> AnyResponse:
    try:
        document = decode_document(data)
    except Problem as problem:
        return _error_page(400, problem.message)
    person = visitor() or new_person()
    return _opened(store.create(document, person).handle, person)


def _opened(handle: str, person: Person) -> AnyResponse:
    answer = redirect(url_for("edit", network=handle), code=303)
    if FORMER in request.cookies:
        answer.delete_cookie(FORMER)
    return _remembered(answer, handle, person)


def _remembered(answer: AnyResponse, handle: str, person: Person) -> AnyResponse:
    """The browser comes back to this network."""
    keep(answer, NEWEST, handle)
    return known_by(answer, person)


def _edit(store: Store, address: str) -> AnyResponse:
    """The page of a network, for whom may edit it. Somebody else's draft opens as an own one, and so does an address
    that gave the right to edit itself."""
    person = visitor()
    right = store.right(address, person)
    if right is not None and person is not None:
        return _remembered(_editor(address, right, store.document(right)), address, person)
    if right is None and store.right_by_link(address) is None and not template_of(address):
        raise Problem("network_not_found")
    return _enter(store, address)


def _enter(store: Store, address: str) -> AnyResponse:
    """Let whoever comes by a link to edit do so from now on, and lead to an address that gives nothing away."""

    def entered(person: Person) -> AnyResponse:
        handle = store.grant(address, person) or own_draft(address, person)
        if handle is None:
            raise Problem("no_such_link")
        return _opened(handle, person)

    return for_a_person(entered)


def _copy(store: Store, link: str) -> AnyResponse:
    """A network of one's own, as the one behind the link is now; the same one when it is opened again."""

    def copied(person: Person) -> AnyResponse:
        handle = store.copy(link, person)
        if handle is None:
            raise Problem("no_such_link")
        return _opened(handle, person)

    return for_a_person(copied)


def _view(store: Store, secret: str) -> AnyResponse:
    right = store.right_by_link(secret)
    if right is None or right.role != "viewer":
        raise Problem("no_such_link")
    return _editor(secret, right, store.document(right))


def _editor(address: str, right: Right, document: Document) -> AnyResponse:
    page = render_template(
        "editor.html",
        network_id=address,
        role=right.role,
        title=document.title,
        templates=templates(),
        import_map=assets.import_map(),
        modules=assets.modules("js/main.js"),
    )
    answer = make_response(page)
    # A link to view is a right, so no cache keeps the page.
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _document(store: Store, address: str) -> AnyResponse:
    """The document as a file."""
    right = store.right(address, visitor())
    if right is None:
        raise Problem("network_not_found")
    answer = Response(encode_document(store.document(right)), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = 'attachment; filename="network.json"'
    return answer


def _problem(problem: Problem) -> AnyResponse:
    return _error_page(_STATUS.get(problem.code, 500), problem.message)


def _http_error(error: HTTPException) -> AnyResponse:
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    sentence = _SENTENCES.get(error.code, f"{error.name}.")
    return _error_page(error.code, sentence)


def _error_page(status: int, sentence: str) -> AnyResponse:
    return make_response(render_template("error.html", sentence=sentence), status)
