"""The pages over HTTP: the visitor's own network, a new one, a network to edit or to view, and plain errors."""

from __future__ import annotations

from flask import Flask, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from backprop_canvas.document.read import decode_document, encode_document
from backprop_canvas.document.templates import template_documents, templates
from backprop_canvas.errors import Problem
from backprop_canvas.protocol.messages import Role
from backprop_canvas.storage import Network, Store
from backprop_canvas.web import assets
from backprop_canvas.web.security import foreign, foreign_origin

FIRST = "2-2-2"
OWN = "own_network"
OWN_SECONDS = 400 * 24 * 3600
# A stored network that cannot be read is reported as gone. A database in use is free again soon.
_STATUS = {"network_not_found": 404, "network_unreadable": 410, "storage_busy": 503, "storage_failed": 503}
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
    app.add_url_rule("/n/<network>", "edit", lambda network: _editor(store, network, "editor"))
    app.add_url_rule("/v/<network>", "view", lambda network: _editor(store, network, "viewer"))
    app.add_url_rule("/n/<network>/document", "document", lambda network: _document(store, network))
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http_error)


def _home(store: Store) -> AnyResponse:
    """The visitor's own network: the newest that this browser made, or a draft of the worked example. Most visitors
    without a cookie are programs that never come back, so nothing is stored for them."""
    try:
        known = store.find(request.cookies.get(OWN, ""))
    except Problem:
        known = None  # The network can no longer be read; a new one is better than an error with no way on.
    if known is not None and known[1] == "editor":
        return redirect(url_for("edit", network=known[0].edit_id), code=303)
    return _own(store.draft(FIRST))


def _new(store: Store) -> AnyResponse:
    """A new network from a file or a template, for a form on one of this server's own pages."""
    if foreign(request.environ) or foreign_origin(request.environ):
        return _error_page(403, Problem("foreign_form").message)
    if "document" in request.files:
        return _opened(store, request.files["document"].read())
    key = request.form.get("template", "")
    if key not in {known for known, _ in templates()}:
        return _error_page(404, Problem("no_such_template").message)
    return _own(store.draft(key))


def _templates() -> Response:
    """The document of each template by its key, for the pictures in the list of templates."""
    answer = Response(template_documents(), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    answer.make_conditional(request.environ)
    return answer


def _opened(store: Store, data: bytes) -> AnyResponse:
    try:
        document = decode_document(data)
    except Problem as problem:
        return _error_page(400, problem.message)
    return _own(store.create(document))


def _own(network: Network) -> AnyResponse:
    answer = redirect(url_for("edit", network=network.edit_id), code=303)
    answer.set_cookie(
        OWN, network.edit_id, max_age=OWN_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure
    )
    return answer


def _editor(store: Store, address: str, role: Role) -> AnyResponse:
    network = _found(store, address, role)
    page = render_template(
        "editor.html",
        network_id=address,
        role=role,
        view_id=network.view_id,
        title=network.document.title,
        templates=templates(),
        import_map=assets.import_map(),
        modules=assets.modules(),
    )
    answer = make_response(page)
    # The address grants the right to edit, so no cache keeps the page.
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _document(store: Store, address: str) -> AnyResponse:
    """The document as a file."""
    network = _found(store, address, "editor")
    answer = Response(encode_document(network.document), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = 'attachment; filename="network.json"'
    return answer


def _found(store: Store, address: str, role: Role) -> Network:
    found = store.find(address)
    if found is None or found[1] != role:
        raise Problem("network_not_found")
    return found[0]


def _problem(problem: Problem) -> AnyResponse:
    return _error_page(_STATUS.get(problem.code, 500), problem.message)


def _http_error(error: HTTPException) -> AnyResponse:
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    sentence = _SENTENCES.get(error.code, f"{error.name}.")
    return _error_page(error.code, sentence)


def _error_page(status: int, sentence: str) -> AnyResponse:
    return make_response(render_template("error.html", sentence=sentence), status)
